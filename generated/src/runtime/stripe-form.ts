// The runtime of wireform, copied. Do not edit.
/** The dialect `stripe`: byte for byte what stripe-node 23.1.0 sends. */
import { type ArrayFormat, bracketBody, bracketPairs, type BracketRules } from "./brackets.js";
import type { Codec } from "./codec.js";
import { escapeStripe } from "./escape.js";
import type { BodyWriter, ParameterWriter } from "./operation.js";
import { secondsText } from "./scalar.js";

/** A form body in bracket notation, at any depth. */
export function stripeForm<T>(codec: Codec<T>, arrays: ArrayFormat = "indices"): BodyWriter {
  const write = bracketBody(codec, stripeRules(arrays));
  return { contentType: "application/x-www-form-urlencoded", write };
}

/** A query parameter as stripe-node writes it: `created[gte]=1704067200`, `expand[0]=customer`. */
export function stripeQuery<T>(codec: Codec<T>, arrays: ArrayFormat = "indices"): ParameterWriter {
  return bracketPairs(codec, stripeRules(arrays));
}

function stripeRules(arrays: ArrayFormat): BracketRules {
  return {
    escapeKey: escapeStripe,
    escape: escapeStripe,
    open: "[",
    close: "]",
    arrays,
    dateText: secondsText,
    writesNull: () => true,
    keepIndices: true,
  };
}
