// The runtime of wireform, copied. Do not edit.
/** The dialect `stripe`: byte for byte what stripe-node 23.1.0 sends. */
import { type ArrayFormat, bracketBody, bracketPairs, type BracketRules } from "./brackets.js";
import type { Codec, ScalarKind } from "./codec.js";
import { escapeStripe } from "./escape.js";
import type { BodyWriter, ParameterWriter } from "./operation.js";
import { scalarText } from "./scalar.js";

/** A form body in bracket notation, at any depth. */
export function stripeForm<T>(codec: Codec<T>, arrays: ArrayFormat = "indices"): BodyWriter {
  const write = bracketBody(codec, stripeRules(arrays));
  return { contentType: "application/x-www-form-urlencoded", write };
}

/** A query parameter as stripe-node writes it: `created[gte]=1704067200`, `expand[0]=customer`. */
export function stripeQuery<T>(codec: Codec<T>, arrays: ArrayFormat = "indices"): ParameterWriter {
  const write = bracketPairs(codec, stripeRules(arrays));
  return {
    write: (name, value) => (value === undefined ? value : write(name, value) || undefined),
  };
}

function stripeRules(arrays: ArrayFormat): BracketRules {
  return {
    escapeKey: escapeStripe,
    escape: escapeStripe,
    open: "[",
    close: "]",
    arrays,
    scalarText: stripeText,
    nulls: "empty",
    keepIndices: true,
  };
}

/** A Date is seconds, whatever the schema says. */
function stripeText(kind: ScalarKind, value: unknown): string {
  return scalarText(value instanceof Date ? "unixTime" : kind, value);
}
