import { child, items, type Node } from "../../2-resolve/node.js";
import { onPointer } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { answersOf, successesOf } from "../bodies/answers.js";
import type { MemberPath, PageStep, Pagination } from "../../model/pagination.js";
import type { Operation } from "../../model/operation.js";
import type { Shape } from "../../model/schema.js";
import { isSelected } from "../filter.js";
import type { Lowering } from "../lowering.js";
import { readPaginationRule, type PaginationRule } from "./pagination-rule.js";
import { additionalShape, resolveShape } from "../../model/walk.js";

/** The rules for all operations: the document's `x-wireform`, then the configuration. */
export function readPaginationDefaults(lowering: Lowering): readonly PaginationRule[] {
  const written = writtenRules(lowering.openapi.root);
  const nodes = Array.isArray(written?.value) ? items(written) : written ? [written] : [];
  return [
    ...nodes.flatMap((node) => readRule(node, lowering)),
    ...(lowering.config.pagination ?? []),
  ];
}

/**
 * How the pages of an operation follow each other, by its own rule or the first default that fits;
 * `used` learns of the latter. `pagination: false` keeps the defaults away.
 */
export function lowerPagination(
  operation: Operation,
  node: Node,
  defaults: readonly PaginationRule[],
  used: Set<PaginationRule>,
  lowering: Lowering,
): Pagination | null {
  const own = writtenRules(node);
  if (own !== undefined)
    return own.value === false
      ? null
      : (readRule(own, lowering).map((rule) => applyRule(rule, operation, lowering))[0] ?? null);
  for (const rule of defaults) {
    if (rule.for !== undefined && !isSelected(operation, rule.for, undefined)) continue;
    if (rule.for === undefined && operation.method !== "GET") continue;
    const fitted = fitRule(rule, operation, lowering);
    if ("mismatch" in fitted && rule.for === undefined) continue;
    used.add(rule);
    return applyRule(rule, operation, lowering);
  }
  return null;
}

/** Warns of rules that fit no operation: mostly something in them is misspelt. */
export function warnOfUnusedRules(
  defaults: readonly PaginationRule[],
  used: ReadonlySet<PaginationRule>,
  { diagnostics }: Lowering,
): void {
  for (const rule of defaults) {
    const { at, writtenAt, step } = rule;
    if (used.has(rule)) continue;
    const message = `pagination by ${step.kind} matches no operation`;
    const place = at ?? writtenAt;
    diagnostics.add("WF3012", message, place === undefined ? null : onPointer(place));
  }
}

function writtenRules(node: Node): Node | undefined {
  const extension = child(node, "x-wireform");
  return extension && child(extension, "pagination");
}

function readRule(node: Node, { read, diagnostics }: Lowering): PaginationRule[] {
  const rule = readPaginationRule(node, "WF3009", read, diagnostics);
  return rule === undefined ? [] : [rule];
}

function applyRule(
  rule: PaginationRule,
  operation: Operation,
  lowering: Lowering,
): Pagination | null {
  const fitted = fitRule(rule, operation, lowering);
  if (!("mismatch" in fitted)) return fitted;
  const { mismatch, hint } = fitted;
  // A rule of the configuration that doesn't fit is reported at the operation, in the document.
  const at = rule.at ?? operation.at;
  const message = `pagination of ${operation.method} ${operation.path}: ${mismatch}`;
  const related =
    rule.writtenAt === undefined ? [] : [{ message: "the rule", at: onPointer(rule.writtenAt) }];
  lowering.diagnostics.report("WF3009", at, message, { hint, related });
  return null;
}

interface Mismatch {
  readonly mismatch: string;
  readonly hint?: string | undefined;
}

/** The rule applied to the operation, or why it doesn't fit. */
function fitRule(
  { items: path, step }: PaginationRule,
  operation: Operation,
  lowering: Lowering,
): Pagination | Mismatch {
  const page = successShape(operation);
  if (page === undefined) return { mismatch: "no success response is JSON" };
  const list = shapeAt(page, path, lowering);
  const item = list && itemsOf(list, lowering);
  if (item === undefined)
    return { mismatch: `the success response has no list at ${pointer(path)}` };
  const known = operation.parameters.filter((p) => p.in === "query").map(({ name }) => name);
  for (const name of parametersOf(step))
    if (!known.includes(name))
      return { mismatch: `there is no query parameter ${name}`, hint: didYouMean(name, known) };
  for (const [shape, path, what] of pathsOf(step, page, item))
    if (shapeAt(shape, path, lowering) === undefined)
      return { mismatch: `${what} has no property ${pointer(path)}` };
  return { items: path, item, step };
}

function parametersOf(step: PageStep): readonly string[] {
  if (step.kind === "link" || step.kind === "url") return [];
  const size = step.kind === "cursor" ? null : step.size;
  return [step.parameter, ...(size === null ? [] : [size])];
}

function pathsOf(step: PageStep, page: Shape, item: Shape): readonly [Shape, MemberPath, string][] {
  if (step.kind === "link") return [];
  if (step.kind === "url") return [[page, step.next, "the success response"]];
  const more: [Shape, MemberPath, string][] =
    step.more === null ? [] : [[page, step.more, "the success response"]];
  if (step.kind !== "cursor") return more;
  const [shape, what] = step.of === "item" ? [item, "an item"] : [page, "the success response"];
  return [...more, [shape, step.cursor, what]];
}

const pointer = (path: MemberPath) => `"${path.map((token) => `/${token}`).join("")}"`;

/** The JSON of the first success that has some, and comes without asking for a media type. */
function successShape(operation: Operation): Shape | undefined {
  const contents = successesOf(operation.responses).flatMap((response) =>
    answersOf(response, operation, null),
  );
  return contents.find(({ format, stream }) => format === "json" && stream === null)?.shape;
}

/** The shape of a member of a member; `undefined` where the document doesn't know it. */
function shapeAt(shape: Shape, path: MemberPath, lowering: Lowering, depth = 0): Shape | undefined {
  const [name, ...rest] = path;
  const target = resolveShape(shape, lowering.schemas);
  if (name === undefined) return shape;
  if (depth > 20) return undefined;
  if (target.kind === "object") {
    const property = target.properties.find((property) => property.name === name);
    const member = property?.shape ?? additionalShape(target)[0];
    return member && shapeAt(member, rest, lowering, depth + 1);
  }
  const parts =
    target.kind === "intersection" ? target.parts : target.kind === "union" ? target.variants : [];
  for (const part of parts) {
    const found = shapeAt(part, path, lowering, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function itemsOf(shape: Shape, { schemas }: Lowering): Shape | undefined {
  const target = resolveShape(shape, schemas);
  const variants = target.kind === "union" ? target.variants : [target];
  const list = variants.map((v) => resolveShape(v, schemas)).find(({ kind }) => kind === "array");
  return list?.kind === "array" ? list.items : undefined;
}
