/** The alternatives of the generated type of a shape. */
import type { Shape } from "../3-lower/api.js";
import { resolveShape } from "../3-lower/shapes.js";
import type { Direction } from "../4-plan/directions.js";
import type { ClientPlan } from "../4-plan/plan.js";

/** A shape as a type of one package. */
export interface Typed {
  readonly shape: Shape;
  readonly client: ClientPlan;
  readonly direction: Direction;
}

/** The alternatives of a type. */
export type Term =
  | { readonly kind: "unknown" }
  | { readonly kind: "scalar"; readonly name: string }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "structure"; readonly shape: Shape };

const scalar = (name: string): Term => ({ kind: "scalar", name });

/** As `5-emit/types.ts` prints them. */
export function termsOf({ shape, client, direction }: Typed): readonly Term[] {
  const isRequest = direction === "request";
  switch (shape.kind) {
    case "unknown":
      return [{ kind: "unknown" }];
    case "never":
      return [];
    case "boolean":
      return [true, false].map((value) => ({ kind: "literal", value }));
    case "null":
    case "number":
      return [scalar(shape.kind)];
    case "string":
      return ["string", ...(isRequest ? stringExtras[shape.format ?? "none"] : [])].map(scalar);
    case "integer":
      if (!isRequest) return [scalar(shape.format === "int64" ? client.api.int64 : "number")];
      return ["number", ...integerExtras[shape.format ?? "none"]].map(scalar);
    case "enum": {
      const literals = shape.values.map(({ value }): Term => ({ kind: "literal", value }));
      if (isRequest || literals.length === 1) return literals;
      const open = new Set(shape.values.map(({ value }) => typeof value));
      return [...literals, ...[...open].filter((type) => type !== "boolean").map(scalar)];
    }
    case "union":
      return shape.variants.flatMap((variant) => termsOf({ shape: variant, client, direction }));
    case "reference": {
      const target = resolveShape(shape, client.api.schemas);
      return termsOf({ shape: target, client, direction });
    }
    default:
      return [{ kind: "structure", shape }];
  }
}

const stringExtras = {
  none: [],
  date: ["Date"],
  "date-time": ["Date"],
  binary: ["Uint8Array", "ArrayBuffer", "Blob"],
  base64: ["Uint8Array", "ArrayBuffer"],
  base64url: ["Uint8Array", "ArrayBuffer"],
};

const integerExtras = { none: [], "unix-time": ["Date"], int64: ["bigint"] };
