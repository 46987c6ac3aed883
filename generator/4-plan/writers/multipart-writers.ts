import type { MultipartFormat, PartEncoding, RequestContent } from "../../model/body.js";
import type { Shape } from "../../model/schema.js";
import { isParser, isPartSettledBy } from "../../model/dialects.js";
import { mergeObjects } from "../../model/merge.js";
import { isBinary, resolveShape, type Schemas } from "../../model/walk.js";
import type { Codecs } from "../codecs/codecs.js";
import { parserNotation } from "./form-writers.js";
import { planStyle } from "./styles.js";
import type { MultipartWriter, PartWriter } from "./writer.js";

/** The writer of a multipart body: parts by name for objects, by position for lists. */
export function multipartWriter(
  { shape, mediaType }: Pick<RequestContent, "shape" | "mediaType">,
  format: MultipartFormat,
  codecs: Codecs,
): MultipartWriter {
  const codec = codecs.of(shape);
  const { dialect, arrays, nulls } = format;
  if (dialect === "stripe") return { kind: "stripeMultipart", codec, mediaType, arrays, nulls };
  const { schemas } = codecs.api;
  if (format.prefix.length > 0 || format.item !== null || isList(shape, schemas))
    return byPosition(shape, mediaType, format, codecs);
  const parts = namedParts(shape, format, codecs);
  if (isParser(dialect)) {
    const notation = parserNotation(dialect, arrays, nulls);
    return { kind: "parserMultipart", codec, mediaType, notation, parts };
  }
  dialect satisfies "oas";
  return { kind: "multipart", codec, mediaType, parts, nulls };
}

function namedParts(
  shape: Shape,
  { dialect, encodings }: MultipartFormat,
  codecs: Codecs,
): readonly (readonly [string, PartWriter])[] {
  const { schemas } = codecs.api;
  const members = mergeObjects(shape, codecs)?.properties ?? [];
  const own = [...encodings].filter(([, part]) => !isPartSettledBy(dialect, part));
  return own.flatMap(([name, part]): readonly (readonly [string, PartWriter])[] => {
    const member = members.find((property) => property.name === name)?.shape;
    const target = member && resolveShape(member, schemas);
    const isWhole = part.encoding?.kind === "content" && part.encoding.isWhole;
    const isOne = isWhole && (member === undefined || mayBeList(member, schemas));
    // For a list, each item is a part of that name, unless the whole list is one text.
    const shape = target?.kind === "array" ? target.items : member;
    const writer = partWriter(part, shape, codecs, isOne);
    return writer === null ? [] : [[name, writer]];
  });
}

function byPosition(
  shape: Shape,
  mediaType: string,
  format: MultipartFormat,
  codecs: Codecs,
): MultipartWriter {
  const list = resolveShape(shape, codecs.api.schemas);
  const rest = list.kind === "array" ? list.items : list.kind === "tuple" ? list.rest : null;
  const shapeAt = (at: number) => (list.kind === "tuple" && list.prefix[at]) || rest || undefined;
  const first = format.prefix.map((part, at) => partWriter(part, shapeAt(at), codecs));
  const item = format.item && partWriter(format.item, rest ?? undefined, codecs);
  return { kind: "multipartByPosition", codec: codecs.of(shape), mediaType, first, item };
}

/** How a part differs from what its codec writes; `null`: not at all. */
function partWriter(
  { encoding, nested, headers }: PartEncoding,
  shape: Shape | undefined,
  codecs: Codecs,
  isOne = false,
): PartWriter | null {
  const kind = shape && resolveShape(shape, codecs.api.schemas).kind;
  const isNested = /^(object|intersection|array|tuple)$/.test(kind ?? "");
  const part: PartWriter | null =
    shape && nested && isNested && encoding?.kind === "content"
      ? { kind: "body", body: multipartWriter({ shape, ...encoding }, nested, codecs) }
      : encoding && contentOrStyle(encoding, isOne);
  return headers.length === 0 ? part : { kind: "headers", headers, part };
}

function contentOrStyle(
  encoding: NonNullable<PartEncoding["encoding"]>,
  isWhole: boolean,
): PartWriter {
  if (encoding.kind === "content")
    return { kind: "content", mediaType: encoding.mediaType, isWhole };
  // Parts aren't percent-encoded, so `allowReserved` has no effect.
  return { kind: "style", style: planStyle({ ...encoding, allowReserved: false }, "query") };
}

/** Except a list of files: JSON can't contain files. */
function mayBeList(shape: Shape, schemas: Schemas, outer: readonly Shape[] = []): boolean {
  const target = resolveShape(shape, schemas);
  if (outer.includes(target)) return false;
  if (target.kind === "union")
    return target.variants.some((one) => mayBeList(one, schemas, [...outer, target]));
  if (target.kind === "array") return !isBinary(target.items, schemas);
  return target.kind === "tuple" || target.kind === "unknown";
}

function isList(shape: Shape, schemas: Schemas): boolean {
  if (shape.kind === "reference") {
    const target = schemas.get(shape.to)?.shape;
    return target !== undefined && target.kind !== "reference" && isList(target, schemas);
  }
  return shape.kind === "array" || shape.kind === "tuple";
}
