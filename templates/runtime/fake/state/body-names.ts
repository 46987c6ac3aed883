/** What a body can name: other members of an item are the server's, such as those that are read only. */
import type { ServedOperation } from "../../serve/served.js";
import { partsOf } from "../../validate/instances.js";
import type { JsonSchema, Rule } from "../../validate/rule.js";
import { jsonSchemaOf } from "../../validate/schema.js";

/** The rules of a body, in its media types. */
export function bodyRules({ body = {} }: ServedOperation): readonly Rule[] {
  return Object.values(body).map(({ rule }) => rule);
}

/** Of a body with free names, any. */
export function namesInBody(operation: ServedOperation): (name: string) => boolean {
  const parts = bodyRules(operation).flatMap((rule) => {
    const root = jsonSchemaOf("", () => rule);
    return partsOf([root], root);
  });
  const names = new Set(
    parts.flatMap(({ properties }) => Object.keys(Object(properties) as object)),
  );
  return names.size === 0 || parts.some(hasFreeNames) ? () => true : (name) => names.has(name);
}

function hasFreeNames({ additionalProperties, patternProperties }: JsonSchema): boolean {
  return typeof additionalProperties === "object" || patternProperties !== undefined;
}
