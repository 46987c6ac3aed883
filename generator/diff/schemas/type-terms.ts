/** The alternatives of the generated type of a shape. */
import type { EnumShape, EnumValue, Shape } from "../../model/schema.js";
import type { Int64 } from "../../model/api.js";
import { resolveShape } from "../../model/walk.js";
import type { Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { openKinds } from "../../4-plan/types/open-enums.js";

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
  /** What an enum admits besides its values: of a type, and no plain value of it. */
  | { readonly kind: "unrecognized"; readonly name: string }
  | { readonly kind: "structure"; readonly shape: Shape };

const scalar = (name: string): TypeTerm => ({ kind: "scalar", name });

/** As `5-emit/types.ts` prints them. */
export function typeTermsOf(
  { shape, client, direction }: Typed,
  outer: readonly Shape[] = [],
): readonly TypeTerm[] {
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
      if (client.api.dates === "date" && shape.wire === "date-time") return [scalar("Date")];
      if (client.api.dates === "date" && shape.wire === "date") return [scalar("string")];
      return ["string", ...(isRequest ? stringExtras[shape.wire ?? "none"] : [])].map(scalar);
    case "integer":
      if (client.api.dates === "date" && shape.wire === "unix-time") return [scalar("Date")];
      if (!isRequest) return [scalar(shape.wire === "int64" ? client.api.int64 : "number")];
      return ["number", ...integerExtras[shape.wire ?? "none"]].map(scalar);
    case "enum": {
      const { int64 } = client.api;
      const literals = shape.values.flatMap((value) => enumTerms(value, shape, isRequest, int64));
      const names = openKinds(shape).flatMap((kind) => {
        if (kind === "string" || shape.int64 !== true) return [kind];
        return isRequest && int64 === "bigint" ? ["number", "bigint"] : [isRequest ? kind : int64];
      });
      const open = names.map((name): TypeTerm => ({ kind: "unrecognized", name }));
      return [...literals, ...open];
    }
    case "union":
      // A choice adds nothing to itself.
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

/** As `5-emit/enum-types.ts` prints them. */
function enumTerms(
  { value, digits }: EnumValue,
  shape: EnumShape,
  isRequest: boolean,
  int64: Int64,
): readonly TypeTerm[] {
  const number: TypeTerm = { kind: "literal", value };
  if (typeof value !== "number" || shape.int64 !== true) return [number];
  const exact: TypeTerm = { kind: "literal", value: BigInt(digits ?? value) };
  if (!isRequest)
    return [int64 === "bigint" ? exact : digits === undefined ? number : scalar("number")];
  return digits === undefined ? (int64 === "bigint" ? [number, exact] : [number]) : [exact];
}

const stringExtras = {
  none: [],
  date: ["Date"],
  "date-time": ["Date"],
  binary: ["Uint8Array", "ArrayBuffer", "Blob"],
  base64: ["Uint8Array", "ArrayBuffer"],
  base64url: ["Uint8Array", "ArrayBuffer"],
  int64: ["bigint"],
};

const integerExtras = { none: [], "unix-time": ["Date"], int64: ["bigint"] };
