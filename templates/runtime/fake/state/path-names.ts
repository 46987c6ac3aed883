/** What the path of an item says of the items that it is below: `orgId` of `/orgs/{orgId}/users`. */
import type { Rule } from "../../validate/rule.js";
import { formsOf } from "./fresh-ids.js";
import { plainName } from "./id-member.js";
import { fitsWire, type Item } from "./merge.js";
import type { Resource } from "./resources.js";

export interface NamedByPath {
  /** They say which item it is below: no body says otherwise. */
  readonly parents: Item;
  /** Others that are called as a variable: a key below `/users/{name}` has a name of its own. */
  readonly others: Item;
}

/**
 * Members of an item, by the variables of its collection's path.
 * @param own the name of the member that is its id
 */
export function namedByPath(
  path: Item,
  { collection, variable }: Pick<Resource, "collection" | "variable">,
  own: string,
  item: Item,
  rule: Rule,
): NamedByPath {
  const named = Array.from(collection.matchAll(/(?:([^/{}]+)\/)?\{([^{}]+)\}/g), (found) => {
    const [, thing = "", outer = ""] = found;
    const name = plainName(outer);
    const isParent = name.endsWith("id") || singularsOf(thing).some((one) => name.startsWith(one));
    return { isParent, member: namedMember(thing, outer, item), value: path[outer], outer };
  });
  const membersOf = (isWanted: boolean): Item =>
    Object.fromEntries(
      named.flatMap(({ isParent, member, value, outer }) => {
        if (isParent !== isWanted || member === undefined) return [];
        if (outer === variable || member === own) return [];
        const forms = formsOf(value).filter((one) => fitsWire({ ...item, [member]: one }, rule));
        return forms.slice(0, 1).map((form) => [member, form] as const);
      }),
    );
  return { parents: membersOf(true), others: membersOf(false) };
}

/** A mere `{id}` is that of the thing before it: `order_id` of `/orders/{id}/items`. */
function namedMember(thing: string, outer: string, item: Item): string | undefined {
  const name = plainName(outer);
  const names = name === "id" ? singularsOf(thing).map((one) => `${one}id`) : [name];
  return Object.keys(item).find((member) => names.includes(plainName(member)));
}

/** How one of several things may be called. */
function singularsOf(things: string): readonly string[] {
  const plain = plainName(things);
  const endings = [/$/, /s$/, /es$/];
  const singulars = [plain.replace(/ies$/, "y"), ...endings.map((end) => plain.replace(end, ""))];
  return plain === "" ? [] : singulars;
}
