// The runtime of wireform, copied. Do not edit.
/** Which codec a value uses: by its runtime type, as nothing else is known when it is written. */
import type { CodecNode, ScalarNode } from "./codec.js";
import { base64Text, isNested, isObject } from "./scalar.js";

export type ArrayNode = Extract<CodecNode, { kind: "array" }>;
export type ObjectNode = Extract<CodecNode, { kind: "object" }>;
export type AnyNode = Extract<CodecNode, { kind: "any" }>;

/** The codec without its wrappers; if the value decides, the chosen one. */
export function resolve(node: CodecNode, value: unknown): ArrayNode | ObjectNode | ScalarNode {
  if (node.kind === "nullable") return resolve(node.of, value);
  return "choose" in node ? resolve(node.choose(value), value) : node;
}

export const anyNode: AnyNode = {
  kind: "any",
  choose: (value) =>
    Array.isArray(value) ? anyArray : isObject(value) ? anyObjectNode : anyScalar,
};
const anyArray: ArrayNode = { kind: "array", items: anyNode };
export const anyObjectNode: ObjectNode = { kind: "object", fields: [], rest: anyNode };
const anyScalar: ScalarNode = { kind: "string", bytesText: base64Text };

/** Longer than any chain of references that isn't a cycle. */
const maxWrappers = 99;

/** Follows references. A codec that only leads to itself accepts anything. */
export function dereference(node: CodecNode): CodecNode {
  for (let wrappers = 0; wrappers < maxWrappers; wrappers++) {
    if (node.kind === "nullable") node = node.of;
    else if (node.kind === "lazy") node = node.get();
    else return node;
  }
  return anyNode;
}

/** For variants of different shapes, none of them wrapped. */
export function byShape(of: readonly CodecNode[], value: unknown): CodecNode {
  return of.find((variant) => hasShape(variant, value)) ?? of[0]!;
}

export function hasShape({ kind }: CodecNode, value: unknown): boolean {
  if (kind === "array") return Array.isArray(value);
  return kind === "object" ? isObject(value) : kind === "any" || !isNested(value);
}

/** The codec of the item at `index`. */
export function itemCodec({ first, items }: ArrayNode, index: number): CodecNode {
  return first?.[index] ?? items;
}

/** The codec of an undeclared member; null if there may be none. */
export function restCodec({ free, rest }: ObjectNode, name: string): CodecNode | null {
  return free ? free(name) : rest;
}

export function admitsNull(node: CodecNode, seen: readonly CodecNode[] = []): boolean {
  switch (node.kind) {
    case "nullable":
    case "any":
      return true;
    case "lazy":
      return !seen.includes(node) && admitsNull(node.get(), [...seen, node]);
    case "union":
      return node.of.some((variant) => admitsNull(variant, seen));
    default:
      return false;
  }
}
