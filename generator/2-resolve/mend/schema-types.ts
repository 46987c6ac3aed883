import type { Mending, TypeName } from "./draft.js";
import { child, isRecord, items, type Node } from "../node.js";
import { referenceOf } from "../targets.js";

/** The types that a schema allows, from wherever they are said; empty where nothing says so. */
export function typesOf(schema: Node, mending: Mending): ReadonlySet<TypeName> {
  const said = saidTypes(schema, mending, new Set());
  const types = said.size > 0 ? said : (mending.typesAround.get(schema.value) ?? said);
  if (types.size === 0 || types.has("null") || !isNullable(schema)) return types;
  return new Set([...types, "null"]);
}

/** Notes what the parts of a combination are of, for those that don't say it. */
export function noteTypes(schema: Node, mending: Mending): void {
  const parts = items(child(schema, "allOf"));
  const isReference = referenceOf(schema) !== undefined && mending.isFrom("3.1");
  if (parts.length === 0 && !isReference) return;
  const types = typesOf(schema, mending);
  if (types.size === 0) return;
  const target = isReference ? [mending.follow(schema)] : [];
  for (const part of [...parts, ...parts.map((part) => mending.follow(part)), ...target])
    if (isRecord(part?.value)) {
      const known = mending.typesAround.get(part.value);
      mending.typesAround.set(part.value, agreed(known, types));
    }
}

/** What a part is where it is of several: nothing, unless all say the same. */
function agreed(known: ReadonlySet<TypeName> | undefined, types: ReadonlySet<TypeName>) {
  const isOther = known !== undefined && [...known].join() !== [...types].join();
  return isOther ? new Set<TypeName>() : types;
}

function isNullable(schema: Node): boolean {
  return ["nullable", "x-nullable"].some((key) => child(schema, key)?.value === true);
}

function saidTypes(schema: Node, mending: Mending, visited: Set<unknown>): ReadonlySet<TypeName> {
  if (!isRecord(schema.value) || visited.has(schema.value)) return new Set();
  visited.add(schema.value);
  const type = child(schema, "type");
  const isIgnored = referenceOf(schema) !== undefined && !mending.isFrom("3.1");
  if (type !== undefined && !isIgnored) return namedTypes(type);
  const target = referenceOf(schema) === undefined ? undefined : mending.follow(schema);
  for (const part of [...(target ? [target] : []), ...items(child(schema, "allOf"))]) {
    const types = saidTypes(part, mending, visited);
    if (types.size > 0) return types;
  }
  return new Set();
}

function namedTypes(type: Node): ReadonlySet<TypeName> {
  const names = Array.isArray(type.value) ? items(type).map(({ value }) => value) : [type.value];
  const words = names.map((name) => (name === null ? "null" : name));
  return new Set(words.filter((name): name is TypeName => typeof name === "string"));
}
