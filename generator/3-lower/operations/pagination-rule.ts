import { pointerTokens } from "../../1-load/source.js";
import { child, isRecord, type Node } from "../../2-resolve/node.js";
import type { Reader } from "../../2-resolve/reader.js";
import type { Code } from "../../diagnostics/codes.js";
import type { Diagnostics, Pointer } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { MemberPath, PageStep } from "../../model/pagination.js";
import type { Filter } from "../filter.js";

/** A rule of how lists come in pages, as it is written: for one operation, or for all that it fits. */
export interface PaginationRule {
  /** Where it stands in the document; `null`: in the configuration. */
  readonly at: Pointer | null;
  /** Where it stands in the configuration. */
  readonly writtenAt?: Pointer | undefined;
  /** The operations that it is meant for; without: those that it fits. */
  readonly for: Filter | undefined;
  readonly items: MemberPath;
  readonly step: PageStep;
}

export const pageKinds = ["cursor", "offset", "page", "link", "url"] as const;

const members: Record<(typeof pageKinds)[number], readonly string[]> = {
  cursor: ["parameter", "next", "last", "more"],
  offset: ["parameter", "size", "more"],
  page: ["parameter", "size", "first", "more"],
  link: [],
  url: ["next"],
};
export const filterKeys = ["tags", "paths", "operations", "methods"] as const;

/** Reads one rule; what is wrong with it is reported as `code`. */
export function readPaginationRule(
  node: Node,
  code: Code,
  read: Reader,
  diagnostics: Diagnostics,
): PaginationRule | undefined {
  const report = (at: Pointer, message: string, hint?: string) =>
    void diagnostics.report(code, at, message, { on: "key", hint });
  if (!isRecord(node.value)) return report(node.at, "a pagination rule must be a mapping");
  const kind = read.choice(node, "kind", pageKinds, code);
  if (kind === undefined)
    return "kind" in node.value
      ? undefined
      : report(node.at, "pagination needs a `kind`", pageKinds.join(", "));
  const known = ["kind", "for", "items", ...members[kind]];
  const unknown =
    findUnknown(node, known, `pagination by ${kind}`) ??
    findUnknown(child(node, "for"), filterKeys, "`for`");
  if (unknown !== undefined) return report(unknown.at, unknown.message, unknown.hint);
  const path = (key: string): MemberPath | undefined => {
    const pointer = read.string(node, key);
    if (pointer === undefined) return undefined;
    if (pointer === "" || pointer.startsWith("/")) return pointerTokens(pointer);
    return report(child(node, key)!.at, `${key} must be a JSON Pointer`, `such as /${pointer}`);
  };
  const step = readStep(kind, node, path, read);
  if (typeof step === "string") return report(node.at, `pagination by ${kind} needs ${step}`);
  return { at: node.at, for: readFilter(node, read), items: path("items") ?? [], step };
}

function findUnknown(node: Node | undefined, known: readonly string[], what: string) {
  if (node === undefined || !isRecord(node.value)) return undefined;
  const key = Object.keys(node.value).find((name) => !known.includes(name));
  if (key === undefined) return undefined;
  const hint = didYouMean(key, known) ?? `known keys: ${known.join(", ")}`;
  return { at: child(node, key)!.at, message: `${what} has no key ${key}`, hint };
}

/** How the next page is asked for, or what the rule lacks for that. */
function readStep(
  kind: (typeof pageKinds)[number],
  node: Node,
  path: (key: string) => MemberPath | undefined,
  read: Reader,
): PageStep | string {
  const next = path("next");
  if (kind === "link") return { kind };
  if (kind === "url") return next === undefined ? "`next`: where the URL is" : { kind, next };
  const parameter = read.string(node, "parameter");
  if (parameter === undefined) return "`parameter`: what is sent for the next page";
  const more = path("more") ?? null;
  const size = read.string(node, "size") ?? null;
  if (kind === "offset") return { kind, parameter, size, more };
  if (kind === "page")
    return { kind, parameter, size, more, first: read.number(node, "first") ?? 1 };
  const last = path("last");
  if ((next === undefined) === (last === undefined))
    return "either `next`, a cursor in the page, or `last`, a member of the last item";
  return { kind, parameter, more, of: next ? "page" : "item", cursor: next ?? last! };
}

function readFilter(node: Node, read: Reader): Filter | undefined {
  const filter = read.mapping(node, "for");
  if (filter === undefined) return undefined;
  const [tags, paths, operations, methods] = filterKeys.map((key) => read.strings(filter, key));
  return { tags: tags!, paths: paths!, operations: operations!, methods: methods! };
}
