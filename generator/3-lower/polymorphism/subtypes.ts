import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import { referenceOf, targetOf } from "../../2-resolve/targets.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { SchemaId } from "../../model/schema.js";
import type { Parent } from "./parents.js";
import type { SubtypeValues } from "./subtype-values.js";
import { compareTexts } from "../../host/text-order.js";

/** A component schema that extends another by `allOf`. */
export interface Subtype {
  readonly name: string;
  readonly node: Node;
}

/** Which schemas of one document extend which. Found once, when first needed. */
export class Subtypes {
  #direct: ReadonlyMap<Pointer, readonly Subtype[]> | undefined;
  /** The values of subtypes, by the place of their discriminator. */
  readonly values = new Map<Pointer, SubtypeValues>();
  /** The lowered schemas that stand for their subtypes too. */
  readonly parents = new Map<SchemaId, Parent>();

  constructor(private readonly openapi: OpenApi) {}

  /**
   * The component schemas that extend the one at `at`, at any distance; by name, since the order of
   * components means nothing.
   */
  below(at: Pointer): readonly Subtype[] {
    const direct = (this.#direct ??= indexSubtypes(this.openapi));
    const found = new Map<Pointer, Subtype>();
    const queue = [...(direct.get(at) ?? [])];
    for (const subtype of queue) {
      if (found.has(subtype.node.at) || subtype.node.at === at) continue;
      found.set(subtype.node.at, subtype);
      queue.push(...(direct.get(subtype.node.at) ?? []));
    }
    return [...found.values()].toSorted((a, b) => compareTexts(a.name, b.name));
  }

  /** The schemas that one extends, at any distance. */
  above(node: Node): readonly Node[] {
    const found = new Map([[node.at, node]]);
    for (const subtype of found.values())
      for (const parent of parentsOf(subtype, this.openapi))
        if (!found.has(parent.at)) found.set(parent.at, parent);
    return [...found.values()].slice(1);
  }
}

/** Subtypes by what they extend directly. */
function indexSubtypes(openapi: OpenApi): ReadonlyMap<Pointer, readonly Subtype[]> {
  const subtypes = new Map<Pointer, Subtype[]>();
  const components = child(openapi.root, "components");
  const schemas = components && child(components, "schemas");
  if (schemas === undefined || !isRecord(schemas.value)) return subtypes;
  for (const name of openapi.keysOf(schemas)) {
    const node = targetIfAny(child(schemas, name)!, openapi);
    for (const { at } of node === undefined ? [] : parentsOf(node, openapi))
      subtypes.set(at, [...(subtypes.get(at) ?? []), { name, node: node! }]);
  }
  return subtypes;
}

function* parentsOf(node: Node, openapi: OpenApi): Generator<Node> {
  for (const part of items(child(node, "allOf"))) {
    const target = targetIfAny(part, openapi);
    if (referenceOf(part) === undefined) yield* parentsOf(part, openapi);
    else if (target !== undefined) yield target;
  }
}

/** As `follow`, but a `$ref` that leads nowhere is no error here: it is reported where it is used. */
function targetIfAny(node: Node, { sources }: OpenApi): Node | undefined {
  let current = node;
  for (let step = 0; step < 100; step++) {
    const reference = referenceOf(current);
    if (reference === undefined) return current;
    if (current !== node && Object.keys(current.value as object).length > 1) return current;
    const next = targetOf(reference, current.at, sources);
    if ("error" in next) return undefined;
    current = next;
  }
  return undefined;
}
