// The runtime of wireform, copied. Do not edit.
/** The dialect `stripe`: byte for byte what stripe-node 23.1.0 sends. */
import type { Codec } from "../codecs/codec.js";
import { secondsText } from "../codecs/scalar.js";
import { escapeStripe } from "../escape.js";
import type { BodyWriter, ParameterWriter } from "../operation.js";
import { type ArrayFormat, bracketBody, bracketPairs, type BracketRules } from "./brackets.js";
import type { NullRule } from "./nulls.js";

/** A form body in bracket notation, at any depth. */
export function stripeForm<T>(
  codec: Codec<T>,
  arrays: ArrayFormat = "indices",
  nulls?: NullRule,
): BodyWriter {
  const write = bracketBody(codec, stripeRules(arrays, nulls));
  return { contentType: "application/x-www-form-urlencoded", write };
}

/** A query parameter as stripe-node writes it: `created[gte]=1704067200`, `expand[0]=customer`. */
export function stripeQuery<T>(
  codec: Codec<T>,
  arrays: ArrayFormat = "indices",
  nulls?: NullRule,
): ParameterWriter {
  return bracketPairs(codec, stripeRules(arrays, nulls));
}

function stripeRules(
  arrays: ArrayFormat,
  writesNull: BracketRules["writesNull"] = () => true,
): BracketRules {
  return {
    escapeKey: escapeStripe,
    escape: escapeStripe,
    open: "[",
    close: "]",
    arrays,
    dateText: secondsText,
    writesNull,
    keepIndices: true,
  };
}
