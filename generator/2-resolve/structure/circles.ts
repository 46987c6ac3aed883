import { child, isRecord, items, type Node } from "../node.js";
import { referenceOf } from "../targets.js";
import type { StructuralError } from "./structure.js";

/**
 * Named schemas that are a part of themselves: an `allOf` that leads back to where it stands says
 * nothing, whatever is meant.
 * @param named `components.schemas` or `definitions`
 */
export function circlesIn(named: Node, prefix: string): readonly StructuralError[] {
  if (!isRecord(named.value)) return [];
  const parts = new Map<string, readonly AllOfPart[]>();
  for (const name of Object.keys(named.value)) {
    const found = partsOf(child(named, name)!, prefix);
    if (found.length > 0) parts.set(name, found);
  }
  const errors: StructuralError[] = [];
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (name: string) => {
    open.add(name);
    for (const { to, at } of parts.get(name) ?? [])
      if (open.has(to)) errors.push(errorAt(at, to));
      else if (!done.has(to)) visit(to);
    open.delete(name);
    done.add(name);
  };
  for (const name of parts.keys()) if (!done.has(name)) visit(name);
  return errors;
}

interface AllOfPart {
  /** The name of a schema. */
  readonly to: string;
  readonly at: string;
}

/** The named schemas that a schema is all of. */
function partsOf(schema: Node, prefix: string): readonly AllOfPart[] {
  return items(child(schema, "allOf")).flatMap((part) => {
    const reference = referenceOf(part);
    if (reference === undefined) return partsOf(part, prefix);
    if (!reference.startsWith(prefix)) return [];
    return [{ to: reference.slice(prefix.length), at: `${part.at}/$ref` }];
  });
}

function errorAt(at: string, to: string): StructuralError {
  const message = `this allOf refers back to ${to}, which contains it: it has no effect`;
  return { code: "WF2009", at, on: "value", message };
}
