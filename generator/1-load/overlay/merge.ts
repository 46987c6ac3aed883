import type { Selection } from "./json-path.js";
import type { Container, OverlaidTree } from "./tree.js";
import type { Origin } from "../source.js";

/** A value to merge, and where it was written. */
export interface Patch {
  readonly value: unknown;
  readonly origin: Origin;
}

/** Two values that can't become one. */
export interface TypeMismatch {
  readonly message: string;
  readonly patch: Origin;
  readonly target: Origin;
}

/**
 * Merges a value into a place of the document: mappings member by member, lists by appending,
 * scalars by replacing. Values that don't fit are returned, and left as they are.
 */
export function merge(
  { location, value }: Selection,
  given: Patch,
  tree: OverlaidTree,
): readonly TypeMismatch[] {
  // A patch may be used in several places, which must not share objects.
  const patch: Patch = { value: tree.copy(given.value), origin: given.origin };
  const target: Patch = { value, origin: tree.originOf(location) };
  if (kindOf(value) !== "scalar")
    return kindOf(value) === "list" || kindOf(patch.value) === "mapping"
      ? mergeInto(tree.open(location), target.origin, patch, tree)
      : [mismatch(patch, target)];
  if (kindOf(patch.value) !== "scalar") return [mismatch(patch, target)];
  const key = location.at(-1);
  // A document that is a scalar is reported later.
  if (key !== undefined) tree.put(tree.open(location.slice(0, -1)), key, patch.value, patch.origin);
  return [];
}

export type Kind = "mapping" | "list" | "scalar";

export function kindOf(value: unknown): Kind {
  if (Array.isArray(value)) return "list";
  return value !== null && typeof value === "object" ? "mapping" : "scalar";
}

function mergeInto(
  container: Container,
  origin: Origin,
  patch: Patch,
  tree: OverlaidTree,
): readonly TypeMismatch[] {
  if (Array.isArray(container)) {
    const items = kindOf(patch.value) === "list" ? membersOf(patch, tree) : [["", patch] as const];
    for (const [, item] of items) tree.put(container, container.length, item.value, item.origin);
    return [];
  }
  return [...membersOf(patch, tree)].flatMap(([key, member]) => {
    const value = Object.hasOwn(container, key) ? container[key] : undefined;
    if (value === undefined || (kindOf(value) === "scalar" && kindOf(member.value) === "scalar")) {
      tree.put(container, key, member.value, member.origin);
      return [];
    }
    const target = { value, origin: tree.memberOrigin(container, key, origin) };
    if (kindOf(value) !== kindOf(member.value)) return [mismatch(member, target)];
    return mergeInto(tree.openMember(container, key), target.origin, member, tree);
  });
}

function* membersOf({ value, origin }: Patch, tree: OverlaidTree): Generator<[string, Patch]> {
  for (const [key, member] of Object.entries(value as object))
    yield [key, { value: member, origin: tree.memberOrigin(value, key, origin) }];
}

function mismatch(patch: Patch, target: Patch): TypeMismatch {
  const message = `a ${kindOf(patch.value)} can't be merged into a ${kindOf(target.value)}`;
  return { message, patch: patch.origin, target: target.origin };
}
