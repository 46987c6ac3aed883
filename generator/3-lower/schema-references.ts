import type { Node } from "../2-resolve/node.js";
import { referenceOf, targetOf } from "../2-resolve/references.js";
import type { Lowering } from "./lowering.js";
import { constrains } from "./siblings.js";

/**
 * The schema that a `$ref` names. One that has a `$ref` itself, and says more beside it, is a schema
 * of its own: what it says counts for all who refer to it. OpenAPI 3.0 ignores what stands there.
 */
export function namedSchema(node: Node, { openapi }: Lowering): Node {
  const end = openapi.follow(node);
  if (openapi.version === "3.0" || end.isFaulty === true) return end;
  let current = node;
  for (let step = 0; step < 100; step++) {
    const reference = referenceOf(current);
    if (reference === undefined || (current !== node && constrains(current))) return current;
    const next = targetOf(reference, current.at, openapi.sources);
    if ("fault" in next) return end;
    current = next;
  }
  return end;
}
