import type { EnumShape } from "../../model/schema.js";
import type { OpenKind } from "./type-form.js";

/**
 * The kinds of values that may be added to an enum later. A single value is a marker, and
 * closed; so is what lists booleans alone.
 */
export function openKinds({ values }: Pick<EnumShape, "values">): readonly OpenKind[] {
  if (values.length === 1) return [];
  const kinds = new Set(values.map(({ value }) => typeof value));
  return (["string", "number"] as const).filter((kind) => kinds.has(kind));
}
