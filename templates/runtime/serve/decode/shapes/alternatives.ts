/** A JSON Schema without `$ref`, `allOf`, `anyOf`, `oneOf` and conditions: all that it can mean. */
import { isPlainObject } from "../../../validate/objects.js";
import type { JsonSchema } from "../../../validate/rule.js";

/** Schemas that apply together. Of each, only the keywords that concern the value itself count. */
export type Conjunction = readonly JsonSchema[];

/** Of a `$ref`. */
export type FindSchema = (reference: string) => JsonSchema | undefined;

/** Schemas that combine many choices mean too much to list: the first ones are enough to decode. */
const mostAlternatives = 200;

/**
 * In the document's order.
 * @param open references that are being followed: one that leads to itself adds nothing
 */
export function alternativesOf(
  schema: unknown,
  find: FindSchema,
  open: readonly string[] = [],
): readonly Conjunction[] {
  if (schema === false) return [];
  if (!isPlainObject(schema)) return [[]];
  const { $ref, allOf, anyOf, oneOf, not, if: condition, then, else: otherwise } = schema;
  if (isPlainObject(not) && Object.keys(not).length === 0) return [];
  const inner = (one: unknown) => alternativesOf(one, find, open);
  let all: readonly Conjunction[] = [[schema]];
  if (typeof $ref === "string") {
    if (open.includes($ref)) return [];
    all = together(all, alternativesOf(find($ref), find, [...open, $ref]));
  }
  for (const one of listOf(allOf)) all = together(all, inner(one));
  for (const choices of [anyOf, oneOf])
    if (choices !== undefined) all = together(all, listOf(choices).flatMap(inner));
  if (condition !== undefined)
    all = together(all, [...together(inner(condition), inner(then)), ...inner(otherwise)]);
  for (const one of Object.values(
    isPlainObject(schema["dependentSchemas"]) ? schema["dependentSchemas"] : {},
  ))
    all = together(all, [...inner(one), []]);
  return all;
}

function together(
  left: readonly Conjunction[],
  right: readonly Conjunction[],
): readonly Conjunction[] {
  return left.flatMap((one) => right.map((other) => [...one, ...other])).slice(0, mostAlternatives);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
