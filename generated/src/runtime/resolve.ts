// The runtime of wireform, copied. Do not edit.
/** Which codec a value takes: by its runtime type, as nothing else is known when it is written. */
import type { CodecNode, ScalarKind, UnionNode } from "./codec.js";
import { isNested, isObject } from "./scalar.js";

export type ArrayNode = Extract<CodecNode, { kind: "array" }>;
export type ObjectNode = Extract<CodecNode, { kind: "object" }>;
export type ScalarNode = { readonly kind: ScalarKind };
export type AnyNode = Extract<CodecNode, { kind: "any" }>;

const any: AnyNode = { kind: "any" };
const anyArray: ArrayNode = { kind: "array", items: any };
const anyObject: ObjectNode = { kind: "object", fields: [], rest: any };
const anyScalar: ScalarNode = { kind: "string" };

/** Longer than any chain of references that isn't a circle. */
const maxWrappers = 99;

/**
 * The codec with its wrappers removed, one of a union chosen, and `any` settled.
 * @param wrappers how many were removed already: a codec that only leads to itself admits anything
 */
export function resolve(
  node: CodecNode,
  value: unknown,
  wrappers = 0,
): ArrayNode | ObjectNode | ScalarNode {
  switch (node.kind) {
    case "nullable":
      return resolve(node.of, value, wrappers);
    case "any":
      return Array.isArray(value) ? anyArray : isObject(value) ? anyObject : anyScalar;
    case "lazy":
      return resolve(wrappers < maxWrappers ? node.get() : any, value, wrappers + 1);
    case "union":
      return resolve(node.choose(node, value), value);
    default:
      return node;
  }
}

/** For variants of different shapes, none of them wrapped. */
export function byShape({ of }: UnionNode, value: unknown): CodecNode {
  return of.find((variant) => hasShape(variant, value)) ?? of[0] ?? any;
}

export function hasShape({ kind }: CodecNode, value: unknown): boolean {
  if (kind === "any") return true;
  if (kind === "array") return Array.isArray(value);
  return kind === "object" ? isObject(value) : !isNested(value);
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
