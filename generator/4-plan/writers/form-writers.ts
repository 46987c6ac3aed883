import type { Encodings, FormFormat, PropertyEncoding } from "../../model/body.js";
import { isParser, isSettledBy, unusualArrays, type ParserDialect } from "../../model/dialects.js";
import type { ArrayNotation, Nulls } from "../../model/parameter.js";
import type { Shape } from "../../model/schema.js";
import type { CodecPlan } from "../codecs/codec.js";
import { planStyle } from "./styles.js";
import type { FormWriter, MemberWriter, ParserNotation } from "./writer.js";

/** The writer of an urlencoded form, as a body or as a parameter. */
export function formWriter(
  shape: Shape,
  { dialect, arrays, nulls, encodings }: Omit<FormFormat, "kind">,
  codecs: CodecPlan,
): FormWriter {
  const codec = codecs.of(shape);
  if (isParser(dialect)) {
    const own = [...encodings].filter(([, encoding]) => !isSettledBy(dialect, encoding));
    const members = memberWriters(new Map(own));
    return { kind: "parserForm", codec, notation: parserNotation(dialect, arrays, nulls), members };
  }
  if (dialect === "stripe") return { kind: "stripeForm", codec, arrays, nulls };
  dialect satisfies "oas";
  return { kind: "form", codec, members: memberWriters(encodings), arrays, nulls };
}

export function parserNotation(
  dialect: ParserDialect,
  arrays: ArrayNotation,
  nulls: Nulls,
): ParserNotation {
  return { dialect, arrays: unusualArrays(dialect, arrays), nulls };
}

function memberWriters(encodings: Encodings): readonly (readonly [string, MemberWriter])[] {
  return [...encodings].map(([name, encoding]) => [name, memberWriter(encoding)]);
}

function memberWriter(encoding: PropertyEncoding): MemberWriter {
  if (encoding.kind === "style") return { kind: "style", style: planStyle(encoding, "query") };
  const { mediaType, isWhole } = encoding;
  return isWhole ? { kind: "wholeJson" } : { kind: "content", mediaType };
}
