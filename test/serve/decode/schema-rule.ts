/** JSON Schemas of documents as rules: only their structure matters here. */
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Define, JsonSchema, Rule } from "../../../templates/runtime/validate/rule.js";

/** @param named targets of `#/components/schemas/NAME` */
export function ruleOfSchema(
  schema: JsonSchema,
  named: Readonly<Record<string, JsonSchema>> = {},
): Rule {
  const root = { ...schema, components: { schemas: named } };
  return {
    fits: (value) => new Ajv2020({ strict: false, validateFormats: false }).validate(root, value),
    json: (define) => withNamed(schema, named, define),
  };
}

function withNamed(
  schema: JsonSchema,
  named: Readonly<Record<string, JsonSchema>>,
  define: Define,
): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) => {
    const { $ref } = Object(value) as JsonSchema;
    const name = typeof $ref === "string" && $ref.split("/").pop();
    return name ? define(name, () => ruleOfSchema(named[name]!, named)) : value;
  }) as JsonSchema;
}
