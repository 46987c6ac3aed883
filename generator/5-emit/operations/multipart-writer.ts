import type { MultipartWriter, PartWriter } from "../../4-plan/writers/writer.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeValue } from "../../4-plan/runtime-exports.js";
import { array, call, literal, named, trailing, value } from "../seam/build.js";
import { codecExpression } from "../codecs/codecs.js";
import type { Expression } from "../seam/draft.js";
import { notationArguments, nullsArgument, parserArguments } from "./form-writer.js";
import { styleArguments } from "./styles.js";

/** The writer of a multipart body: parts by name for objects, by position for lists. */
export function multipartExpression(writer: MultipartWriter, client: ClientPlan): Expression {
  const codec = codecExpression(writer.codec, client);
  const { mediaType } = writer;
  const isUsual = mediaType === "multipart/form-data";
  switch (writer.kind) {
    case "stripeMultipart": {
      const [arrays, nulls] = notationArguments(writer, client);
      const rest = trailing([arrays, [literal(mediaType), isUsual], nulls]);
      const symbol = client.runtime("encode/multipart/stripe-multipart", "stripeMultipart");
      return call(symbol, codec, ...rest);
    }
    case "parserMultipart": {
      const table = partsTable(writer.parts, client);
      const more = [
        ["encoding", writer.parts.length === 0 ? null : table],
        ["mediaType", isUsual ? null : literal(mediaType)],
      ] as const;
      const options = parserArguments(writer.notation, more, client);
      const symbol = client.runtime("encode/parsers/parser-multipart", "parserMultipart");
      return call(symbol, codec, ...options);
    }
    case "multipart": {
      const table = partsTable(writer.parts, client);
      const rest = trailing([
        [table, writer.parts.length === 0],
        [literal(mediaType), isUsual],
        nullsArgument(writer.nulls, client),
      ]);
      return call(client.runtime("encode/multipart/multipart", "multipart"), codec, ...rest);
    }
    case "multipartByPosition": {
      const { first, item } = writer;
      const rest = trailing([
        [array(first.map((part) => itemExpression(part, client))), first.length === 0],
        [itemExpression(item, client), item === null],
        [literal(mediaType), mediaType === "multipart/mixed"],
      ]);
      const symbol = client.runtime("encode/multipart/multipart", "multipartByPosition");
      return call(symbol, codec, ...rest);
    }
  }
}

function partsTable(parts: readonly (readonly [string, PartWriter])[], client: ClientPlan) {
  return named(parts.map(([name, part]) => [name, partExpression(part, client)]));
}

function itemExpression(part: PartWriter | null, client: ClientPlan): Expression {
  return part === null
    ? value(client.runtime("encode/multipart/part-encoding", "byType"))
    : partExpression(part, client);
}

function partExpression(part: PartWriter, client: ClientPlan): Expression {
  const symbol = (name: RuntimeValue<"encode/multipart/part-encoding">) =>
    client.runtime("encode/multipart/part-encoding", name);
  switch (part.kind) {
    case "content": {
      const name = part.isWhole ? "wholePart" : "partContentType";
      return call(symbol(name), literal(part.mediaType));
    }
    case "style": {
      const [style, ...options] = styleArguments(part.style, client);
      return call(symbol("partStyle"), value(style), ...options);
    }
    case "body":
      return call(symbol("partBody"), multipartExpression(part.body, client));
    case "headers": {
      const table = named(part.headers.map(([name, text]) => [name, literal(text)]));
      const inner = part.part === null ? [] : [partExpression(part.part, client)];
      return call(symbol("partHeaders"), table, ...inner);
    }
  }
}
