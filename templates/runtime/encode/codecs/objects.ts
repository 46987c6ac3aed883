/** Objects with further rules: names only, patterns of names, `readOnly`. */
import type { Codec, CodecNode } from "./codec.js";
import { regularExpression } from "./expression.js";
import type { ObjectNode } from "./resolve.js";

/** An object with only these names, each value written by `of`. */
export function record<T>(names: readonly string[], of: CodecNode): Codec<T> {
  return { kind: "object", fields: names.map((name) => [name, of]), rest: null };
}

/**
 * JSON Schema's `patternProperties`: a regular expression for names, and the codec of these
 * members.
 */
export type Pattern = readonly [source: string, codec: CodecNode];

/** The object of `base`; an undeclared member uses the first pattern that matches. */
export function patterned<T>(base: CodecNode, ...patterns: readonly Pattern[]): Codec<T> {
  const object = base as ObjectNode;
  let compiled: readonly (readonly [RegExp | null, CodecNode])[] | undefined;
  const free = (name: string) => {
    compiled ??= patterns.map(([source, codec]) => [regularExpression(source), codec]);
    return compiled.find(([pattern]) => pattern?.test(name))?.[1] ?? object.rest;
  };
  return { ...object, free };
}

/**
 * The object of `of` without these members, whatever their values. They are `readOnly`: a caller
 * may send back a whole response.
 */
export function leavingOut<T = never>(
  of: Codec<NoInfer<T>>,
  ...names: readonly string[]
): Codec<T> {
  const object = of as CodecNode as ObjectNode;
  return { ...object, skip: new Set(names) };
}
