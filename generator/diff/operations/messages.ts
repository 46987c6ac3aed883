import type { Webhook } from "../../model/operation.js";
import { report, type Comparison, type Owner } from "../verdicts/comparison.js";
import { compareShapes } from "../schemas/shapes.js";
import { memberLabel } from "../verdicts/describe.js";

/** Compares what the API sends: webhooks of the document, or callbacks of an operation. */
export function compareMessages(
  older: readonly Webhook[],
  newer: readonly Webhook[],
  operation: { readonly owner: Owner; readonly old: string; readonly new: string } | null,
  comparison: Comparison,
): void {
  const places = operation ?? {
    owner: { kind: "client" } as const,
    old: `${comparison.older.entry}#/webhooks`,
    new: `${comparison.newer.entry}#/webhooks`,
  };
  const at = { ...places, direction: "response" } as const;
  const group = operation === null ? "Webhooks" : "Callbacks";
  const find = (messages: readonly Webhook[], wanted: Webhook) =>
    messages.find(({ name, method }) => name === wanted.name && method === wanted.method);
  for (const message of older) {
    const counterpart = find(newer, message);
    const label = group + memberLabel(message.name);
    if (counterpart === undefined)
      report(
        comparison,
        at,
        ["major", "message-removed", "types"],
        `\`${label}\` was removed.`,
        "old",
      );
    else
      compareShapes(message.shape, counterpart.shape, { ...at, label, wire: "text" }, comparison);
  }
  for (const message of newer) {
    if (find(older, message) !== undefined) continue;
    const label = group + memberLabel(message.name);
    report(comparison, at, ["minor", "message-added", null], `\`${label}\` was added.`, "new");
  }
}
