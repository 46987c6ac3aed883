/** Objects whose free members are told by their names (JSON Schema, `patternProperties`). */
import type { Codec, CodecNode } from "./codec.js";
import type { ObjectNode } from "./resolve.js";

/** Names that a regular expression finds, and how their members are written. */
export type Pattern = readonly [source: string, codec: CodecNode];

/** The object that `base` is; of members that it doesn't declare, the first pattern that fits. */
export function patterned<T>(base: CodecNode, ...patterns: readonly Pattern[]): Codec<T> {
  const object = base as ObjectNode;
  let compiled: readonly (readonly [RegExp, CodecNode])[] | undefined;
  const free = (name: string) => {
    compiled ??= patterns.map(([source, codec]) => [new RegExp(source, "u"), codec]);
    return compiled.find(([pattern]) => pattern.test(name))?.[1] ?? object.rest;
  };
  return { ...object, free };
}
