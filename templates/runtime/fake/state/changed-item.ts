/** What becomes of an item that a request changes. */
import { essenceOf } from "../../encode/media-types.js";
import type { ServedOperation } from "../../serve/served.js";
import { isPlainObject } from "../../validate/objects.js";
import type { Rule } from "../../validate/rule.js";
import { bodyRules, namesInBody } from "./body-names.js";
import { withUsualMembers } from "./defaults.js";
import { idMember } from "./id-member.js";
import { isJsonPatch, jsonPatched, PatchFault } from "./json-patch.js";
import { fitsWire, type Item, mergePatched, replaced, withMembers } from "./merge.js";
import { namedByPath } from "./path-names.js";
import type { Resource } from "./resources.js";

export interface ItemChange {
  readonly operation: ServedOperation;
  readonly role: "update" | "replace";
  /** As it was sent. */
  readonly contentType: string;
  readonly path: Item;
  readonly body: unknown;
}

/**
 * The path says which item it is, and which it is below, whatever the body says.
 * @throws PatchFault if a JSON Patch can't be carried out: the item stays as it was
 */
export function changedItem(
  item: Item,
  resource: Resource,
  { operation, role, contentType, path, body }: ItemChange,
  rule: Rule,
): Item {
  const id = idMember(resource, item) ?? "";
  const fixed = (wanted: Item): Item => {
    const { [id]: _, ...others } = wanted;
    const { parents } = namedByPath(path, resource, id, { ...item, ...others }, rule);
    return { ...others, ...parents };
  };
  if (role === "update" && isJsonPatch(body, contentType)) {
    const patched = jsonPatched(item, body);
    const whole = isPlainObject(patched) ? withOwn(fixed(patched), item, id) : patched;
    if (fitsWire(whole, rule)) return whole as Item;
    throw new PatchFault("what it makes of the item breaks a rule of the document", 422);
  }
  const members = isPlainObject(body) ? body : {};
  if (role === "update") {
    const isMerged = essenceOf(contentType) === "application/merge-patch+json";
    const changes = isMerged ? mergePatched(item, members) : members;
    return withMembers(item, fixed(changes), rule);
  }
  const isNamed = namesInBody(operation);
  const stays = (name: string) => name === id || !isNamed(name);
  const usual = Object.entries(withUsualMembers(members, [...bodyRules(operation), rule]));
  const whole = usual.filter(([name]) => name in members || !stays(name));
  return replaced(item, fixed(Object.fromEntries(whole)), stays, rule);
}

/** With the member of an item, if the item has that. */
function withOwn(changed: Item, item: Item, name: string): Item {
  return name in item ? { [name]: item[name], ...changed } : changed;
}
