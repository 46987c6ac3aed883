import { type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import { enterScope } from "./dynamic-scope.js";
import type { Lowering } from "../lowering.js";
import { constrains, saysNull } from "./siblings.js";

/**
 * The schema that a `$ref` names. A target that has a `$ref` itself, and constraining siblings, is a schema
 * of its own: the siblings count for all references to it.
 * @returns with what `$dynamicRef`s mean there
 */
export function followSchema(
  node: Node,
  lowering: Lowering,
): { readonly target: Node; readonly scope: Lowering } {
  const { openapi, store } = lowering;
  let scope = enterScope(node, lowering);
  const visited = new Set([node.at]);
  for (let current = node; ;) {
    const isEnd = current !== node && saysMore(current, openapi);
    const next = isEnd ? undefined : openapi.step(current);
    if (next === undefined) return { target: current, scope };
    // Errors are reported, and counted where they are followed to the end.
    if (next.hasErrors === true || visited.has(next.at))
      return { target: openapi.follow(node), scope };
    if (current !== node) {
      store.passThrough(current.at);
      scope = enterScope(current, scope);
    }
    visited.add(next.at);
    current = next;
  }
}

/** Whether more than texts stands beside a `$ref`. OpenAPI 3.0 ignores all of it but null. */
export function saysMore(node: Node, openapi: OpenApi): boolean {
  return saysNull(node, openapi) || (openapi.version !== "3.0" && constrains(node));
}
