import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Webhook } from "../../model/operation.js";
import { report, type Comparison, type Owner, type Position } from "../verdicts/comparison.js";
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
      compareHeaders(message, counterpart, at, comparison);
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

/** Compares the header fields that a message has to have: a handler refuses it without them. */
function compareHeaders(
  older: Webhook,
  newer: Webhook,
  at: Position,
  comparison: Comparison,
): void {
  const lost = headersWithout(older, newer);
  if (lost.length > 0) {
    const message = `\`${at.label}\` no longer has to have ${headerNames(lost)}: handlers made before refuse it without.`;
    report(comparison, at, ["major", "message-header-removed", "bytes"], message);
  }
  const gained = headersWithout(newer, older);
  if (gained.length === 0) return;
  const message = `\`${at.label}\` now has ${headerNames(gained)}.`;
  report(comparison, at, ["minor", "message-header-added", null], message);
}

/** The fields of one message that the other needn't have. HTTP ignores the case of their names. */
function headersWithout(one: Webhook, other: Webhook): readonly string[] {
  const known = new Set(other.requiredHeaders.map((name) => name.toLowerCase()));
  return one.requiredHeaders.filter((name) => !known.has(name.toLowerCase()));
}

function headerNames(names: readonly string[]): string {
  return `the header${names.length > 1 ? "s" : ""} ${names.join(" and ")}`;
}
