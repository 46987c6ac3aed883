import { isRecord } from "../../2-resolve/node.js";
import type { Constraints } from "../../model/constraints.js";
import type { JsonValue } from "../../model/docs.js";
import { regularExpression } from "../../model/regular-expression.js";

/** A keyword's value in the model; `undefined`: no validator could use it. */
export const readers = {
  format: text,
  contentMediaType: text,
  contentEncoding: text,
  minLength: count,
  maxLength: count,
  pattern,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: (value) => (typeof value === "number" && value > 0 ? value : undefined),
  minItems: count,
  maxItems: count,
  uniqueItems: (value) => (value === true ? value : undefined),
  minContains: count,
  maxContains: count,
  minProperties: count,
  maxProperties: count,
  dependentRequired: dependents,
  const: (value) => value as JsonValue,
} satisfies { readonly [K in keyof Constraints]: (value: unknown) => Constraints[K] | undefined };

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function count(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function dependents(value: unknown): Constraints["dependentRequired"] | undefined {
  if (!isRecord(value)) return undefined;
  const isNames = (names: unknown): names is readonly string[] =>
    Array.isArray(names) && names.every((name) => typeof name === "string");
  const lists = Object.entries(value).map(([name, names]) => [name, names] as const);
  if (!lists.every((entry): entry is [string, readonly string[]] => isNames(entry[1])))
    return undefined;
  return Object.fromEntries(lists.filter(([, names]) => names.length > 0));
}

function pattern(value: unknown): string | undefined {
  return typeof value === "string" && regularExpression(value) !== null ? value : undefined;
}
