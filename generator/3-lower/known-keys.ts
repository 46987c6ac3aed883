import { child, isRecord, items, type Node } from "../2-resolve/node.js";
import { didYouMean } from "../diagnostics/suggest.js";
import type { Lowering } from "./lowering.js";

/** Warns of members that OpenAPI doesn't know: mostly misspelt ones, which would have no effect. */
export function warnOfUnknownKeys(lowering: Lowering): void {
  const { root } = lowering.openapi;
  check(root, "document", lowering);
  const paths = child(root, "paths");
  if (!isRecord(paths?.value)) return;
  for (const path of Object.keys(paths.value)) {
    const item = lowering.openapi.follow(child(paths, path)!);
    check(item, "pathItem", lowering);
    for (const method of methods) {
      const operation = child(item, method);
      if (operation === undefined) continue;
      check(operation, "operation", lowering);
      for (const parameter of items(child(operation, "parameters")))
        check(lowering.openapi.follow(parameter), "parameter", lowering);
      const body = child(operation, "requestBody");
      if (body !== undefined) check(lowering.openapi.follow(body), "requestBody", lowering);
    }
  }
}

export const methods = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

const knownKeys = {
  document: [
    "openapi",
    "$self",
    "info",
    "jsonSchemaDialect",
    "servers",
    "paths",
    "webhooks",
    "components",
    "security",
    "tags",
    "externalDocs",
  ],
  pathItem: [
    "$ref",
    "summary",
    "description",
    "servers",
    "parameters",
    "additionalOperations",
    ...methods,
  ],
  operation: [
    "$ref",
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
  ],
  parameter: [
    "$ref",
    "name",
    "in",
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
    "summary",
  ],
  requestBody: ["$ref", "description", "content", "required", "summary"],
} as const;

function check(node: Node, what: keyof typeof knownKeys, { diagnostics }: Lowering): void {
  if (!isRecord(node.value)) return;
  const known: readonly string[] = knownKeys[what];
  for (const key of Object.keys(node.value)) {
    if (key.startsWith("x-") || known.includes(key)) continue;
    const message = `\`${key}\` is no field of OpenAPI here: it has no effect`;
    const hint = didYouMean(key, known);
    diagnostics.report("WF2007", child(node, key)!.at, message, { on: "key", hint });
  }
}
