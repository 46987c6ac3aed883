// The runtime of wireform, copied. Do not edit.
/** What a null in a form is: an empty value (the default), or nothing. */
import type { CodecNode } from "../codecs/codec.js";
import { admitsNull } from "../codecs/resolve.js";
import { misfit } from "../codecs/scalar.js";

/**
 * Whether a null is written for the codec `node`.
 * @throws EncodeError if null isn't allowed
 */
export type NullRule = (node: CodecNode) => boolean;

/** `nulls: empty`. */
export function emptyNull(node: CodecNode): boolean {
  if (admitsNull(node)) return true;
  throw misfit(null, "");
}

/** `nulls: omit`: a null field, item or member is left out; null in JSON text stays. */
export function omitNull(node: CodecNode): boolean {
  return !emptyNull(node);
}
