import { plainText } from "../../1-load/plain-text.js";
import { escapeToken } from "../../1-load/source.js";
import { child, isRecord, items, mappingOf, type Node } from "../../2-resolve/node.js";
import { asString } from "../../2-resolve/reader.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Operation } from "../../model/operation.js";
import type { SecurityScheme } from "../../model/security.js";
import { lowerBody } from "../bodies/bodies.js";
import { docsOf } from "../schemas/docs.js";
import { readExtension, type Extension } from "./extension.js";
import { describeFailures, lowerErrorSchema } from "../bodies/failures.js";
import { isSelected, warnOfEmptySelection, warnOfUnusedFilters } from "../filter.js";
import { methods } from "./methods.js";
import type { Lowering } from "../lowering.js";
import {
  nameOperations,
  warnOfRepeatedIds,
  type Named,
  type OperationName,
} from "./operation-names.js";
import { lowerPagination, readPaginationDefaults, warnOfUnusedRules } from "./pagination.js";
import type { PaginationRule } from "./pagination-rule.js";
import { ignoredHeaders, lowerParameters } from "./parameters.js";
import { lowerResponses } from "../bodies/responses.js";
import { takeKeyParameter } from "./key-parameter.js";
import { lowerSecurity } from "./security.js";
import { checkToken, validPath } from "../checks/header-syntax.js";
import { lowerStreamMember, usualFirst } from "../bodies/stream-member.js";
import { lowerServers } from "./servers.js";
import { lowerCallbacks } from "./webhooks.js";

/**
 * The operations of `paths` that the filters select. One that has an error is reported and left
 * out; the rest goes on.
 */
export function lowerOperations(
  schemes: readonly SecurityScheme[],
  extension: Extension,
  lowering: Lowering,
): { readonly operations: readonly Operation[]; readonly selected: readonly Selected[] } {
  const { include, exclude } = lowering.config;
  const candidates = [...findCandidates(lowering)];
  warnOfUnusedFilters(candidates, lowering.config, lowering.diagnostics);
  const selected = candidates.filter((candidate) => isSelected(candidate, include, exclude));
  warnOfEmptySelection(candidates, selected, lowering.config, lowering.diagnostics);
  const names = nameOperations(candidates, lowering.config.names);
  warnOfRepeatedIds(candidates, selected, names, lowering.diagnostics);
  const defaults = readPaginationDefaults(lowering);
  const used = new Set<PaginationRule>();
  const operations = selected.flatMap((candidate) => {
    const work = lowering.inScope();
    const whole = lowerOperation(candidate, names, schemes, extension, work);
    const pagination = lowerPagination(whole, candidate.node, defaults, used, work);
    const hasErrors = work.diagnostics.hasFailed || candidate.node.hasErrors === true;
    return hasErrors ? [] : [{ ...whole, pagination }];
  });
  warnOfUnusedRules(defaults, used, lowering);
  return {
    operations,
    selected: selected.map(({ at, method, path }) => ({ at, name: `${method} ${path}` })),
  };
}

/** An operation that the filters select, and its name in messages: `GET /a/{id}`. */
interface Selected {
  readonly at: Pointer;
  readonly name: string;
}

/** An operation as it stands in the document. `at`: its identity, see `findCandidates`. */
interface Written extends Named {
  /** The path item around it. */
  readonly item: Node;
  /** The path, where it is used. */
  readonly pathAt: Pointer;
}

/** An operation is identified by its place; one that another path uses already, by the path that uses it. */
function* findCandidates({ openapi, read, diagnostics }: Lowering): Generator<Written> {
  const paths = read.mapping(openapi.root, "paths");
  const taken = new Set<Pointer>();
  for (const path of paths === undefined ? [] : openapi.keysOf(paths)) {
    if (path.startsWith("x-")) continue;
    const pathAt = `${paths!.at}/${escapeToken(path)}`;
    const item = followItem(child(paths!, path)!, openapi);
    if (item.value === null)
      diagnostics.report("WF2008", item.at, "the path has no operations: it is null");
    else if (!isRecord(item.value))
      diagnostics.report("WF2005", item.at, "a path item must be a mapping");
    else
      for (const { method, written } of operationsOf(item, { diagnostics })) {
        const node = openapi.follow(written);
        const id = asString(child(node, "operationId")?.value) ?? null;
        const tags = items(child(node, "tags")).map(({ value }) => plainText(value));
        const use = `${pathAt}/${method.toLowerCase()}`;
        const at = taken.has(node.at) ? use : node.at;
        taken.add(at);
        yield {
          at,
          path,
          pathAt,
          method,
          node,
          item,
          id,
          tags,
        };
      }
  }
}

/** A path item; what stands beside its `$ref` counts too (3.1: undefined only where both have it). */
function followItem(written: Node, openapi: OpenApi): Node {
  const target = openapi.follow(written);
  if (target === written || !isRecord(written.value) || !isRecord(target.value)) return target;
  const own = Object.keys(written.value).filter((key) => key !== "$ref");
  if (own.length === 0 || target.hasErrors === true) return target;
  const keys = new Set([...Object.keys(target.value), ...own]);
  const members = Array.from(keys, (key) => [key, child(written, key) ?? child(target, key)!]);
  return mappingOf(target.at, Object.fromEntries(members) as Record<string, Node>);
}

function* operationsOf(
  item: Node,
  { diagnostics }: Pick<Lowering, "diagnostics">,
): Generator<{ method: string; written: Node }> {
  const additional = child(item, "additionalOperations");
  const own = Object.keys(item.value as object).filter((key) => methods.includes(key));
  const more = isRecord(additional?.value) ? Object.keys(additional.value) : [];
  const named = [
    ...own.map((key) => ({ method: key.toUpperCase(), written: child(item, key)! })),
    ...more.map((method) => ({ method, written: child(additional!, method)! })),
  ];
  for (const { method, written } of named)
    if (isRecord(written.value)) yield { method, written };
    else if (written.value === null)
      diagnostics.report("WF2008", written.at, "the operation is null: it is ignored", {
        on: "key",
      });
    else diagnostics.report("WF2005", written.at, "an operation must be a mapping");
}

function lowerOperation(
  { at, path, pathAt, method, node, item }: Written,
  names: ReadonlyMap<Pointer, OperationName>,
  schemes: readonly SecurityScheme[],
  outer: Extension,
  lowering: Lowering,
): Operation {
  const extension = readExtension(node, lowering, outer);
  checkToken("a method", method, node, lowering);
  const id = lowering.read.string(node, "operationId") ?? null;
  const body = lowerBody(node, method, extension, lowering);
  const responses = lowerAnswers(node, method, at, extension, lowering);
  const streamMember = body && lowerStreamMember(node, lowering);
  const fitted = lowerParameters(path, pathAt, node, item, extension, lowering);
  const keyed = takeKeyParameter(fitted.parameters, lowering.config);
  return {
    at,
    id,
    ...names.get(at)!,
    method,
    path: validPath(fitted.path, pathAt, lowering),
    docs: docsOf(node),
    tags: lowering.read.strings(node, "tags"),
    parameters: keyed.parameters,
    ignoredHeaders: ignoredHeaders(node, item, lowering),
    body,
    responses: streamMember === null ? responses : usualFirst({ responses }, streamMember),
    streamMember,
    security: lowerSecurity(node, schemes, lowering),
    servers: lowerServers(node, lowering) ?? lowerServers(item, lowering),
    // Set for the whole document, it is for POST alone: most other methods are idempotent anyway.
    idempotencyHeader:
      (extension.namesHeader ? null : keyed.header) ??
      (method === "POST" || extension.namesHeader ? extension.idempotencyHeader : null),
    retry: extension.retry === false ? { attempts: 1 } : (extension.retry ?? {}),
    callbacks: lowerCallbacks(node, lowering),
    pagination: null,
  };
}

/** The responses, with the schema of all failures. A response to HEAD has no body. */
function lowerAnswers(
  node: Node,
  method: string,
  at: Pointer,
  { errors }: Extension,
  lowering: Lowering,
): Operation["responses"] {
  const responses = lowerResponses(node, lowering);
  const shape = errors === null || method === "HEAD" ? null : lowerErrorSchema(errors, lowering);
  return shape === null ? responses : describeFailures(responses, shape, `${at}/responses`);
}
