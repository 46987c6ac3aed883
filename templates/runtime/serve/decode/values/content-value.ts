/** A value that is one text of a media type: a parameter with `content`. */
import type { ServedBody } from "../../served.js";
import type { DecodeLimits, RequestPlace } from "../fault.js";
import { formPairs, jsonOfPairs } from "../pairs.js";
import { FormValue } from "./form-value.js";
import { type SentText, TextValue } from "./text-values.js";
import type { WireValue } from "./wire-value.js";

/** How the text is made of the value. */
export type ContentFormat =
  { readonly kind: "json" } | { readonly kind: "content"; readonly body: ServedBody };

/** @throws RequestFault if the text isn't of its media type */
export function contentValue(
  format: ContentFormat,
  text: SentText,
  place: RequestPlace,
  limits: DecodeLimits,
): WireValue {
  if (format.kind === "json") return jsonOfPairs([{ ...text, name: "" }], place, limits.depth);
  const { body } = format;
  if (body.format !== "form") return new TextValue(text, place);
  return new FormValue(formPairs(text.unescape(text.sent, place), place, limits), body, place);
}
