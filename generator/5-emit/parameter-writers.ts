import type {
  Encodings,
  ArrayNotation,
  Parameter,
  ParameterLocation,
  Serialization,
  Shape,
  Style,
} from "../3-lower/api.js";
import { essence, formatOf } from "../3-lower/media-types.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { call, literal, named, value } from "./build.js";
import { codecOf, formOf } from "./codecs.js";
import type { Expression } from "./draft.js";

/** The writer of one parameter: an export of the runtime by place and style, with its codec. */
export function parameterWriter(parameter: Parameter, client: ClientPlan): Expression {
  const { serialization, shape } = parameter;
  if (serialization.kind === "style")
    return styleWriter(parameter.in, serialization, shape, client);
  const writer = client.runtime("content", contentWriters[parameter.in]);
  return call(writer, contentBody(serialization, shape, client));
}

/** The text of a value by its media type: what a body of that type would be. */
function contentBody(
  { mediaType, encodings }: Serialization & { kind: "content" },
  shape: Shape,
  client: ClientPlan,
): Expression {
  const codec = codecOf(shape, client);
  if (essence(mediaType) === "application/x-www-form-urlencoded")
    return call(client.runtime("form", "form"), codec, ...encodingTable(encodings, client));
  if (formatOf(mediaType) !== "json")
    return call(client.runtime("text-body", "textBody"), codec, literal(mediaType));
  const type = mediaType === "application/json" ? [] : [literal(mediaType)];
  return call(client.runtime("json", "jsonBody"), codec, ...type);
}

/** The explicit encodings of a form's properties; nothing where there are none. */
export function encodingTable(encodings: Encodings, client: ClientPlan): readonly Expression[] {
  const form = (name: string) => client.runtime("form", name);
  const entries = [...encodings].map(([name, encoding]): [string, Expression] => {
    if (encoding.kind === "content")
      return [name, call(form("contentType"), literal(encoding.mediaType))];
    const writer = writerName("query", encoding.style);
    const options = styleOptions(encoding, writer, client);
    return [name, call(form("style"), value(client.runtime("parameters", writer)), ...options)];
  });
  return entries.length === 0 ? [] : [named(entries)];
}

const contentWriters: Record<ParameterLocation, string> = {
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
  if (location === "query" && serialization.dialect === "stripe") {
    const notation = serialization.arrays === "indices" ? [] : [literal(serialization.arrays)];
    return call(client.runtime("stripe-form", "stripeQuery"), codec, ...notation);
  }
  const name = writerName(location, serialization.style);
  const options = styleOptions(serialization, name, client);
  const scalarWriter = scalarWriters.get(name);
  if (scalarWriter && formOf(shape, client) === "scalar" && options.length === 0)
    return call(client.runtime("parameters", scalarWriter), codec);
  const writer = call(client.runtime("parameters", name), codec, ...options);
  if (!serialization.allowEmptyValue || location !== "query") return writer;
  return call(client.runtime("parameters", "allowEmptyValue"), writer);
}

/** Shorter ways to write one scalar: most paths and headers are no more. */
const scalarWriters: ReadonlyMap<string, string> = new Map([
  ["simple", "simpleScalar"],
  ["header", "headerScalar"],
]);

/** The runtime's name for a style at a place; forms write their properties as a query does. */
export function writerName(location: ParameterLocation, style: Style): string {
  if (location === "header") return "header";
  if (style === "form") return location === "cookie" ? "cookieForm" : "formQuery";
  return style === "cookie" ? "cookieStyle" : style;
}

interface StyleFacts {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly arrays?: ArrayNotation;
}

/** What differs from the style's defaults, as an object literal; nothing where all is usual. */
export function styleOptions(
  { style, explode, allowReserved, arrays = "indices" }: StyleFacts,
  writer: string,
  client: ClientPlan,
): readonly Expression[] {
  const members: [string, Expression][] = [];
  const usual = writer === "formQuery" || writer === "cookieForm" || writer === "cookieStyle";
  if (style !== "deepObject" && explode !== usual) members.push(["explode", literal(explode)]);
  if (allowReserved === true && writer !== "header" && writer !== "cookieStyle")
    members.push(["allowReserved", value(client.runtime("escape", "allowReserved"))]);
  if (style === "deepObject" && arrays !== "indices") members.push(["arrays", literal(arrays)]);
  return members.length === 0 ? [] : [{ kind: "object", members }];
}
