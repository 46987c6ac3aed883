import type { Repairs, TypeName } from "./draft.js";
import { child, isRecord, items, type Node } from "../node.js";
import { referenceOf } from "../targets.js";

/** The types that a schema allows, by itself or by its parts; empty where nothing says it. */
export function typesOf(schema: Node, repairs: Repairs): ReadonlySet<TypeName> {
  const said = saidTypes(schema, repairs, new Set());
  const types = said.size > 0 ? said : (repairs.typesAround(schema.value) ?? said);
  if (types.size === 0 || types.has("null") || !isNullable(schema)) return types;
  return new Set([...types, "null"]);
}

/** Notes the types of a combination's parts, for those that have no `type`. */
export function noteTypes(schema: Node, repairs: Repairs): void {
  const parts = items(child(schema, "allOf"));
  const isReference = referenceOf(schema) !== undefined && repairs.isFrom("3.1");
  if (parts.length === 0 && !isReference) return;
  const types = typesOf(schema, repairs);
  if (types.size === 0) return;
  const target = isReference ? [repairs.follow(schema)] : [];
  for (const part of [...parts, ...parts.map((part) => repairs.follow(part)), ...target])
    // Of those that say their own types, nobody asks for the types around.
    if (isRecord(part?.value) && saidTypes(part, repairs, new Set()).size === 0)
      repairs.noteTypesAround(part.value, agreed(repairs.typesAround(part.value), types));
}

/** The types of a part that belongs to several combinations: none, unless all agree. */
function agreed(known: ReadonlySet<TypeName> | undefined, types: ReadonlySet<TypeName>) {
  const isOther = known !== undefined && [...known].join() !== [...types].join();
  return isOther ? new Set<TypeName>() : types;
}

function isNullable(schema: Node): boolean {
  return ["nullable", "x-nullable"].some((key) => child(schema, key)?.value === true);
}

function saidTypes(schema: Node, repairs: Repairs, visited: Set<unknown>): ReadonlySet<TypeName> {
  if (!isRecord(schema.value) || visited.has(schema.value)) return new Set();
  visited.add(schema.value);
  const type = child(schema, "type");
  const isIgnored = referenceOf(schema) !== undefined && !repairs.isFrom("3.1");
  if (type !== undefined && !isIgnored) return namedTypes(type);
  const target = referenceOf(schema) === undefined ? undefined : repairs.follow(schema);
  for (const part of [...(target ? [target] : []), ...items(child(schema, "allOf"))]) {
    const types = saidTypes(part, repairs, visited);
    if (types.size > 0) return types;
  }
  return new Set();
}

function namedTypes(type: Node): ReadonlySet<TypeName> {
  const names = Array.isArray(type.value) ? items(type).map(({ value }) => value) : [type.value];
  const words = names.map((name) => (name === null ? "null" : name));
  return new Set(words.filter((name): name is TypeName => typeof name === "string"));
}
