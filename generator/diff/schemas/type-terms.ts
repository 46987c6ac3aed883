/** The alternatives of the generated type of a shape. */
import type { Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";
import type { Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { TypeForm } from "../../4-plan/types/type-form.js";

/** A shape as a type of one package. */
export interface Typed {
  readonly shape: Shape;
  readonly client: ClientPlan;
  readonly direction: Direction;
}

/** The alternatives of a type. */
export type TypeTerm =
  | { readonly kind: "unknown" }
  | { readonly kind: "scalar"; readonly name: string }
  | { readonly kind: "literal"; readonly value: string | number | boolean | bigint }
  /** The unknown values of an enum: a branded type, not a plain string or number. */
  | { readonly kind: "unrecognized"; readonly name: string }
  | { readonly kind: "structure"; readonly shape: Shape };

/** The planned types of scalars; composite types are compared part by part. */
export function typeTermsOf(
  { shape, client, direction }: Typed,
  outer: readonly Shape[] = [],
): readonly TypeTerm[] {
  switch (shape.kind) {
    case "unknown":
      return [{ kind: "unknown" }];
    case "never":
      return [];
    case "boolean":
      return [true, false].map((value) => ({ kind: "literal", value }));
    case "null":
    case "number":
    case "string":
    case "integer":
    case "enum":
      return scalarTerms(client.types.structureOf(shape, { direction }));
    case "union":
      // A choice inside itself adds nothing.
      if (outer.includes(shape)) return [];
      return shape.variants.flatMap((variant) =>
        typeTermsOf({ shape: variant, client, direction }, [...outer, shape]),
      );
    case "reference": {
      const target = resolveShape(shape, client.api.schemas);
      return typeTermsOf({ shape: target, client, direction }, outer);
    }
    default:
      shape.kind satisfies "array" | "tuple" | "object" | "intersection";
      return [{ kind: "structure", shape }];
  }
}

function scalarTerms(form: TypeForm): readonly TypeTerm[] {
  switch (form.kind) {
    case "union":
      return form.of.flatMap(scalarTerms);
    case "word":
    case "global":
      return [{ kind: "scalar", name: form.name }];
    case "userFormat":
      return [{ kind: "scalar", name: `the type of ${form.name}` }];
    case "literal":
      return [form];
    case "bigint":
      return [{ kind: "literal", value: BigInt(form.digits) }];
    case "unrecognized":
      return form.of.map((name) => ({ kind: "unrecognized", name }));
    default:
      throw new Error(`a scalar has no type of the kind ${form.kind}`);
  }
}
