/**
 * How values of a style and members of bodies are written, as texts to compare. Differences that don't
 * matter are left out.
 */
import type { Encodings, PartEncoding, PropertyEncoding } from "../../model/body.js";
import type { ParameterLocation, Style } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { formatOf } from "../../model/media-types.js";
import { partsOf, resolveShape, type Schemas } from "../../model/walk.js";
import { isEscaped, ruleOf } from "../../model/styles.js";
import { writerOf } from "../../4-plan/writers/style-writers.js";

/** By property name: the differences from the default, for properties of the shape. */
export function encodingSignatures(
  encodings: Encodings,
  shapeOf: (name: string) => Shape,
  schemas: Schemas,
): readonly string[] {
  return [...encodings].map(
    ([name, e]) => `${name}: ${encodingSignature(e, shapeOf(name), schemas)}`,
  );
}

export function partSignature(
  part: PartEncoding | undefined,
  shape: Shape,
  schemas: Schemas,
): string {
  const { encoding = null, nested = null, headers = [] } = part ?? {};
  const written = encoding === null ? "by type" : encodingSignature(encoding, shape, schemas, true);
  const inner = [...(nested?.encodings ?? [])].map(([name, own]): [string, string] => {
    return [name, partSignature(own, { kind: "unknown" }, schemas)];
  });
  return [written, ...[...inner, ...headers].map(([name, text]) => `${name}: ${text}`)].join("; ");
}

/** An Encoding Object as a text; the default of forms and its equivalents are `by type`. */
export function encodingSignature(
  encoding: PropertyEncoding | undefined,
  shape: Shape,
  schemas: Schemas,
  isPart = false,
): string {
  if (encoding === undefined) return "by type";
  if (encoding.kind === "content") {
    const isJson = formatOf(encoding.mediaType) === "json";
    const isWhole = encoding.isWhole && containsList(shape, schemas);
    const isUsual = !isPart && !isWhole && isJson === isStructure(shape, schemas);
    if (isUsual) return "by type";
    return `content ${encoding.mediaType}${isWhole ? " of the whole list" : ""}`;
  }
  return styleSignature(
    isPart ? { ...encoding, allowReserved: false } : encoding,
    "query",
    shape,
    schemas,
  );
}

export const structures: readonly Shape["kind"][] = [
  "array",
  "tuple",
  "object",
  "intersection",
  "unknown",
];

export interface StyleFacts {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

export function styleSignature(
  { style, explode, allowReserved }: StyleFacts,
  location: ParameterLocation,
  shape: Shape,
  schemas: Schemas,
): string {
  const isNested = contains(shape, schemas, structures);
  const [, writer] = writerOf(style, location);
  const { delimiter, explode: usual, nests } = ruleOf(style);
  const isDelimited = delimiter !== null && location === "query";
  // A delimiter separates only items, and explode has the same effect for all four styles. Brackets
  // are only around members.
  const isAsForm = isDelimited ? !isNested || explode : nests && !isNested;
  const name = isAsForm ? "formQuery" : writer;
  const exploded = isNested && usual !== null ? ` explode ${explode}` : "";
  const hasText = contains(shape, schemas, ["string", "enum", "unknown", "object"]);
  const keepsReserved = allowReserved && hasText && isEscaped(style, location);
  const between = isDelimited || delimiter === null ? "" : ` with ${JSON.stringify(delimiter)}`;
  return name + between + exploded + (keepsReserved ? " allowReserved" : "");
}

export function containsList(shape: Shape, schemas: Schemas): boolean {
  return contains(shape, schemas, ["array", "tuple", "unknown"]);
}

/** Whether a form writes a value, or each of its items, as JSON. */
function isStructure(shape: Shape, schemas: Schemas): boolean {
  const target = resolveShape(shape, schemas);
  const item = target.kind === "array" ? resolveShape(target.items, schemas) : target;
  return ["object", "intersection", "array", "tuple"].includes(item.kind);
}

/** Whether a value may be, or contain, one of these kinds. */
export function contains(shape: Shape, schemas: Schemas, kinds: readonly Shape["kind"][]): boolean {
  return containsOne(shape, schemas, ({ kind }) => kinds.includes(kind));
}

/** Whether a value may be, or contain, one of a shape that `isMeant` accepts. */
export function containsOne(
  shape: Shape,
  schemas: Schemas,
  isMeant: (target: Shape) => boolean,
): boolean {
  const seen = new Set<Shape>();
  const visit = (part: Shape): boolean => {
    const target = resolveShape(part, schemas);
    if (seen.has(target)) return false;
    seen.add(target);
    return isMeant(target) || partsOf(target).some(visit);
  };
  return visit(shape);
}
