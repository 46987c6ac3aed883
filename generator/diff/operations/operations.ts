import type { ClientPlan } from "../../4-plan/plan.js";
import type { Operation } from "../../model/operation.js";
import { compareBodies } from "./bodies.js";
import { functionName, report, type Comparison, type Owner } from "../verdicts/comparison.js";
import { compareMessages } from "./messages.js";
import { comparePagination } from "./pages.js";
import { compareParameters } from "./parameters.js";
import { compareResponses } from "./responses.js";
import { compareRetries } from "./retries.js";
import { compareSecurity } from "./security.js";

/** The places of an operation in both packages, for findings about the whole operation. */
export interface OperationPlace {
  readonly owner: Owner;
  readonly direction: "request";
  readonly old: string;
  readonly new: string;
}

/** Compares what two operations require, send and return. */
export function compareOperation(older: Operation, newer: Operation, comparison: Comparison): void {
  const owner: Owner = { kind: "operation", names: [functionName(newer, comparison.newer)] };
  const at = { owner, direction: "request", old: older.at, new: newer.at } as const;
  compareRoute(older, newer, at, comparison);
  compareIdempotency(older, newer, at, comparison);
  compareRetries(older, newer, at, comparison);
  comparePagination(older, newer, at, comparison);
  compareSecurity(older, newer, at, comparison);
  compareParameters(older, newer, at, comparison);
  compareBodies(older, newer, at, comparison);
  compareResponses(older, newer, { ...at, direction: "response" }, comparison);
  compareMessages(older.callbacks, newer.callbacks, at.owner, comparison);
}

function compareRoute(
  older: Operation,
  newer: Operation,
  at: OperationPlace,
  comparison: Comparison,
): void {
  if (older.method !== newer.method) {
    const message = `It is sent as ${newer.method}, not as ${older.method}.`;
    report(comparison, at, ["major", "method-changed", "bytes"], message);
  }
  if (blank(older.path) !== blank(newer.path)) {
    const message = `It is sent to ${newer.path}, not to ${older.path}.`;
    report(comparison, at, ["major", "path-changed", "bytes"], message);
  }
  const [before, after] = [older.servers?.[0] ?? null, newer.servers?.[0] ?? null];
  const isSame = before === after;
  const sentTo = (own: string | null, { api }: ClientPlan) =>
    api.defaults.baseUrl ?? own ?? api.servers[0];
  const hasChanged = sentTo(before, comparison.older) !== sentTo(after, comparison.newer);
  if (isSame || !hasChanged) return;
  const name = (server: string | null) => server ?? "the document's server";
  const message = `It is sent to ${name(after)}, not to ${name(before)}.`;
  report(comparison, at, ["major", "server-changed", "bytes"], message);
}

/** A path without its parameter names, which the server doesn't see. */
function blank(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

function compareIdempotency(
  { idempotencyHeader: before }: Operation,
  { idempotencyHeader: after }: Operation,
  at: OperationPlace,
  comparison: Comparison,
): void {
  if (before?.toLowerCase() === after?.toLowerCase()) return;
  const instead = before === null ? "" : `, not in ${before}`;
  const message =
    after === null
      ? "The client no longer makes an idempotency key: failed requests aren't retried."
      : `The client sends an idempotency key in ${after}${instead}.`;
  const level = before === null ? "minor" : "major";
  report(comparison, at, [level, "idempotency-changed", "bytes"], message);
}
