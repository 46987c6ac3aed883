import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Webhook } from "../../model/operation.js";
import { report, type Comparison, type Owner } from "../verdicts/comparison.js";
import { compareShapes } from "../schemas/shapes.js";
import { memberLabel } from "../verdicts/describe.js";

/** Compares what the API sends: webhooks of the document, or callbacks of an operation. */
export function compareMessages(
  older: readonly Webhook[],
  newer: readonly Webhook[],
  owner: Owner,
  comparison: Comparison,
): void {
  const between = (old: Pointer, newer: Pointer) =>
    ({ owner, direction: "response", old, new: newer }) as const;
  const group = owner.kind === "client" ? "Webhooks" : "Callbacks";
  const find = (messages: readonly Webhook[], wanted: Webhook) =>
    messages.find(({ name, method }) => name === wanted.name && method === wanted.method);
  for (const message of older) {
    const counterpart = find(newer, message);
    const label = group + memberLabel(message.name);
    if (counterpart === undefined)
      report(
        comparison,
        between(message.at, message.at),
        ["major", "message-removed", "types"],
        `\`${label}\` was removed.`,
        "old",
      );
    else {
      const at = { ...between(message.at, counterpart.at), label, wire: "text" } as const;
      compareShapes(message.shape, counterpart.shape, at, comparison);
    }
  }
  for (const message of newer) {
    if (find(older, message) !== undefined) continue;
    const label = group + memberLabel(message.name);
    const at = between(message.at, message.at);
    report(comparison, at, ["minor", "message-added", null], `\`${label}\` was added.`, "new");
  }
}
