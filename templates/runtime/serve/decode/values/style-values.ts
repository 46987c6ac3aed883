/** The styles of parameters: lists and objects on one level, in one text or in several pairs. */
import type { ServedStyle } from "../../served.js";
import { DelimitedText } from "./delimited-text.js";
import { ExplodedValue } from "./exploded-value.js";
import type { NameOwners } from "./name-owners.js";
import { type DecodeLimits, malformed, type RequestPlace } from "../fault.js";
import { matrixPairs, type Pairs } from "../pairs.js";
import type { ValueShape } from "../shapes/shapes.js";
import { trimmed, unescapePercents } from "../texts.js";
import type { WireValue } from "./wire-value.js";

export interface StyleFormat {
  readonly style: ServedStyle;
  readonly explode: boolean;
}

/**
 * The value of a name in a query, a form or cookies. `undefined`: it wasn't sent.
 * @param owners of the names of all pairs; `null`: they are the value's
 */
export function styledPairs(
  name: string,
  { style, explode }: StyleFormat,
  shape: ValueShape,
  pairs: Pairs,
  place: RequestPlace,
  owners: NameOwners | null,
): WireValue | undefined {
  const own = pairs.named(name);
  if (explode) {
    const value = new ExplodedValue(name, pairs, place, owners);
    return own.length > 0 || shape.variants.some((variant) => value.members(variant))
      ? value
      : undefined;
  }
  if (own.length === 0) return undefined;
  const [only, ...others] = own;
  if (others.length > 0) throw malformed(place, "sent more than once", "repeated");
  if (only!.part !== undefined) return only!.part(place);
  return new DelimitedText(only!, delimiters[style], false, place, pairs.limits);
}

/** The value of a parameter in the path: its text as it stands in the URL. */
export function styledSegment(
  name: string,
  { style, explode }: StyleFormat,
  sent: string,
  place: RequestPlace,
  limits: DecodeLimits,
  shape: ValueShape,
): WireValue | undefined {
  const text = (from: number) => ({ sent: sent.slice(from), unescape: unescapePercents });
  if (style === "matrix") {
    checkFirst(sent, ";", place);
    const pairs = matrixPairs(sent.slice(1), place, limits);
    return styledPairs(name, { style, explode }, shape, pairs, place, null);
  }
  if (style !== "label")
    return new DelimitedText(text(0), delimiters[style], explode, place, limits);
  checkFirst(sent, ".", place);
  return new DelimitedText(text(1), explode ? "." : ",", explode, place, limits);
}

/** The value of a header field. Blanks around items are no part of them (RFC 9110 5.6.1). */
export function styledField(
  { style, explode }: StyleFormat,
  sent: string,
  place: RequestPlace,
  limits: DecodeLimits,
): WireValue {
  const text = { sent, unescape: trimmed };
  return new DelimitedText(text, delimiters[style], explode, place, limits);
}

const delimiters: Readonly<Record<ServedStyle, string>> = {
  simple: ",",
  label: ",",
  matrix: ",",
  form: ",",
  cookie: ",",
  spaceDelimited: " ",
  pipeDelimited: "|",
  tabDelimited: "\t",
};

function checkFirst(sent: string, first: string, place: RequestPlace): void {
  if (!sent.startsWith(first)) throw malformed(place, `expected ${first} at its start`);
}
