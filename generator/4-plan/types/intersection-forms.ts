import type { ObjectShape, RequiredGroup, Shape } from "../../model/schema.js";
import { distribute, mergeObjects, type Named } from "../../model/merge.js";
import { objectsOf, resolveShape } from "../../model/walk.js";
import type { Direction } from "../directions.js";
import { directedMembers } from "./directed-members.js";
import { markerIn } from "./markers.js";

export type IntersectionForm =
  /** One table of all members. */
  | { readonly kind: "object"; readonly shape: ObjectShape }
  /** A choice of tables. */
  | { readonly kind: "choice"; readonly variants: readonly Shape[] }
  | {
      readonly kind: "parts";
      readonly parts: readonly IntersectionPart[];
      /** Members that give way to a marker's, in all other parts. */
      readonly replaced: readonly string[];
    };

export type IntersectionPart =
  /** What tells a variant apart, whatever the others say of that member. */
  | { readonly kind: "marker"; readonly shape: ObjectShape }
  /** `beside`: TypeScript holds what the parts have against its index; `null`: that is too much to say. */
  | {
      readonly kind: "indexed";
      readonly shape: ObjectShape;
      readonly beside: readonly ObjectShape[] | null;
    }
  | { readonly kind: "plain"; readonly shape: Shape };

/**
 * The form of an intersection. TypeScript checks all members against an index signature: where one part has
 * a type for further members, that type includes the members of the other parts.
 */
export function intersectionForm(
  parts: readonly Shape[],
  direction: Direction,
  client: Named,
): IntersectionForm {
  const said = parts.filter((part) => saysMore(part, direction, client));
  const merged = mergeObjects({ kind: "intersection", parts }, client);
  // A named type has its index signature already, which members of other parts would contradict.
  const isNeeded = said.length > 1 && said.some((part) => isNamedRecord(part, client));
  const isHidden = hidesOthers(parts, direction, client);
  if (merged !== undefined && (isNeeded || isHidden || said.length === 0))
    return { kind: "object", shape: { ...merged, requiredAnyOf: groupsOf(said, client) } };
  const choices = isHidden ? distribute({ kind: "intersection", parts }, client) : undefined;
  if (typeof choices === "object") return { kind: "choice", variants: choices };
  const markers = said.map((part) => markerIn(part, said, client));
  return {
    kind: "parts",
    parts: said.map((part, index): IntersectionPart => {
      const marker = markers[index];
      if (marker !== undefined) return { kind: "marker", shape: marker.shape };
      return isTyped(part)
        ? { kind: "indexed", shape: part, beside: objectsBeside(said, client) }
        : { kind: "plain", shape: part };
    }),
    replaced: markers.flatMap((marker) => marker?.names ?? []),
  };
}

/**
 * Whether a part adds to the type: not if all its members are of the other direction, or if it only closes
 * the others.
 */
function saysMore(part: Shape, direction: Direction, client: Named): boolean {
  if (part.kind === "reference") return !isOnlyRead(part, direction, client);
  if (part.kind !== "object" || typeof part.additional !== "string") return true;
  return directedMembers(part, direction).shown.some(({ tag }) => tag !== "repeats");
}

/** Whether a named type has only `readOnly` members, which requests don't need. */
function isOnlyRead(part: Shape, direction: Direction, client: Named): boolean {
  const object = direction === "request" ? mergeObjects(part, client) : undefined;
  if (object === undefined || typeof object.additional !== "string") return false;
  const { shown, hidden } = directedMembers(object, direction);
  return shown.length === 0 && hidden.length > 0;
}

/**
 * Whether one part excludes a member from this direction that others have: then the types can't be joined
 * by `&`.
 */
function hidesOthers(parts: readonly Shape[], direction: Direction, client: Named): boolean {
  const hidden = new Map<string, Shape>();
  const sorted = parts.map((part) => {
    const objects = objectsOf(part, client.api.schemas) ?? [];
    return { part, members: objects.map((object) => directedMembers(object, direction)) };
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

/** Whether the type of further members is more than anything. */
function isTyped(shape: Shape): shape is ObjectShape {
  if (shape.kind !== "object" || typeof shape.additional === "string") return false;
  return shape.additional.kind !== "unknown";
}

function isNamedRecord(part: Shape, client: Named): boolean {
  const object = part.kind === "reference" ? mergeObjects(part, client) : undefined;
  return object !== undefined && isTyped(object);
}

/** The objects whose members a value of these parts can have; `null`: too many choices. */
function objectsBeside(parts: readonly Shape[], client: Named): readonly ObjectShape[] | null {
  const choices = distribute({ kind: "intersection", parts }, client);
  return typeof choices === "object" ? choices.filter((one) => one.kind === "object") : null;
}

function groupsOf(parts: readonly Shape[], { api }: Named): readonly RequiredGroup[] {
  const objects = parts.map((part) => resolveShape(part, api.schemas));
  return objects.flatMap((part) => (part.kind === "object" ? part.requiredAnyOf : []));
}
