/** Which members a body can name: others of an item are the server's, such as those that are read only. */
import type { ServedOperation } from "../../serve/served.js";
import { partsOf } from "../../validate/instances.js";
import type { JsonSchema } from "../../validate/rule.js";
import { jsonSchemaOf } from "../../validate/schema.js";

/** Of a body with free names, any. */
export function namesInBody({ body = {} }: ServedOperation): (name: string) => boolean {
  const parts = Object.values(body).flatMap(({ rule }) => {
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
