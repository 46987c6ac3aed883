/** What tells an item from others of its kind: found by names. */
import type { Resource } from "./resources.js";

/**
 * The member that identifies an item: called as the variable, `name` of `{orderName}` at `/orders`, `id`,
 * or what the variable ends in.
 */
export function idMember(
  { collection, variable }: Pick<Resource, "collection" | "variable">,
  item: object,
): string | undefined {
  const names = Object.keys(item);
  const afterThing = nameAfterThing(collection, variable);
  return (
    names.find((name) => name === variable) ??
    names.find((name) => plainName(name) === afterThing) ??
    names.find((name) => name === "id") ??
    names.find((name) => plainName(name) === plainName(variable)) ??
    names.find((name) => plainName(name) !== "" && plainName(variable).endsWith(plainName(name)))
  );
}

/** What a variable says besides the thing, if the path has that: `name` of `/vpcs/{vpc_name}`. */
function nameAfterThing(collection: string, variable: string): string | undefined {
  const words: readonly string[] = variable.match(/[A-Z]*[a-z0-9]+|[A-Z]+/g) ?? [];
  // Its plural may end otherwise: `policy`, `/policies`.
  const thing = plainName(words.slice(0, -1).join("")).replace(/y$/, "");
  const isInPath = plainName(collection.replace(/\{[^{}]*\}/g, "")).includes(thing);
  return thing !== "" && isInPath ? plainName(words[words.length - 1]!) : undefined;
}

export function plainName(name: string): string {
  return name.replace(/[^a-z0-9]/gi, "").toLowerCase();
}
