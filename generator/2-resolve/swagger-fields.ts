import { didYouMean } from "../diagnostics/suggest.js";
import { child, isRecord, type Node } from "./node.js";
import type { Upgrade } from "./swagger-members.js";

/** What a parameter that is no body says about its values, as a schema would. */
export const valueFields = [
  "type",
  "format",
  "items",
  "default",
  "enum",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "multipleOf",
] as const;

export const methods = ["get", "put", "post", "delete", "options", "head", "patch"] as const;

const knownFields = {
  document: [
    "swagger",
    "info",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "paths",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
    "security",
    "tags",
    "externalDocs",
  ],
  pathItem: ["$ref", "parameters", ...methods],
  operation: [
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "consumes",
    "produces",
    "parameters",
    "responses",
    "schemes",
    "deprecated",
    "security",
  ],
  body: ["name", "in", "description", "required", "schema"],
  parameter: [
    "name",
    "in",
    "description",
    "required",
    "allowEmptyValue",
    "collectionFormat",
    ...valueFields,
  ],
} as const;

/** Warns of members that Swagger 2.0 doesn't know: misspelt ones, and those of OpenAPI 3. */
export function warnOfUnknownFields(
  node: Node,
  what: keyof typeof knownFields,
  { diagnostics }: Upgrade,
): void {
  if (!isRecord(node.value)) return;
  const known: readonly string[] = knownFields[what];
  for (const field of Object.keys(node.value)) {
    if (field.startsWith("x-") || known.includes(field)) continue;
    const message = `\`${field}\` is no field of Swagger 2.0 here: it has no effect`;
    const hint = didYouMean(field, known);
    diagnostics.report("WF2007", child(node, field)!.at, message, { on: "key", hint });
  }
}
