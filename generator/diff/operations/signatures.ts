/**
 * How parameters and members of bodies are written, as texts to compare. Differences that don't
 * matter are left out.
 */
import type { Encodings, PartEncoding, PropertyEncoding } from "../../model/body.js";
import type { ParameterLocation, Serialization, Style } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { isSettledBy, isVendor } from "../../model/dialects.js";
import { essence, formatOf } from "../../model/media-types.js";
import { partsOf, resolveShape, type Schemas } from "../../model/walk.js";
import { isEscaped, ruleOf } from "../../model/styles.js";
import { writerOf } from "../../4-plan/writers/style-writers.js";

/** How a parameter is written. */
export function signatureOf(
  serialization: Serialization,
  location: ParameterLocation,
  shape: Shape,
  schemas: Schemas,
): string {
  if (serialization.kind === "content") {
    const { mediaType, dialect, nulls } = serialization;
    const encodings = encodingSignatures(serialization.encodings, () => shape, schemas);
    const isForm = essence(mediaType) === "application/x-www-form-urlencoded";
    const notation = isForm ? [`dialect ${dialect} nulls ${nulls}`] : [];
    return ["content", mediaType, ...notation, ...encodings].join(" ");
  }
  const { dialect, arrays, allowEmptyValue } = serialization;
  const isList = containsList(shape, schemas);
  // A scalar is the same in all dialects but Stripe's, which has its own dates and nulls.
  const isSettled =
    location === "query" &&
    isSettledBy(dialect, serialization) &&
    (isVendor(dialect) || contains(shape, schemas, structures));
  if (isSettled) return isList ? `dialect ${dialect} arrays ${arrays}` : `dialect ${dialect}`;
  const usual = styleSignature(serialization, location, shape, schemas);
  const notation = ruleOf(serialization.style).nests && isList ? ` arrays ${arrays}` : "";
  const admitsNull = contains(shape, schemas, ["null", "unknown"]);
  const empty = location === "query" && allowEmptyValue && admitsNull ? " allowEmptyValue" : "";
  return usual + notation + empty;
}

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
    const isWhole = encoding.isWhole && contains(shape, schemas, ["array", "tuple", "unknown"]);
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

const structures: readonly Shape["kind"][] = [
  "array",
  "tuple",
  "object",
  "intersection",
  "unknown",
];

interface StyleFacts {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

function styleSignature(
  { style, explode, allowReserved }: StyleFacts,
  location: ParameterLocation,
  shape: Shape,
  schemas: Schemas,
): string {
  const isNested = contains(shape, schemas, structures);
  const [, writer] = writerOf(style, location);
  const { delimiter, explode: usual } = ruleOf(style);
  const isDelimited = delimiter !== null && location === "query";
  // A delimiter separates only items, and explode has the same effect for all four styles.
  const name = isDelimited && (!isNested || explode) ? "formQuery" : writer;
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
  const seen = new Set<Shape>();
  const visit = (part: Shape): boolean => {
    const target = resolveShape(part, schemas);
    if (seen.has(target)) return false;
    seen.add(target);
    return kinds.includes(target.kind) || partsOf(target).some(visit);
  };
  return visit(shape);
}
