import type { ObjectShape, Shape } from "../../model/schema.js";
import { distribute, mergeObjects } from "../../model/merge.js";
import { objectsOf, resolveShape } from "../../model/walk.js";
import { keyword, literalType, union } from "../seam/build.js";
import type { Member, TypeNode } from "../seam/draft.js";
import { markerIn } from "./marker-types.js";
import { membersOf, objectType, readBack, sortMembers } from "./object-types.js";
import { typeOf, type TypeContext } from "./types.js";

/**
 * What fulfils all parts. TypeScript holds all members against an index signature: where one part
 * gives further members a type, the members of the others are part of it.
 */
export function intersectionType(parts: readonly Shape[], context: TypeContext): TypeNode {
  const said = parts.filter((part) => saysMore(part, context));
  const merged = mergeObjects({ kind: "intersection", parts }, context.client);
  // A named type has its index signature already, which the members of others would break.
  const isNeeded = said.length > 1 && said.some((part) => isNamedRecord(part, context));
  const isHidden = hidesOthers(parts, context);
  if (merged !== undefined && (isNeeded || isHidden || said.length === 0))
    return objectType({ ...merged, requiredAnyOf: groupsOf(said, context) }, context);
  const choices = isHidden
    ? distribute({ kind: "intersection", parts }, context.client)
    : undefined;
  if (typeof choices === "object") return union(choices.map((choice) => typeOf(choice, context)));
  const markers = said.map((part) => markerIn(part, said, context.client));
  const replaced = markers.flatMap((marker) => marker?.names ?? []);
  const of = said.map((part, index) => {
    const marker = markers[index];
    if (marker !== undefined) return typeOf(marker.shape, context);
    const type = isTyped(part)
      ? objectType(part, context, membersIn(said, context))
      : typeOf(part, context);
    return replaced.length === 0 ? type : without(type, replaced);
  });
  return of.length === 1 ? of[0]! : { kind: "intersection", of };
}

/** Nothing is said by parts of which nothing is left in this direction, or that only close the others. */
function saysMore(part: Shape, context: TypeContext): boolean {
  if (part.kind === "reference") return !isOnlyRead(part, context);
  if (part.kind !== "object" || typeof part.additional !== "string") return true;
  return sortMembers(part, context.direction).shown.some(({ tag }) => tag !== "repeats");
}

/** Whether a named type has nothing that is sent: it shows what is read, for who gives it back alone. */
function isOnlyRead(part: Shape, { client, direction }: TypeContext): boolean {
  const object = direction === "request" ? mergeObjects(part, client) : undefined;
  if (object === undefined || typeof object.additional !== "string") return false;
  const { shown, hidden } = sortMembers(object, direction);
  return shown.length === 0 && hidden.length > 0;
}

/** Whether one part keeps a member from this direction that others have: their types can't be joined. */
function hidesOthers(parts: readonly Shape[], { client, direction }: TypeContext): boolean {
  const hidden = new Map<string, Shape>();
  const sorted = parts.map((part) => {
    const objects = objectsOf(part, client.api.schemas) ?? [];
    return { part, members: objects.map((object) => sortMembers(object, direction)) };
  });
  for (const { part, members } of sorted)
    for (const { name } of members.flatMap((object) => object.hidden)) hidden.set(name, part);
  if (hidden.size === 0) return false;
  return sorted.some(({ part, members }) =>
    members
      .flatMap(({ shown }) => shown)
      .some(({ name, tag }) => tag === undefined && hidden.has(name) && hidden.get(name) !== part),
  );
}

function without(type: TypeNode, names: readonly string[]): TypeNode {
  const left = union(names.map(literalType));
  return { kind: "global", name: "Omit", arguments: [type, left] };
}

/** Whether the type of further members is more than anything. */
function isTyped(shape: Shape): shape is ObjectShape {
  if (shape.kind !== "object" || typeof shape.additional === "string") return false;
  return shape.additional.kind !== "unknown";
}

function isNamedRecord(part: Shape, { client }: TypeContext): boolean {
  const object = part.kind === "reference" ? mergeObjects(part, client) : undefined;
  return object !== undefined && isTyped(object);
}

/** All members that a value of these parts can have; of too many choices, one that may be anything. */
function membersIn(parts: readonly Shape[], context: TypeContext): readonly Member[] {
  const choices = distribute({ kind: "intersection", parts }, context.client);
  if (typeof choices === "object")
    return choices.flatMap((part) =>
      part.kind === "object" ? [...membersOf(part, context), ...readBack(part, context)] : [],
    );
  return [{ name: "", optional: false, type: keyword("unknown"), docs: [] }];
}

function groupsOf(parts: readonly Shape[], { client }: TypeContext): ObjectShape["requiredAnyOf"] {
  const objects = parts.map((part) => resolveShape(part, client.api.schemas));
  return objects.flatMap((part) => (part.kind === "object" ? part.requiredAnyOf : []));
}
