/** Objects of which only the names are listed: all members are written alike. */
import type { Codec, CodecNode } from "./codec.js";

/** An object of members of these names and no others, each written by `of`. */
export function record<T>(names: readonly string[], of: CodecNode): Codec<T> {
  return { kind: "object", fields: names.map((name) => [name, of]), rest: null };
}
