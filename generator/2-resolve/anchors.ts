import { aroundMember, type Around } from "../1-load/members.js";
import { pointerTokens, type SourceSet } from "../1-load/source.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { child, isRecord, type Node } from "./node.js";

/** The document or schema that calls itself `uri`: OpenAPI's `$self`, JSON Schema's `$id`. */
export function findById(uri: string, from: string, sources: SourceSet): Node | undefined {
  const ids = (known.get(sources) ?? known.set(sources, collectIds(sources)).get(sources))!;
  const base = [...ids].find(([, { at }]) => at === `${from}#`)?.[0];
  return ids.get(absolute(uri, base));
}

/** An `$anchor` or `$dynamicAnchor`: of a schema around `at`, or in its `$defs`, or anywhere. */
export function findAnchor(root: Node, at: Pointer | null, anchor: string): Node | undefined {
  const nearest = at === null ? undefined : nearestAnchor(root, at, anchor);
  if (nearest !== undefined) return nearest;
  for (const node of nodesIn(root)) if (hasAnchor(node, anchor)) return node;
  return undefined;
}

const known = new WeakMap<SourceSet, ReadonlyMap<string, Node>>();

/** Every `$self` and `$id`, made absolute where there is something to make it absolute by. */
function collectIds(sources: SourceSet): ReadonlyMap<string, Node> {
  const ids = new Map<string, Node>();
  for (const source of sources.files.values()) {
    const root: Node = { value: source.value, at: `${source.file}#` };
    const self = isRecord(source.value) ? source.value["$self"] : undefined;
    const base = typeof self === "string" ? self : undefined;
    if (base !== undefined) ids.set(base, root);
    // Most texts have none, but an overlay may have brought one along.
    if (source.originOf === undefined && !source.text.includes("$id")) continue;
    for (const node of nodesIn(root)) {
      const id = isRecord(node.value) ? node.value["$id"] : undefined;
      if (typeof id === "string") ids.set(absolute(id.replace(/#$/, ""), base), node);
    }
  }
  return ids;
}

function absolute(uri: string, base: string | undefined): string {
  return base !== undefined && URL.canParse(uri, base) ? new URL(uri, base).href : uri;
}

function nearestAnchor(root: Node, at: Pointer, anchor: string): Node | undefined {
  let node: Node | undefined = root;
  let found: Node | undefined;
  const tokens = pointerTokens(splitPointer(at)[1]);
  for (let depth = 0; node !== undefined; depth++) {
    const defs = child(node, "$defs");
    const definitions = isRecord(defs?.value) ? Object.keys(defs.value) : [];
    const candidates = [node, ...definitions.map((name) => child(defs!, name)!)];
    found = candidates.find((candidate) => hasAnchor(candidate, anchor)) ?? found;
    node = depth < tokens.length ? child(node, tokens[depth]!) : undefined;
  }
  return found;
}

function hasAnchor({ value }: Node, anchor: string): boolean {
  return isRecord(value) && (value["$anchor"] === anchor || value["$dynamicAnchor"] === anchor);
}

function* nodesIn(root: Node): Generator<Node> {
  const seen = new Set<unknown>();
  const queue: [Node, Around][] = [[root, "fields"]];
  for (let top = queue.pop(); top !== undefined; top = queue.pop()) {
    const [node, around] = top;
    if (node.value === null || typeof node.value !== "object" || seen.has(node.value)) continue;
    seen.add(node.value);
    yield node;
    for (const [member, inside] of membersOf(node, around)) queue.push([member, inside]);
  }
}

/** The members that are of the document, and what stands around theirs: data is left out. */
export function* membersOf(node: Node, around: Around): Generator<[Node, Around]> {
  for (const key of Object.keys(node.value as object)) {
    const member = child(node, key);
    const inside = member && aroundMember(around, key, member.value);
    if (inside) yield [member, inside];
  }
}
