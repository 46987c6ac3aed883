import { escapeToken } from "../1-load/source.js";
import { child, isRecord, items, mappingOf, type Node } from "../2-resolve/node.js";
import type { OpenApi } from "../2-resolve/openapi.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import type { Operation, SecurityScheme } from "./api.js";
import { lowerBody } from "./bodies.js";
import { docsOf } from "./docs.js";
import { readExtension, type Extension } from "./extension.js";
import { isSelected, warnOfIdleFilters, type Candidate } from "./filter.js";
import { methods } from "./known-keys.js";
import { countFaults, type Lowering } from "./lowering.js";
import { lowerPagination, readPaginationDefaults, warnOfIdleRules } from "./pagination.js";
import type { PaginationRule } from "./pagination-rule.js";
import { ignoredHeaders, lowerParameters } from "./parameters.js";
import { givenOperationName } from "./renaming.js";
import { lowerResponses } from "./responses.js";
import { lowerSecurity } from "./security.js";
import { checkToken, sendablePath } from "./sendable.js";
import { lowerServers } from "./servers.js";
import { lowerCallbacks } from "./webhooks.js";

/**
 * The operations of `paths` that the filters select. One that has a fault is reported and left
 * out; the rest goes on.
 */
export function lowerOperations(
  schemes: readonly SecurityScheme[],
  extension: Extension,
  lowering: Lowering,
): { readonly operations: readonly Operation[]; readonly selected: readonly Selected[] } {
  const { include, exclude } = lowering.config;
  const candidates = [...findCandidates(lowering)];
  warnOfIdleFilters(candidates, [include, exclude], lowering.diagnostics);
  const selected = candidates.filter((candidate) => isSelected(candidate, include, exclude));
  const defaults = readPaginationDefaults(lowering);
  const used = new Set<PaginationRule>();
  const operations = selected.flatMap((candidate) => {
    const before = countFaults(lowering);
    const whole = lowerOperation(candidate, schemes, extension, lowering);
    const pagination = lowerPagination(whole, candidate.node, defaults, used, lowering);
    const operation = { ...whole, pagination };
    const isFaulty = countFaults(lowering) > before || candidate.node.isFaulty === true;
    return isFaulty ? [] : [operation];
  });
  warnOfIdleRules(defaults, used, lowering);
  return {
    operations: withoutRepeatedIds(operations, lowering),
    selected: selected.map(({ at, method, path }) => ({
      at,
      name: `${method} ${path}`,
    })),
  };
}

/** An operation that the filters let through, and how people call it: `GET /a/{id}`. */
interface Selected {
  readonly at: Pointer;
  readonly name: string;
}

/** An operation as it stands in the document. */
interface Written extends Candidate {
  /** Its identity: where it stands, or for one that another path has too, where it is used. */
  readonly at: Pointer;
  readonly node: Node;
  /** The path item around it. */
  readonly item: Node;
}

function* findCandidates({ openapi, read, diagnostics }: Lowering): Generator<Written> {
  const paths = read.mapping(openapi.root, "paths");
  const taken = new Set<Pointer>();
  for (const path of paths === undefined ? [] : openapi.keysOf(paths)) {
    if (path.startsWith("x-")) continue;
    const item = followItem(child(paths!, path)!, openapi);
    if (!isRecord(item.value)) diagnostics.report("WF2005", item.at, "a path item is a mapping");
    else
      for (const { method, written } of operationsOf(item)) {
        const node = openapi.follow(written);
        const id = child(node, "operationId")?.value;
        const tags = items(child(node, "tags")).map(({ value }) => String(value));
        const use = `${paths!.at}/${escapeToken(path)}/${method.toLowerCase()}`;
        const at = taken.has(node.at) ? use : node.at;
        taken.add(at);
        yield { at, path, method, node, item, id: typeof id === "string" ? id : null, tags };
      }
  }
}

/** A path item; what stands beside its `$ref` counts too (3.1: undefined only where both have it). */
function followItem(written: Node, openapi: OpenApi): Node {
  const target = openapi.follow(written);
  if (target === written || !isRecord(written.value) || !isRecord(target.value)) return target;
  const own = Object.keys(written.value).filter((key) => key !== "$ref");
  if (own.length === 0 || target.isFaulty === true) return target;
  const keys = new Set([...Object.keys(target.value), ...own]);
  const members = Array.from(keys, (key) => [key, child(written, key) ?? child(target, key)!]);
  return mappingOf(target.at, Object.fromEntries(members) as Record<string, Node>);
}

function* operationsOf(item: Node): Generator<{ method: string; written: Node }> {
  for (const key of Object.keys(item.value as object)) {
    const written = methods.includes(key) ? child(item, key) : undefined;
    if (isRecord(written?.value)) yield { method: key.toUpperCase(), written };
  }
  const additional = child(item, "additionalOperations");
  if (isRecord(additional?.value))
    for (const method of Object.keys(additional.value))
      yield { method, written: child(additional, method)! };
}

function lowerOperation(
  { at, path, method, node, item }: Written,
  schemes: readonly SecurityScheme[],
  outer: Extension,
  lowering: Lowering,
): Operation {
  const extension = readExtension(node, lowering, outer);
  checkToken("a method", method, node, lowering);
  const id = lowering.read.string(node, "operationId") ?? null;
  const given = givenOperationName({ id, method, path }, lowering.config.names);
  return {
    at,
    id,
    name: given ?? (isNaming(id) ? id : null),
    isGiven: given !== undefined,
    method,
    path: sendablePath(path, node, lowering),
    docs: docsOf(node),
    tags: lowering.read.strings(node, "tags"),
    parameters: lowerParameters(path, node, item, extension, lowering),
    ignoredHeaders: ignoredHeaders(node, item, lowering),
    body: lowerBody(node, extension, lowering),
    responses: lowerResponses(node, lowering),
    security: lowerSecurity(node, schemes, lowering),
    servers: lowerServers(node, lowering) ?? lowerServers(item, lowering),
    // From further out it is for POST alone: most other methods are idempotent without one.
    idempotencyHeader:
      method === "POST" || extension.namesHeader ? extension.idempotencyHeader : null,
    callbacks: lowerCallbacks(node, lowering),
    pagination: null,
  };
}

/** An identifier needs a letter or a digit of it: else method and path say more. */
function isNaming(id: string | null): boolean {
  return id !== null && /[\p{L}\p{N}]/u.test(id);
}

/** The first operation of each id; the others are reported. */
function withoutRepeatedIds(
  operations: readonly Operation[],
  { diagnostics }: Lowering,
): readonly Operation[] {
  const first = new Map<string, Operation>();
  return operations.filter((operation) => {
    if (operation.id === null) return true;
    const earlier = first.get(operation.id);
    if (earlier === undefined) return first.set(operation.id, operation);
    const message = `the operationId ${JSON.stringify(operation.id)} stands twice`;
    const at = { kind: "pointer", pointer: `${earlier.at}/operationId`, on: "value" } as const;
    diagnostics.report("WF3001", `${operation.at}/operationId`, message, {
      hint: "each operation needs an operationId of its own",
      related: [{ message: "the first one", at }],
    });
    return false;
  });
}
