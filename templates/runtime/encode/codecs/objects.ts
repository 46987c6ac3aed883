/** Objects of which more is to say than their members: names alone, patterns of names, `readOnly`. */
import type { Codec, CodecNode } from "./codec.js";
import type { ObjectNode } from "./resolve.js";

/** An object of members of these names and no others, each written by `of`. */
export function record<T>(names: readonly string[], of: CodecNode): Codec<T> {
  return { kind: "object", fields: names.map((name) => [name, of]), rest: null };
}

/** JSON Schema's `patternProperties`: names that a regular expression finds, and how their members are written. */
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

/**
 * The object that `of` is; members of these names are left out, whatever they are. Only answers have
 * them (`readOnly`): who read one may give it back whole.
 */
export function leavingOut<T = never>(
  of: Codec<NoInfer<T>>,
  ...names: readonly string[]
): Codec<T> {
  const object = of as CodecNode as ObjectNode;
  return { ...object, skip: new Set(names) };
}
