/** Objects with members that only answers have (`readOnly`): who read one may give it back whole. */
import type { Codec, CodecNode } from "./codec.js";
import type { ObjectNode } from "./resolve.js";

/** The object that `of` is; members of these names are left out, whatever they are. */
export function leavingOut<T = never>(
  of: Codec<NoInfer<T>>,
  ...names: readonly string[]
): Codec<T> {
  const object = of as CodecNode as ObjectNode;
  return { ...object, skip: new Set(names) };
}
