/** A new item: a made one of the document, with what a request says of it. */
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import { exampleFor } from "../example.js";
import { withUsualMembers } from "./defaults.js";
import { formsOf, freshId } from "./fresh-ids.js";
import { idMember } from "./id-member.js";
import { fitsWire, type Item, withMembers } from "./merge.js";
import { namedByPath } from "./path-names.js";
import type { Resource } from "./resources.js";
import { isScalar } from "./selection.js";

/**
 * Makes an item, and puts it among the others. The body's own id is kept.
 * @param wanted what the request says, of its path and query only what items have; `id`: that of its path
 * @param examples answers of the document, one of which may be like an item
 * @returns `taken`: another has this id; `undefined`: nothing in the examples is an id
 */
export function newItem(
  resource: Resource,
  wanted: Wanted,
  examples: readonly unknown[],
  items: Map<string, Item>,
  rule: Rule,
): Item | "taken" | undefined {
  const found = exampleItem(resource, examples, rule);
  if (found === undefined) return undefined;
  const { example, name } = found;
  const isTaken = (id: unknown) => items.has(String(id));
  const { [name]: inBody, ...besides } = wanted.members;
  const { named, others } = namedAsInPath(besides, resource);
  const given = wanted.id ?? (isScalar(inBody) ? inBody : undefined);
  if (given !== undefined && isTaken(given)) return "taken";
  const wished = given ?? (isTaken(named) ? undefined : named);
  const fits = (id: unknown) => fitsWire({ ...example, [name]: id }, rule);
  const choices = wished === undefined ? [] : [wished, Number(wished)].filter(fits);
  const id = choices[0] ?? madeId(resource, example[name], isTaken, fits);
  const inQuery = Object.entries(wanted.query).filter(([one]) => one !== name && one in example);
  // As its id, the item keeps it: of its answers some may have the one member, and some the other.
  const own = id === named ? { [resource.variable]: named } : {};
  const inPath = namedByPath(wanted.path, resource, name, example, rule);
  const said = { ...inPath.others, ...Object.fromEntries(inQuery), ...others };
  const members = {
    ...withUsualMembers(said, [...wanted.bodies, rule]),
    ...inPath.parents,
    ...own,
  };
  const item = withMembers({ ...example, [name]: id }, members, rule);
  items.set(String(id), item);
  return item;
}

interface Wanted {
  readonly members: Item;
  readonly query: Item;
  readonly path: Item;
  readonly id: string | undefined;
  /** The rules of the body, in its media types. */
  readonly bodies: readonly Rule[];
}

/**
 * What a body names as the path does: `file_id` for `/stores/{store_id}/files/{file_id}`. Below another
 * item that is the thing itself, which is put there, and its id. Elsewhere it is another one, such as
 * one to copy. There it would be taken for the id.
 */
function namedAsInPath(
  members: Item,
  { collection, variable }: Resource,
): { readonly named: unknown; readonly others: Item } {
  const { [variable]: named, ...others } = members;
  return { named: isScalar(named) && collection.includes("{") ? named : undefined, others };
}

/** An id that can stand in the path of the item, if there is one. @param like that of an example */
function madeId(
  { atItem, variable }: Resource,
  like: unknown,
  isTaken: (id: unknown) => boolean,
  fits: (id: unknown) => boolean,
): unknown {
  const { parameters = [] } = atItem;
  const rule = parameters.find(
    ({ in: group, name }) => group === "path" && name === variable,
  )?.rule;
  if (rule === undefined) return freshId(like, isTaken, fits);
  const fitsPath = (id: unknown) => fits(id) && formsOf(id).some((one) => fitsWire(one, rule));
  const first = fitsPath(like) ? like : pathTexts(rule, variable).flatMap(formsOf).find(fitsPath);
  return freshId(first ?? like, isTaken, first === undefined ? fits : fitsPath);
}

function pathTexts(rule: Rule, name: string): readonly unknown[] {
  try {
    return [1, 2, 3, 4].map((seed) => exampleFor(rule, seed, name));
  } catch {
    return [];
  }
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
