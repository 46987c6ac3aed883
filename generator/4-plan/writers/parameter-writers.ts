import type { Parameter, ParameterLocation, Serialization } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import { isParser, isSettledBy, isVendor, usualNotation } from "../../model/dialects.js";
import { ruleOf } from "../../model/styles.js";
import { formatOfContent } from "../../model/media-types.js";
import type { CodecPlan } from "../codecs/codec.js";
import { formWriter, parserNotation } from "./form-writers.js";
import { planStyle } from "./styles.js";
import type { ParameterWriter, ValueWriter } from "./writer.js";

/** The writer of one parameter, by its place and style, or by its media type. */
export function parameterWriter(
  { in: location, serialization, shape }: Parameter,
  codecs: CodecPlan,
): ParameterWriter {
  if (serialization.kind === "style") return styleWriter(location, serialization, shape, codecs);
  return { kind: "content", in: location, body: contentBody(serialization, shape, codecs) };
}

/** The text of a value by its media type, written like a body of that type. */
function contentBody(
  content: Serialization & { kind: "content" },
  shape: Shape,
  codecs: CodecPlan,
): ValueWriter {
  const { mediaType } = content;
  const kind = formatOfContent(mediaType);
  if (kind === "form") return formWriter(shape, content, codecs);
  return { kind, codec: codecs.of(shape), mediaType };
}

function styleWriter(
  location: ParameterLocation,
  serialization: Serialization & { kind: "style" },
  shape: Shape,
  codecs: CodecPlan,
): ParameterWriter {
  const codec = codecs.of(shape);
  const { dialect, arrays } = serialization;
  if (location === "query" && isVendor(dialect)) return { kind: dialect, arrays, codec };
  const style = planStyle(serialization, location);
  const { delimiter } = ruleOf(serialization.style);
  if (delimiter !== null && location !== "query")
    return { kind: "delimited", style, delimiter, codec };
  // A shorter form for one scalar: most paths and headers need only that.
  const isUsual = serialization.style === "simple" && Object.keys(style.options).length === 0;
  if (isUsual && (location === "path" || location === "header"))
    if (codecs.formOf(shape) === "scalar") return { kind: "scalar", in: location, codec };
  const isParsed = location === "query" && isParser(dialect) && isSettledBy(dialect, serialization);
  const writer: ParameterWriter = isParsed
    ? { kind: "parser", notation: parserNotation(dialect, arrays, usualNotation.nulls), codec }
    : { kind: "style", style, codec };
  if (!serialization.allowEmptyValue || location !== "query") return writer;
  return { kind: "allowEmptyValue", writer };
}
