import { child, items, membersIn, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";

/** An operation as the document has it. */
export interface OperationNode {
  /** The template, as the document writes it: not percent-encoded. */
  readonly path: string;
  readonly operation: Node;
  /** Its own, and those of its path. */
  readonly parameters: readonly Node[];
}

/** All operations of a document, by their places. */
export function operationNodes(openapi: OpenApi): ReadonlyMap<Pointer, OperationNode> {
  const found = new Map<Pointer, OperationNode>();
  for (const [path, node] of Object.entries(membersIn(child(openapi.root, "paths")))) {
    const item = openapi.follow(node);
    const additional = membersIn(child(item, "additionalOperations"));
    const shared = items(child(item, "parameters"));
    for (const operation of [...Object.values(membersIn(item)), ...Object.values(additional)]) {
      const parameters = [...items(child(operation, "parameters")), ...shared];
      found.set(operation.at, { path, operation, parameters });
    }
  }
  return found;
}
