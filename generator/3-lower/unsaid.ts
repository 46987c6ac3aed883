import { child, type Node } from "../2-resolve/node.js";
import type { Lowering } from "./lowering.js";

/** Keywords that constrain a value in a way that a TypeScript type can't say. */
const unsaid = [
  "not",
  "if",
  "dependentSchemas",
  "dependentRequired",
  "propertyNames",
  "contains",
  "unevaluatedItems",
];

/** Tells of rules that are not in the types, so that nobody relies on them. */
export function warnOfUnsaid(node: Node, { diagnostics }: Lowering): void {
  for (const keyword of unsaid) {
    const found = child(node, keyword);
    if (found === undefined || typeof found.value === "boolean") continue;
    const message = `no type can say \`${keyword}\`: it is not checked`;
    diagnostics.report("WF3010", found.at, message, { on: "key" });
  }
}
