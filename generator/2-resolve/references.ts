import { pointerTokens, type Source, type SourceSet } from "../1-load/source.js";
import type { Diagnostics, Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { didYouMean } from "../diagnostics/suggest.js";
import { child, isRecord, type Node } from "./node.js";

/** What a `$ref` leads to, or why it leads nowhere. */
export type Target = Node | Fault;

interface Fault {
  readonly fault: string;
  readonly hint?: string | undefined;
  /** Set where the target may not be read at all. */
  readonly forbidden?: boolean;
}

/** The node that `reference` means where it stands at `at`. One step: it may be a `$ref` again. */
export function targetOf(reference: string, at: Pointer, sources: SourceSet): Target {
  const [from] = splitPointer(at);
  const hash = reference.indexOf("#");
  const file = hash < 0 ? reference : reference.slice(0, hash);
  const source =
    file === "" ? (sources.files.get(from) ?? sources.entry) : sources.find(file, from);
  if ("missing" in source)
    return { fault: `${reference}: ${source.missing}`, forbidden: source.forbidden };

  const fragment = hash < 0 ? "" : decodeFragment(reference.slice(hash + 1));
  if (fragment === undefined) return { fault: `${reference} isn't percent-encoded rightly` };
  if (fragment !== "" && !fragment.startsWith("/"))
    return (
      (file === "" ? nearestAnchor(source, at, fragment) : undefined) ??
      findAnchor(source.value, `${source.file}#`, fragment) ?? { fault: reference }
    );

  let node: Node = { value: source.value, at: `${source.file}#` };
  for (const token of pointerTokens(fragment)) {
    const next = child(node, token);
    if (next === undefined) return { fault: reference, hint: hintFor(reference, token, node) };
    node = next;
  }
  return node;
}

/** The text of a `$ref`, if the node is one. */
export function referenceOf(node: Node): string | undefined {
  if (!isRecord(node.value)) return undefined;
  const reference = node.value["$ref"] ?? node.value["$dynamicRef"];
  return typeof reference === "string" ? reference : undefined;
}

/** Checks every `$ref` of every file that the entry reaches; each must lead to a value at last. */
export function checkReferences(sources: SourceSet, diagnostics: Diagnostics): void {
  const done = new Set<unknown>();
  const circular = new Set<Pointer>();
  const queue: Node[] = [{ value: sources.entry.value, at: `${sources.entry.file}#` }];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.value === null || typeof node.value !== "object" || done.has(node.value)) continue;
    done.add(node.value);
    const reference = referenceOf(node);
    if (reference !== undefined) {
      const target = followReference(node, reference, sources, circular, diagnostics);
      if (target !== undefined) queue.push(target);
    }
    for (const key of Object.keys(node.value)) if (!isData(key)) queue.push(child(node, key)!);
  }
}

function followReference(
  node: Node,
  reference: string,
  sources: SourceSet,
  circular: Set<Pointer>,
  diagnostics: Diagnostics,
): Node | undefined {
  const at = `${node.at}/$ref`;
  const visited = new Set([node.at]);
  let next: Target = targetOf(reference, node.at, sources);
  for (;;) {
    if ("fault" in next) {
      const { fault, hint, forbidden } = next;
      if (forbidden === true)
        diagnostics.report("WF1004", at, `this $ref may not be read: ${fault}`);
      else diagnostics.report("WF2001", at, `$ref points at nothing: ${fault}`, { hint });
      return undefined;
    }
    if (visited.has(next.at)) {
      const message = `$ref leads back to itself, and there is no schema on the way: ${reference}`;
      if (!circular.has(next.at)) diagnostics.report("WF2002", at, message);
      for (const pointer of visited) circular.add(pointer);
      return undefined;
    }
    visited.add(next.at);
    const further = referenceOf(next);
    if (further === undefined || Object.keys(next.value as object).length > 1) return next;
    next = targetOf(further, next.at, sources);
  }
}

/** Members whose values are data or notes: a `$ref` in there is text. */
function isData(key: string): boolean {
  return (
    key === "example" ||
    key === "default" ||
    key === "const" ||
    key === "enum" ||
    key.startsWith("x-")
  );
}

function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined;
  }
}

/** An anchor of a schema around the reference, or in the `$defs` of one. */
function nearestAnchor(source: Source, at: Pointer, anchor: string): Node | undefined {
  let node: Node | undefined = { value: source.value, at: `${source.file}#` };
  let found: Node | undefined;
  for (const token of ["", ...pointerTokens(splitPointer(at)[1])]) {
    node = token === "" ? node : node && child(node, token);
    if (node === undefined) break;
    const defs = child(node, "$defs");
    const definitions = isRecord(defs?.value) ? Object.keys(defs.value) : [];
    const candidates = [node, ...definitions.map((name) => child(defs!, name)!)];
    found = candidates.find((candidate) => hasAnchor(candidate, anchor)) ?? found;
  }
  return found;
}

function hasAnchor({ value }: Node, anchor: string): boolean {
  return isRecord(value) && (value["$anchor"] === anchor || value["$dynamicAnchor"] === anchor);
}

function findAnchor(value: unknown, at: Pointer, anchor: string): Node | undefined {
  const queue: Node[] = [{ value, at }];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.value === null || typeof node.value !== "object") continue;
    if (hasAnchor(node, anchor)) return node;
    for (const key of Object.keys(node.value)) if (!isData(key)) queue.push(child(node, key)!);
  }
  return undefined;
}

function hintFor(reference: string, token: string, parent: Node): string | undefined {
  if (!isRecord(parent.value)) return undefined;
  if (!reference.endsWith(`/${token}`)) return undefined;
  const base = reference.slice(0, -token.length);
  return didYouMean(
    base + token,
    Object.keys(parent.value).map((key) => base + key),
  );
}
