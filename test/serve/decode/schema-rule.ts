/** JSON Schemas of documents as rules: only their structure matters here. */
import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonSchema, Rule } from "../../../templates/runtime/validate/rule.js";

export function ruleOfSchema(schema: JsonSchema): Rule {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return { fits: (value) => ajv.validate(schema, value), json: () => schema };
}
