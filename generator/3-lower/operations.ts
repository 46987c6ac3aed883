import { child, isRecord, type Node } from "../2-resolve/node.js";
import type { Operation, SecurityScheme } from "./api.js";
import { lowerBody } from "./bodies.js";
import { docsOf } from "./docs.js";
import { readExtension, type Extension } from "./extension.js";
import { methods } from "./known-keys.js";
import type { Lowering } from "./lowering.js";
import { ignoredHeaders, lowerParameters } from "./parameters.js";
import { lowerResponses } from "./responses.js";
import { lowerSecurity } from "./security.js";
import { lowerServers } from "./servers.js";

/** Every operation of `paths`. One that has a fault is reported and left out; the rest goes on. */
export function lowerOperations(
  schemes: readonly SecurityScheme[],
  extension: Extension,
  lowering: Lowering,
): readonly Operation[] {
  const { openapi, read } = lowering;
  const paths = read.mapping(openapi.root, "paths");
  if (paths === undefined) return [];
  const operations: Operation[] = [];
  for (const path of openapi.keysOf(paths)) {
    if (path.startsWith("x-")) continue;
    const item = openapi.follow(child(paths, path)!);
    if (!isRecord(item.value)) {
      lowering.diagnostics.report("WF2005", item.at, "a path item is a mapping");
      continue;
    }
    for (const { method, node } of operationsOf(item)) {
      const before = countErrors(lowering);
      const followed = openapi.follow(node);
      const operation = lowerOperation(path, method, followed, item, schemes, extension, lowering);
      if (countErrors(lowering) === before && followed.isFaulty !== true)
        operations.push(operation);
    }
  }
  reportRepeatedIds(operations, lowering);
  return operations;
}

function* operationsOf(item: Node): Generator<{ method: string; node: Node }> {
  for (const key of Object.keys(item.value as object)) {
    const node = methods.includes(key) ? child(item, key) : undefined;
    if (isRecord(node?.value)) yield { method: key.toUpperCase(), node };
  }
  const additional = child(item, "additionalOperations");
  if (isRecord(additional?.value))
    for (const method of Object.keys(additional.value))
      yield { method, node: child(additional, method)! };
}

function lowerOperation(
  path: string,
  method: string,
  node: Node,
  item: Node,
  schemes: readonly SecurityScheme[],
  outer: Extension,
  lowering: Lowering,
): Operation {
  const extension = readExtension(node, lowering, outer);
  return {
    at: node.at,
    id: lowering.read.string(node, "operationId") ?? null,
    method,
    path,
    docs: docsOf(node),
    tags: lowering.read.strings(node, "tags"),
    parameters: lowerParameters(path, node, item, extension, lowering),
    ignoredHeaders: ignoredHeaders(node, item, lowering),
    body: lowerBody(node, extension, lowering),
    responses: lowerResponses(node, lowering),
    security: lowerSecurity(node, schemes, lowering),
    servers: lowerServers(node, lowering) ?? lowerServers(item, lowering),
    idempotencyHeader: method === "POST" ? extension.idempotencyHeader : null,
  };
}

function reportRepeatedIds(operations: readonly Operation[], { diagnostics }: Lowering): void {
  const first = new Map<string, Operation>();
  for (const operation of operations) {
    if (operation.id === null) continue;
    const earlier = first.get(operation.id);
    first.set(operation.id, earlier ?? operation);
    if (earlier === undefined) continue;
    const message = `the operationId ${JSON.stringify(operation.id)} stands twice`;
    const at = { kind: "pointer", pointer: `${earlier.at}/operationId`, on: "value" } as const;
    diagnostics.report("WF3001", `${operation.at}/operationId`, message, {
      hint: "each operation needs an operationId of its own",
      related: [{ message: "the first one", at }],
    });
  }
}

function countErrors({ diagnostics }: Lowering): number {
  return diagnostics.all.filter(({ severity }) => severity === "error").length;
}
