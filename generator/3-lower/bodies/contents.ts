import type { Node } from "../../2-resolve/node.js";
import type { ResponseContent } from "../../model/response.js";
import type { Shape } from "../../model/schema.js";
import type { Lowering } from "../lowering.js";
import { admitsJson, essence, formatOf, formatOfContent } from "../../model/media-types.js";
import { isBinary, partsOf, resolveShape, type Schemas } from "../../model/walk.js";

/** How the bytes of a body are written, and what they are before. */
export interface ContentFacts {
  readonly format: "json" | "text" | "binary";
  readonly shape: Shape;
}

/**
 * Decides by media type and schema: bytes stay bytes under any media type, and text on the wire (XML, CSV)
 * is a string for the caller, whatever structure the schema describes. A range that includes JSON
 * (`application/*`) is JSON where there is a schema.
 * @param isBesideJson it is sent only where a caller names it
 */
export function contentFacts(
  mediaType: string,
  isBesideJson: boolean,
  shape: Shape,
  at: Node,
  lowering: Lowering,
): ContentFacts {
  const target = resolveShape(shape, lowering.schemas);
  if (isBinary(target, lowering.schemas)) return { format: "binary", shape };
  const format = target.kind !== "unknown" && admitsJson(mediaType) ? "json" : formatOf(mediaType);
  if (format === "json" || hasText(valuesOf(shape, lowering.schemas))) return { format, shape };
  if (target.kind !== "unknown" && !isBesideJson)
    warnOfStructure(mediaType, format === "text" ? "text" : "bytes", at, lowering);
  return { format, shape: format === "text" ? aText : shape };
}

/** What callers give for a parameter with `content`: it is written like a body of that type. */
export function parameterShape(
  mediaType: string,
  shape: Shape,
  at: Node,
  lowering: Lowering,
): Shape {
  const values = valuesOf(shape, lowering.schemas);
  if (formatOfContent(mediaType) !== "text" || values.has("unknown") || hasText(values))
    return shape;
  warnOfStructure(mediaType, "text", at, lowering);
  return aText;
}

const aText: Shape = { kind: "string", wire: null };

function warnOfStructure(mediaType: string, form: string, at: Node, lowering: Lowering): void {
  const type = essence(mediaType);
  if (!lowering.diagnostics.isFirst(type)) return;
  const message = `${type} is passed as ${form}: the schema's structure is not used`;
  lowering.diagnostics.report("WF3005", at.at, message, { on: "key" });
}

/**
 * How a response is read, and which shape it has then. The text of a number is a number. A response within
 * a range that includes JSON is read by its own Content-Type, as far as the schema allows.
 */
export function answerFacts(
  mediaType: string,
  isBesideJson: boolean,
  shape: Shape,
  at: Node,
  lowering: Lowering,
): Pick<ResponseContent, "format" | "shape"> {
  const values = valuesOf(shape, lowering.schemas);
  const facts = contentFacts(mediaType, isBesideJson, shape, at, lowering);
  if (facts.format === "binary" && !values.has("unknown")) return facts;
  const isScalar = hasScalarsAlone(values);
  if (facts.format === "text") return isScalar ? { format: "scalar", shape } : facts;
  if (!admitsJson(mediaType)) return facts;
  if (values.has("unknown")) return { format: "any", shape };
  if (values.has("string")) return { format: values.size > 1 ? "jsonOrText" : "anyText", shape };
  return isScalar ? { format: "scalar", shape } : facts;
}

/** What a text may be that isn't a string. */
export type ScalarKind = (typeof scalarKinds)[number];

const scalarKinds = ["integer", "number", "boolean", "null"] as const;

/** Of the format `scalar`: what a text may be. */
export function scalarKindsOf(shape: Shape, schemas: Schemas): readonly ScalarKind[] {
  const values = valuesOf(shape, schemas);
  return scalarKinds.filter((kind) => values.has(kind));
}

/** What the values of a shape may be, by how a text says them: `nested` takes JSON. */
type Value = "string" | ScalarKind | "nested" | "unknown";

function hasText(values: ReadonlySet<Value>): boolean {
  return values.has("string") || hasScalarsAlone(values);
}

function hasScalarsAlone(values: ReadonlySet<Value>): boolean {
  return values.size > 0 && scalarKinds.filter((kind) => values.has(kind)).length === values.size;
}

function valuesOf(
  shape: Shape,
  schemas: Schemas,
  seen: ReadonlySet<Shape> = new Set(),
): ReadonlySet<Value> {
  const target = resolveShape(shape, schemas);
  switch (target.kind) {
    case "unknown":
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "null":
      return new Set([target.kind]);
    case "enum":
      return new Set(target.values.map(({ value }) => kindOf(value)));
    case "union":
    case "intersection": {
      if (seen.has(target)) return new Set();
      const inner = new Set([...seen, target]);
      const values = partsOf(target).flatMap((part) => [...valuesOf(part, schemas, inner)]);
      // In an `allOf`, a part without a type leaves the others as they are.
      const said = values.filter((v) => target.kind === "union" || v !== "unknown");
      return new Set(said.length > 0 ? said : values);
    }
    case "never":
      return new Set();
    default:
      target.kind satisfies "array" | "tuple" | "object" | "reference";
      return new Set(["nested"]);
  }
}

function kindOf(value: string | number | boolean): Value {
  if (typeof value === "boolean") return "boolean";
  return typeof value === "string" ? "string" : "number";
}
