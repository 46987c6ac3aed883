import { contextOfMember, type KeywordContext } from "../1-load/keyword-context.js";
import { pointerTokens, type SourceSet } from "../1-load/source.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import { splitPointer } from "../diagnostics/locate.js";
import { child, isRecord, type Node } from "./node.js";

/**
 * The document or schema that calls itself `uri`, as it is written at `at`: OpenAPI's `$self`, JSON
 * Schema's `$id`.
 */
export function findById(uri: string, at: Pointer, sources: IndexedSources): Node | undefined {
  const { ids } = sources;
  return ids.nodes.get(absolute(uri, ids.bases.get(resourceAt(at, ids))));
}

/**
 * The schema with an `$id` that `at` is in: what begins with `#` is looked up in it.
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.1
 */
export function findResource(at: Pointer, sources: IndexedSources): Node | undefined {
  const { ids } = sources;
  if (ids.bases.size === 0) return undefined;
  const uri = ids.bases.get(resourceAt(at, ids));
  return uri === undefined ? undefined : ids.nodes.get(uri);
}

/** An `$anchor` or `$dynamicAnchor`: of a schema around `at`, or in its `$defs`, or anywhere. */
export function findAnchor(root: Node, at: Pointer | null, anchor: string): Node | undefined {
  const nearest = at === null ? undefined : nearestAnchor(root, at, anchor);
  if (nearest !== undefined) return nearest;
  for (const node of nodesIn(root)) if (hasAnchor(node, anchor)) return node;
  return undefined;
}

interface Ids {
  readonly nodes: ReadonlyMap<string, Node>;
  /** The URI of each node that has one. */
  readonly bases: ReadonlyMap<Pointer, string>;
}

/** Sources whose `$self`s and `$id`s are looked up when one is needed, and once. */
export interface IndexedSources extends SourceSet {
  readonly ids: Ids;
}

export function indexed(sources: SourceSet): IndexedSources {
  let ids: Ids | undefined;
  return {
    ...sources,
    get ids() {
      return (ids ??= collectIds(sources));
    },
  };
}

/** Every `$self` and `$id`, made absolute where there is something to make it absolute by. */
function collectIds(sources: SourceSet): Ids {
  const nodes = new Map<string, Node>();
  const bases = new Map<Pointer, string>();
  for (const source of sources.files.values()) {
    const root: Node = { value: source.value, at: `${source.file}#` };
    const add = (written: string, node: Node) => {
      const uri = absolute(written.replace(/#$/, ""), bases.get(resourceAt(node.at, { bases })));
      nodes.set(uri, node);
      bases.set(node.at, uri);
    };
    const self = isRecord(source.value) ? source.value["$self"] : undefined;
    if (typeof self === "string") add(self, root);
    // Most texts have none, but an overlay may have brought one along.
    if (source.originOf === undefined && !source.text.includes("$id")) continue;
    for (const node of nodesIn(root)) {
      const id = isRecord(node.value) ? node.value["$id"] : undefined;
      if (typeof id === "string") add(id, node);
    }
  }
  return { nodes, bases };
}

/** The pointer of the nearest node around `at` that has a URI; its file's root where none has. */
function resourceAt(at: Pointer, { bases }: Pick<Ids, "bases">): Pointer {
  let pointer = at;
  while (!bases.has(pointer) && pointer.includes("#/"))
    pointer = pointer.slice(0, pointer.lastIndexOf("/"));
  return pointer;
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
  const queue: [Node, KeywordContext][] = [[root, "fields"]];
  for (let top = queue.pop(); top !== undefined; top = queue.pop()) {
    const [node, around] = top;
    if (node.value === null || typeof node.value !== "object" || seen.has(node.value)) continue;
    seen.add(node.value);
    yield node;
    queueMembers(node, around, queue);
  }
}

/** Adds the mappings and lists inside a node that are of the document, and what stands around their members. */
export function queueMembers(
  node: Node,
  around: KeywordContext,
  queue: [Node, KeywordContext][],
): void {
  const value = node.value as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === null || typeof member !== "object") continue;
    const inside = contextOfMember(around, key, member);
    if (inside !== null) queue.push([child(node, key)!, inside]);
  }
}
