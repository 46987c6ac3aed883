import type { BodyFormat, PartEncoding, RequestContent } from "../3-lower/api.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { call, literal, named, value } from "./build.js";
import { codecOf } from "./codecs.js";
import type { Expression } from "./draft.js";
import { styleOptions, writerName } from "./parameter-writers.js";

type Multipart = BodyFormat & { kind: "multipart" };

/** The writer of a multipart body: parts by name for objects, by position for lists. */
export function multipartWriter(
  { shape, mediaType }: RequestContent,
  format: Multipart,
  client: ClientPlan,
): Expression {
  const codec = codecOf(shape, client);
  if (format.dialect === "stripe") {
    const rest = trailing([
      [literal(format.arrays), format.arrays === "indices"],
      [literal(mediaType), mediaType === "multipart/form-data"],
    ]);
    return call(client.runtime("multipart-stripe", "stripeMultipart"), codec, ...rest);
  }
  const isPositional = format.prefix.length > 0 || format.item !== null || isList(shape, client);
  return isPositional
    ? positional(codec, mediaType, format, client)
    : byName(codec, mediaType, format, client);
}

function byName(codec: Expression, mediaType: string, format: Multipart, client: ClientPlan) {
  const table = [...format.encodings].flatMap(([name, part]): [string, Expression][] => {
    const encoding = partEncoding(part, client);
    return encoding === null ? [] : [[name, encoding]];
  });
  const rest = trailing([
    [named(table), table.length === 0],
    [literal(mediaType), mediaType === "multipart/form-data"],
  ]);
  return call(client.runtime("multipart", "multipart"), codec, ...rest);
}

function positional(codec: Expression, mediaType: string, format: Multipart, client: ClientPlan) {
  const byType = value(client.runtime("multipart-encoding", "byType"));
  const prefix = format.prefix.map((part) => partEncoding(part, client) ?? byType);
  const item = (format.item && partEncoding(format.item, client)) ?? byType;
  const rest = trailing([
    [{ kind: "array", items: prefix }, prefix.length === 0],
    [item, item === byType],
    [literal(mediaType), mediaType === "multipart/mixed"],
  ]);
  return call(client.runtime("multipart", "multipartByPosition"), codec, ...rest);
}

/** How one part departs from what its codec says; `null` where it does not. */
function partEncoding({ encoding, headers }: PartEncoding, client: ClientPlan): Expression | null {
  const symbol = (name: string) => client.runtime("multipart-encoding", name);
  const written = encoding && contentOrStyle(encoding, client);
  if (headers.length === 0) return written;
  const table = named(headers.map(([name, text]) => [name, literal(text)]));
  return call(symbol("partHeaders"), table, ...(written === null ? [] : [written]));
}

function contentOrStyle(
  encoding: NonNullable<PartEncoding["encoding"]>,
  client: ClientPlan,
): Expression {
  const symbol = (name: string) => client.runtime("multipart-encoding", name);
  if (encoding.kind === "content")
    return call(symbol("partContentType"), literal(encoding.mediaType));
  const writer = writerName("query", encoding.style);
  // Nothing is percent-encoded in a part: `allowReserved` has no effect.
  const options = styleOptions({ ...encoding, allowReserved: false }, writer, client);
  return call(symbol("partStyle"), value(client.runtime("parameters", writer)), ...options);
}

/** Arguments without the usual ones at the end. */
function trailing(args: readonly (readonly [value: Expression, isUsual: boolean])[]) {
  const last = args.findLastIndex(([, isUsual]) => !isUsual);
  return args.slice(0, last + 1).map(([expression]) => expression);
}

function isList(shape: RequestContent["shape"], client: ClientPlan): boolean {
  if (shape.kind === "reference") {
    const target = client.api.schemas.get(shape.to)?.shape;
    return target !== undefined && target.kind !== "reference" && isList(target, client);
  }
  return shape.kind === "array" || shape.kind === "tuple";
}
