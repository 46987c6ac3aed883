import { writtenText } from "../../1-load/source.js";
import type { IndexedSources } from "../anchors.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { child, mappingOf, membersIn, type Node } from "../node.js";
import type { OpenApiVersion } from "../openapi.js";
import { referenceOf, targetOf } from "../targets.js";

export type WrittenVersion = OpenApiVersion | "2.0";

export type TypeName = "string" | "integer" | "number" | "boolean" | "null" | "array" | "object";

/** What the functions that mend a document share. */
export class Mending {
  /** The `$ref`s that are known to lead somewhere, by file and text: most stand in many places. */
  readonly leading = new Set<string>();
  /** The operation that a response stands in: what it produces is what is in a response of Swagger 2.0. */
  readonly operationOf = new Map<unknown, Draft>();
  /** What parts of an `allOf` without a type have one by: their siblings, and what stands around them. */
  readonly typesAround = new Map<unknown, ReadonlySet<TypeName>>();

  constructor(
    readonly sources: IndexedSources,
    readonly version: WrittenVersion,
    readonly diagnostics: Diagnostics,
  ) {}

  /** Whether the document's version is this one or a later one. */
  isFrom(version: WrittenVersion): boolean {
    return this.version >= version;
  }

  /** Says that something was read in another way than the document's version asks for. */
  tell(node: Node, message: string, on: "key" | "value" = "value", hint?: string): void {
    this.diagnostics.report("WF2008", node.at, message, { on, hint });
  }

  /** The node itself, or what its `$ref` leads to; `undefined` where that is nothing. */
  follow(node: Node): Node | undefined {
    let current = node;
    for (let step = 0; step < 100; step++) {
      const reference = referenceOf(current);
      if (reference === undefined) return current;
      const next = targetOf(reference, current.at, this.sources);
      if ("fault" in next) return undefined;
      current = next;
    }
    return undefined;
  }

  /** A scalar as its author wrote it; `undefined` for all else. */
  textOf(node: Node): string | undefined {
    return writtenText(this.sources, node.at);
  }
}

/** One mapping while it is mended: what is changed is changed in a copy. */
export class Draft {
  #members: Map<string, Node> | undefined;

  constructor(
    readonly node: Node,
    readonly mending: Mending,
  ) {}

  get(key: string): Node | undefined {
    return this.#members === undefined ? child(this.node, key) : this.#members.get(key);
  }

  /** The value at `key`: most are looked at and left, and their places aren't needed. */
  valueOf(key: string): unknown {
    if (this.#members !== undefined) return this.#members.get(key)?.value;
    const value = this.node.value as Record<string, unknown>;
    return Object.hasOwn(value, key) ? value[key] : undefined;
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

  /** Says that the member at `key` was read in another way than the document's version asks for. */
  tell(key: string, message: string, hint?: string): void {
    this.mending.tell(this.get(key)!, message, "key", hint);
  }

  /** The mapping as it is now; the very node where nothing was changed. */
  get result(): Node {
    if (this.#members === undefined) return this.node;
    return mappingOf(this.node.at, Object.fromEntries(this.#members));
  }

  #open(): Map<string, Node> {
    return (this.#members ??= new Map(Object.entries(membersIn(this.node))));
  }
}
