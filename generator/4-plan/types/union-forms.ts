import type { EnumShape, Shape } from "../../model/schema.js";
import { resolveShape, type Schemas } from "../../model/walk.js";
import { openKinds } from "./open-enums.js";
import type { OpenKind } from "./type-form.js";

/** What is known of a choice, for both directions. */
export interface UnionForm {
  readonly variants: readonly UnionVariant[];
  /** Of which kinds the values of enums among the variants are, at any depth. */
  readonly enumKinds: ReadonlySet<string>;
  /** Several constants and nothing else: of which kinds others may come to them. */
  readonly openTo: readonly OpenKind[];
}

export interface UnionVariant {
  readonly shape: Shape;
  /** It is any value of that kind: `null`, where it is less, or more. */
  readonly any: OpenKind | null;
}

export function unionForm(variants: readonly Shape[], schemas: Schemas): UnionForm {
  const enums = variants.flatMap((variant) => enumsIn(variant, schemas, []));
  return {
    variants: variants.map((shape) => ({ shape, any: anyOfKind(shape, schemas) })),
    enumKinds: new Set(enums.flatMap(({ values }) => values.map(({ value }) => typeof value))),
    openTo: kindsOfConstants(variants, schemas),
  };
}

/** The kind of which a shape allows any value. With a format it may allow more than that. */
function anyOfKind(shape: Shape, schemas: Schemas): OpenKind | null {
  const target = resolveShape(shape, schemas);
  if ("userFormat" in target) return null;
  if (target.kind === "string") return target.wire === null ? "string" : null;
  if (target.kind === "integer") return target.wire === null ? "number" : null;
  return target.kind === "number" ? "number" : null;
}

/** The enums that a value may be of, those of a choice inside too. */
function enumsIn(shape: Shape, schemas: Schemas, outer: readonly Shape[]): readonly EnumShape[] {
  const target = resolveShape(shape, schemas);
  if (target.kind === "enum") return [target];
  if (target.kind !== "union" || outer.includes(target)) return [];
  return target.variants.flatMap((variant) => enumsIn(variant, schemas, [...outer, target]));
}

/**
 * For several constants and nothing else but null: the kinds of values that may be added later. Constants
 * without a name are the words of one variant, which are closed: all others were made an enum before.
 */
function kindsOfConstants(variants: readonly Shape[], schemas: Schemas): readonly OpenKind[] {
  if (!variants.some(({ kind }) => kind === "reference")) return [];
  const targets = variants.map((variant) => resolveShape(variant, schemas));
  const given = targets.filter(({ kind }) => kind !== "null");
  const enums = given.filter((target) => target.kind === "enum");
  if (enums.length < given.length || enums.some(({ values }) => values.length > 1)) return [];
  return openKinds({ values: enums.flatMap(({ values }) => values) });
}
