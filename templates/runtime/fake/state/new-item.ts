/** A new item: a made one of the document, with what a request says of it. */
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import { freshId } from "./fresh-ids.js";
import { fitsWire, type Item, withMembers } from "./merge.js";
import { idMember, type Resource } from "./resources.js";
import { isScalar } from "./selection.js";

/**
 * Makes an item, and puts it among the others. The body's own id is kept.
 * @param wanted what the request says; `id`: that of its path
 * @param examples answers of the document, one of which may be like an item
 * @returns `taken`: another has this id; `undefined`: nothing in the examples is an id
 */
export function newItem(
  resource: Resource,
  wanted: { readonly members: Item; readonly id: string | undefined },
  examples: readonly unknown[],
  items: Map<string, Item>,
  rule: Rule,
): Item | "taken" | undefined {
  const found = exampleItem(resource, examples, rule);
  if (found === undefined) return undefined;
  const { example, name } = found;
  const { [name]: inBody, ...others } = wanted.members;
  const own = wanted.id ?? (isScalar(inBody) ? inBody : undefined);
  if (own !== undefined && items.has(String(own))) return "taken";
  const isTaken = (id: unknown) => items.has(String(id));
  const fits = (id: unknown) => fitsWire({ ...example, [name]: id }, rule);
  const choices = own === undefined ? [] : [own, Number(own)].filter(fits);
  const id = choices[0] ?? freshId(example[name], isTaken, fits);
  const item = withMembers({ ...example, [name]: id }, others, rule);
  items.set(String(id), item);
  return item;
}

/** The example that is like an item, and its member that is an id. Without one, nothing is kept. */
export function exampleItem(
  resource: Resource,
  examples: readonly unknown[],
  rule: Rule,
): { readonly example: Item; readonly name: string } | undefined {
  const example = examples.filter(isPlainObject).find((one) => fitsWire(one, rule));
  const name = example && idMember(resource, example);
  return example === undefined || name === undefined ? undefined : { example, name };
}
