/** What several JSON Schemas say of one value, as one. */
import type { JsonSchema } from "../validate/rule.js";

/** Schemas without combinations. Where they exclude each other, nothing fits what comes out. */
export function joinSchemas(schemas: readonly JsonSchema[]): JsonSchema {
  const joined: Record<string, unknown> = {};
  for (const schema of schemas)
    for (const [keyword, value] of Object.entries(schema)) {
      const earlier = joined[keyword];
      const join = joins[keyword] ?? joinAs(keyword);
      joined[keyword] = earlier === undefined ? value : join(earlier as never, value as never);
    }
  return joined;
}

type Join = (one: never, other: never) => unknown;

const joins: Readonly<Record<string, Join>> = {
  properties: (one: Named, other: Named) => {
    const both = Object.entries(other).map(([name, schema]): [string, JsonSchema] => {
      const earlier = Object.prototype.propertyIsEnumerable.call(one, name) && one[name];
      return [name, earlier ? { allOf: [earlier, schema] } : schema];
    });
    return { ...one, ...Object.fromEntries(both) };
  },
  required: (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])],
  enum: (one: readonly unknown[], other: readonly unknown[]) =>
    one.filter((value) => other.includes(value)),
  type: (one: string, other: string) => (one === "integer" && other === "number" ? one : other),
  items: (one: JsonSchema | false, other: JsonSchema | false) =>
    one === false || other === false ? false : { allOf: [one, other] },
  additionalProperties: (one: unknown, other: unknown) => one !== false && other,
};

type Named = Readonly<Record<string, JsonSchema>>;

/** The stricter bound; of other keywords, the last one. */
function joinAs(keyword: string): Join {
  if (/^(min|exclusiveMin)/.test(keyword))
    return (one: number, other: number) => Math.max(one, other);
  if (/^(max|exclusiveMax)/.test(keyword))
    return (one: number, other: number) => Math.min(one, other);
  return (_, other) => other;
}
