import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import { referenceOf, targetOf } from "../../2-resolve/references.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";

/** A component schema that takes another over by `allOf`. */
export interface Heir {
  readonly name: string;
  readonly node: Node;
}

type Heirs = ReadonlyMap<Pointer, readonly Heir[]>;

const known = new WeakMap<object, Heirs>();

/**
 * The component schemas that take the one at `at` over, at any distance; by name, since the order of
 * components means nothing.
 */
export function findHeirs(at: Pointer, openapi: OpenApi): readonly Heir[] {
  const all = known.get(openapi.sources) ?? indexHeirs(openapi);
  known.set(openapi.sources, all);
  const found = new Map<Pointer, Heir>();
  const queue = [...(all.get(at) ?? [])];
  for (const heir of queue) {
    if (found.has(heir.node.at) || heir.node.at === at) continue;
    found.set(heir.node.at, heir);
    queue.push(...(all.get(heir.node.at) ?? []));
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The schemas that one takes over, at any distance. */
export function findBases(node: Node, openapi: OpenApi): readonly Node[] {
  const found = new Map([[node.at, node]]);
  for (const heir of found.values())
    for (const base of takenOver(heir, openapi)) if (!found.has(base.at)) found.set(base.at, base);
  return [...found.values()].slice(1);
}

/** Heirs by what they take over directly. */
function indexHeirs(openapi: OpenApi): Heirs {
  const heirs = new Map<Pointer, Heir[]>();
  const components = child(openapi.root, "components");
  const schemas = components && child(components, "schemas");
  if (schemas === undefined || !isRecord(schemas.value)) return heirs;
  for (const name of openapi.keysOf(schemas)) {
    const node = quietTarget(child(schemas, name)!, openapi);
    for (const { at } of node === undefined ? [] : takenOver(node, openapi))
      heirs.set(at, [...(heirs.get(at) ?? []), { name, node: node! }]);
  }
  return heirs;
}

function* takenOver(node: Node, openapi: OpenApi): Generator<Node> {
  for (const part of items(child(node, "allOf"))) {
    const target = quietTarget(part, openapi);
    if (referenceOf(part) === undefined) yield* takenOver(part, openapi);
    else if (target !== undefined) yield target;
  }
}

/** As `follow`, but a `$ref` that leads nowhere is no fault of who only looks around. */
function quietTarget(node: Node, { sources }: OpenApi): Node | undefined {
  let current = node;
  for (let step = 0; step < 100; step++) {
    const reference = referenceOf(current);
    if (reference === undefined) return current;
    if (current !== node && Object.keys(current.value as object).length > 1) return current;
    const next = targetOf(reference, current.at, sources);
    if ("fault" in next) return undefined;
    current = next;
  }
  return undefined;
}
