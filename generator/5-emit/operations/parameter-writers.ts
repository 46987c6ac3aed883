import { usualNotation } from "../../model/dialects.js";
import type { Parameter, ParameterLocation } from "../../model/parameter.js";
import type { ParameterWriter, ValueWriter } from "../../4-plan/writers/writer.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuntimeValue } from "../../4-plan/runtime-exports.js";
import { call, literal } from "../seam/build.js";
import { codecExpression } from "../codecs/codecs.js";
import type { Expression } from "../seam/draft.js";
import { formExpression, parserArguments } from "./form-writer.js";
import { arraysLiteral, styleArguments } from "./styles.js";
import { placesExpression } from "./value-places.js";
import type { Shape } from "../../model/schema.js";

/** The writer of one parameter: an export of the runtime by place and style, with its codec. */
export function parameterWriter(parameter: Parameter, client: ClientPlan): Expression {
  const writer = parameterExpression(client.operations.parameterWriter(parameter), client);
  return printing("printedParameter", [parameter.shape], writer, client);
}

/** A writer whose values are printed first, where they have types of the user's. */
export function printing(
  name: RuntimeValue<"encode/formats">,
  shapes: readonly Shape[],
  writer: Expression,
  client: ClientPlan,
): Expression {
  const places = client.operations.printedPlaces(shapes);
  if (places === null) return writer;
  const data = placesExpression(places, "print", client);
  return call(client.runtime("encode/formats", name), data, writer);
}

function parameterExpression(writer: ParameterWriter, client: ClientPlan): Expression {
  switch (writer.kind) {
    case "content": {
      const symbol = client.runtime("encode/content", contentWriters[writer.in]);
      return call(symbol, valueExpression(writer.body, client));
    }
    case "stripe": {
      const isUsual = writer.arrays === usualNotation.arrays;
      const notation = isUsual ? [] : [arraysLiteral(writer.arrays)];
      const symbol = client.runtime("encode/forms/stripe-form", "stripeQuery");
      return call(symbol, codecExpression(writer.codec, client), ...notation);
    }
    case "delimited": {
      const [symbol] = styleArguments(writer.style, client);
      return call(symbol, codecExpression(writer.codec, client), literal(writer.delimiter));
    }
    case "scalar": {
      const symbol = client.runtime("encode/styles/parameters", scalarWriters[writer.in]);
      return call(symbol, codecExpression(writer.codec, client));
    }
    case "parser": {
      const symbol = client.runtime("encode/parsers/parser-form", "parserQuery");
      const options = parserArguments(writer.notation, [], client);
      return call(symbol, codecExpression(writer.codec, client), ...options);
    }
    case "style": {
      const [symbol, ...options] = styleArguments(writer.style, client);
      return call(symbol, codecExpression(writer.codec, client), ...options);
    }
    case "allowEmptyValue": {
      const symbol = client.runtime("encode/styles/parameters", "allowEmptyValue");
      return call(symbol, parameterExpression(writer.writer, client));
    }
  }
}

/** The expression of the writer of a parameter's or body's value. */
export function valueExpression(writer: ValueWriter, client: ClientPlan): Expression {
  switch (writer.kind) {
    case "json": {
      const { codec, mediaType } = writer;
      const type = mediaType === "application/json" ? [] : [literal(mediaType)];
      return call(
        client.runtime("encode/json", "jsonBody"),
        codecExpression(codec, client),
        ...type,
      );
    }
    case "text": {
      const symbol = client.runtime("encode/text-body", "textBody");
      return call(symbol, codecExpression(writer.codec, client), literal(writer.mediaType));
    }
    default:
      return formExpression(writer, client);
  }
}

const contentWriters: Readonly<Record<ParameterLocation, RuntimeValue<"encode/content">>> = {
  path: "contentPath",
  query: "contentQuery",
  querystring: "queryString",
  header: "contentHeader",
  cookie: "contentCookie",
};

const scalarWriters = { path: "simpleScalar", header: "headerScalar" } as const;
