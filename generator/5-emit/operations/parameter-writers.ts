import type { Parameter, ParameterLocation, Serialization } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { isParser, isSettledBy } from "../../model/dialects.js";
import { essence, formatOf } from "../../model/media-types.js";
import { ruleOf } from "../../model/styles.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeValue } from "../../4-plan/runtime-exports.js";
import { call, literal } from "../seam/build.js";
import { codecOf } from "../codecs/codecs.js";
import type { Expression } from "../seam/draft.js";
import { formWriter, parserArguments } from "./form-writer.js";
import { styleOptions, writerOf } from "./styles.js";

/** The writer of one parameter: an export of the runtime by place and style, with its codec. */
export function parameterWriter(parameter: Parameter, client: ClientPlan): Expression {
  const { serialization, shape } = parameter;
  if (serialization.kind === "style")
    return styleWriter(parameter.in, serialization, shape, client);
  const writer = client.runtime("encode/content", contentWriters[parameter.in]);
  return call(writer, contentBody(serialization, shape, client));
}

/** The text of a value by its media type: what a body of that type would be. */
function contentBody(
  content: Serialization & { kind: "content" },
  shape: Shape,
  client: ClientPlan,
): Expression {
  const { mediaType } = content;
  if (essence(mediaType) === "application/x-www-form-urlencoded")
    return formWriter(shape, content, client);
  const codec = codecOf(shape, client);
  if (formatOf(mediaType) !== "json")
    return call(client.runtime("encode/text-body", "textBody"), codec, literal(mediaType));
  const type = mediaType === "application/json" ? [] : [literal(mediaType)];
  return call(client.runtime("encode/json", "jsonBody"), codec, ...type);
}

const contentWriters: Readonly<Record<ParameterLocation, RuntimeValue<"encode/content">>> = {
  path: "contentPath",
  query: "contentQuery",
  querystring: "queryString",
  header: "contentHeader",
  cookie: "contentCookie",
};

type StyleSerialization = Serialization & { kind: "style" };

function styleWriter(
  location: ParameterLocation,
  serialization: StyleSerialization,
  shape: Shape,
  client: ClientPlan,
): Expression {
  const codec = codecOf(shape, client);
  const { dialect, arrays } = serialization;
  if (location === "query" && dialect === "stripe") {
    const notation = arrays === "indices" ? [] : [literal(arrays)];
    return call(client.runtime("encode/forms/stripe-form", "stripeQuery"), codec, ...notation);
  }
  const { style } = serialization;
  const styled = client.runtime(...writerOf(style, location));
  const { delimiter } = ruleOf(style);
  if (delimiter !== null && location !== "query") return call(styled, codec, literal(delimiter));
  const options = styleOptions(serialization, location, client);
  const scalarWriter = style === "simple" ? scalarWriters[location] : undefined;
  if (scalarWriter && client.codecs.formOf(shape) === "scalar" && options.length === 0)
    return call(client.runtime("encode/styles/parameters", scalarWriter), codec);
  const isParsed = location === "query" && isParser(dialect) && isSettledBy(dialect, serialization);
  const writer = isParsed
    ? call(
        client.runtime("encode/parsers/parser-form", "parserQuery"),
        codec,
        ...parserArguments({ ...serialization, dialect, nulls: "empty" }, [], client),
      )
    : call(styled, codec, ...options);
  if (!serialization.allowEmptyValue || location !== "query") return writer;
  return call(client.runtime("encode/styles/parameters", "allowEmptyValue"), writer);
}

/** Shorter ways to write one scalar of style simple: most paths and headers are no more. */
const scalarWriters: Partial<Record<ParameterLocation, RuntimeValue<"encode/styles/parameters">>> =
  { path: "simpleScalar", header: "headerScalar" };
