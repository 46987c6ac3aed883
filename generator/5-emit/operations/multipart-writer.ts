import type { MultipartFormat, PartEncoding, RequestContent } from "../../model/body.js";
import type { Shape } from "../../model/schema.js";
import { isParser, isPartSettledBy } from "../../model/dialects.js";
import { mergeObjects } from "../../model/merge.js";
import { isBinary, resolveShape } from "../../model/walk.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeValue } from "../../4-plan/runtime-exports.js";
import { call, literal, named, trailing, value } from "../seam/build.js";
import { codecOf } from "../codecs/codecs.js";
import type { Expression } from "../seam/draft.js";
import { notationArguments, parserArguments } from "./form-writer.js";
import { styleOptions, writerOf } from "./styles.js";

/** The writer of a multipart body: parts by name for objects, by position for lists. */
export function multipartWriter(
  { shape, mediaType }: Pick<RequestContent, "shape" | "mediaType">,
  format: MultipartFormat,
  client: ClientPlan,
): Expression {
  const codec = codecOf(shape, client);
  const type = [literal(mediaType), mediaType === "multipart/form-data"] as const;
  if (format.dialect === "stripe") {
    const [arrays, nulls] = notationArguments(format, client);
    const rest = trailing([arrays, type, nulls]);
    return call(
      client.runtime("encode/multipart/stripe-multipart", "stripeMultipart"),
      codec,
      ...rest,
    );
  }
  const isPositional = format.prefix.length > 0 || format.item !== null || isList(shape, client);
  return isPositional
    ? positional(shape, mediaType, format, client)
    : byName(shape, mediaType, format, client);
}

function byName(shape: Shape, mediaType: string, format: MultipartFormat, client: ClientPlan) {
  const codec = codecOf(shape, client);
  const members = mergeObjects(shape, client)?.properties ?? [];
  const { dialect } = format;
  const encodings = [...format.encodings].filter(([, part]) => !isPartSettledBy(dialect, part));
  const table = encodings.flatMap(([name, part]): [string, Expression][] => {
    const member = members.find((property) => property.name === name)?.shape;
    const target = member && resolveShape(member, client.api.schemas);
    const isWhole = part.encoding?.kind === "content" && part.encoding.isWhole;
    const isOne = isWhole && (member === undefined || mayBeList(member, client));
    // Of a list, each item is a part of that name, but where it is one text.
    const shape = target?.kind === "array" ? target.items : member;
    const encoding = partEncoding(part, shape, client, isOne);
    return encoding === null ? [] : [[name, encoding]];
  });
  const isUsual = mediaType === "multipart/form-data";
  if (isParser(dialect)) {
    const more = [
      ["encoding", table.length === 0 ? null : named(table)],
      ["mediaType", isUsual ? null : literal(mediaType)],
    ] as const;
    const options = parserArguments({ ...format, dialect }, more, client);
    return call(
      client.runtime("encode/parsers/parser-multipart", "parserMultipart"),
      codec,
      ...options,
    );
  }
  const [, nulls] = notationArguments(format, client);
  const rest = trailing([[named(table), table.length === 0], [literal(mediaType), isUsual], nulls]);
  return call(client.runtime("encode/multipart/multipart", "multipart"), codec, ...rest);
}

function positional(shape: Shape, mediaType: string, format: MultipartFormat, client: ClientPlan) {
  const codec = codecOf(shape, client);
  const byType = value(client.runtime("encode/multipart/part-encoding", "byType"));
  const list = resolveShape(shape, client.api.schemas);
  const rest = list.kind === "array" ? list.items : list.kind === "tuple" ? list.rest : null;
  const shapeAt = (at: number) => (list.kind === "tuple" && list.prefix[at]) || rest || undefined;
  const prefix = format.prefix.map((part, at) => partEncoding(part, shapeAt(at), client) ?? byType);
  const item = (format.item && partEncoding(format.item, rest ?? undefined, client)) ?? byType;
  const more = trailing([
    [{ kind: "array", items: prefix }, prefix.length === 0],
    [item, item === byType],
    [literal(mediaType), mediaType === "multipart/mixed"],
  ]);
  return call(client.runtime("encode/multipart/multipart", "multipartByPosition"), codec, ...more);
}

type PartWriter = RuntimeValue<"encode/multipart/part-encoding">;

/** How one part departs from what its codec says; `null` where it does not. */
function partEncoding(
  { encoding, nested, headers }: PartEncoding,
  shape: Shape | undefined,
  client: ClientPlan,
  isOne = false,
): Expression | null {
  const symbol = (name: PartWriter) => client.runtime("encode/multipart/part-encoding", name);
  const kind = shape && resolveShape(shape, client.api.schemas).kind;
  const isNested = /^(object|intersection|array|tuple)$/.test(kind ?? "");
  const written =
    shape && nested && isNested && encoding?.kind === "content"
      ? call(symbol("partBody"), multipartWriter({ shape, ...encoding }, nested, client))
      : encoding && contentOrStyle(encoding, client, isOne);
  if (headers.length === 0) return written;
  const table = named(headers.map(([name, text]) => [name, literal(text)]));
  return call(symbol("partHeaders"), table, ...(written === null ? [] : [written]));
}

function contentOrStyle(
  encoding: NonNullable<PartEncoding["encoding"]>,
  client: ClientPlan,
  isOne: boolean,
): Expression {
  const symbol = (name: PartWriter) => client.runtime("encode/multipart/part-encoding", name);
  if (encoding.kind === "content")
    return call(symbol(isOne ? "wholePart" : "partContentType"), literal(encoding.mediaType));
  const writer = client.runtime(...writerOf(encoding.style, "query"));
  // Nothing is percent-encoded in a part: `allowReserved` has no effect.
  const options = styleOptions({ ...encoding, allowReserved: false }, "query", client);
  return call(symbol("partStyle"), value(writer), ...options);
}

/** A list of files is none: JSON could only refuse them. */
function mayBeList(shape: Shape, client: ClientPlan): boolean {
  const { schemas } = client.api;
  const target = resolveShape(shape, schemas);
  if (target.kind === "union") return target.variants.some((one) => mayBeList(one, client));
  if (target.kind === "array") return !isBinary(target.items, schemas);
  return target.kind === "tuple" || target.kind === "unknown";
}

function isList(shape: RequestContent["shape"], client: ClientPlan): boolean {
  if (shape.kind === "reference") {
    const target = client.api.schemas.get(shape.to)?.shape;
    return target !== undefined && target.kind !== "reference" && isList(target, client);
  }
  return shape.kind === "array" || shape.kind === "tuple";
}
