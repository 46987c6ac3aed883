/** JSON Schemas, changed in all their parts. */

export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const byName = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];
const single = ["items", "additionalProperties", "not", "if", "then", "else", "contains"];
const several = ["allOf", "anyOf", "oneOf", "prefixItems"];

/** A schema whose inner schemas, and then it itself, have been changed. */
export function changedSchema(schema: unknown, change: (schema: Json) => Json): unknown {
  if (!isObject(schema)) return schema;
  const inner = (one: unknown) => changedSchema(one, change);
  const entries = Object.entries(schema).map(([keyword, value]): [string, unknown] => {
    if (byName.includes(keyword) && isObject(value)) return [keyword, mapValues(value, inner)];
    if (single.includes(keyword)) return [keyword, inner(value)];
    if (several.includes(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
    return [keyword, value];
  });
  return change(Object.fromEntries(entries));
}

export function mapValues(object: Json, change: (value: unknown, name: string) => unknown): Json {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, change(value, name)]),
  );
}
