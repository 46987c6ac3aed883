import { writtenText } from "../../1-load/source.js";
import type { IndexedSources } from "../anchors.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { child, mappingOf, membersIn, type Node } from "../node.js";
import type { OpenApiVersion } from "../openapi.js";
import { referenceOf, targetOf } from "../targets.js";

export type WrittenVersion = OpenApiVersion | "2.0";

export type TypeName = "string" | "integer" | "number" | "boolean" | "null" | "array" | "object";

/** What the functions that repair a document share. */
export class Repairs {
  /** The `$ref`s that lead somewhere, by file and text: most are used in many places. */
  readonly leading = new Set<string>();
  /** The operation that a response stands in: what it produces is what is in a response of Swagger 2.0. */
  readonly operationOf = new Map<unknown, Draft>();
  /** The types of `allOf` parts that have none of their own: from their siblings and the schema around. */
  readonly #typesAround = new Map<unknown, ReadonlySet<TypeName>>();
  /** The mappings that were gone through, where others are left alone. */
  readonly visited = new Set<unknown>();
  /** Set if something depends on the types around a mapping in `sound`, which aren't known. */
  needsSound = false;

  /** @param sound values that aren't gone through, as there is nothing to repair */
  constructor(
    readonly sources: IndexedSources,
    readonly version: WrittenVersion,
    readonly sound: ReadonlySet<unknown>,
    readonly diagnostics: Diagnostics,
  ) {}

  typesAround(schema: unknown): ReadonlySet<TypeName> | undefined {
    if (this.sound.size > 0 && !this.visited.has(schema)) this.needsSound = true;
    return this.#typesAround.get(schema);
  }

  noteTypesAround(schema: unknown, types: ReadonlySet<TypeName>): void {
    this.#typesAround.set(schema, types);
  }

  /** Whether the document's version is this one or a later one. */
  isFrom(version: WrittenVersion): boolean {
    return this.version >= version;
  }

  /** Reports that something was read in another way than the document's version asks for. */
  report(node: Node, message: string, on: "key" | "value" = "value", hint?: string): void {
    this.diagnostics.report("WF2008", node.at, message, { on, hint });
  }

  /** The node itself, or what its `$ref` leads to; `undefined` where that is nothing. */
  follow(node: Node): Node | undefined {
    let current = node;
    for (let step = 0; step < 100; step++) {
      const reference = referenceOf(current);
      if (reference === undefined) return current;
      const next = targetOf(reference, current.at, this.sources);
      if ("error" in next) return undefined;
      current = next;
    }
    return undefined;
  }

  /** A scalar as its author wrote it; `undefined` for all else. */
  textOf(node: Node): string | undefined {
    return writtenText(this.sources, node.at);
  }
}

/** One mapping while it is repaired: changes are made in a copy. */
export class Draft {
  #members: Map<string, Node> | undefined;

  constructor(
    readonly node: Node,
    readonly repairs: Repairs,
  ) {}

  get(key: string): Node | undefined {
    return this.#members === undefined ? child(this.node, key) : this.#members.get(key);
  }

  /** The value at `key`, for when its place isn't needed: that is cheaper than `get`. */
  valueOf(key: string): unknown {
    if (this.#members !== undefined) return this.#members.get(key)?.value;
    const value = this.node.value as Record<string, unknown>;
    return Object.hasOwn(value, key) ? value[key] : undefined;
  }

  get keys(): readonly string[] {
    return this.#members === undefined
      ? Object.keys(this.node.value as object)
      : [...this.#members.keys()];
  }

  has(key: string): boolean {
    return this.valueOf(key) !== undefined;
  }

  put(key: string, node: Node): void {
    this.#open().set(key, node);
  }

  drop(...keys: readonly string[]): void {
    for (const key of keys) if (this.has(key)) this.#open().delete(key);
  }

  /** Reports that the member at `key` was read in another way than the document's version asks for. */
  report(key: string, message: string, hint?: string): void {
    this.repairs.report(this.get(key)!, message, "key", hint);
  }

  /** The mapping as it is now; the same node where nothing was changed. */
  get result(): Node {
    if (this.#members === undefined) return this.node;
    return mappingOf(this.node.at, Object.fromEntries(this.#members));
  }

  #open(): Map<string, Node> {
    return (this.#members ??= new Map(Object.entries(membersIn(this.node))));
  }
}
