import type { RetryPolicy } from "../../model/api.js";
import type { Operation } from "../../model/operation.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { isSameData, report, type Comparison } from "../verdicts/comparison.js";
import type { OperationPlace } from "./operations.js";

/** Compares what an operation's own `retry` says. That of the document is compared with the clients. */
export function compareRetries(
  older: Operation,
  newer: Operation,
  place: OperationPlace,
  comparison: Comparison,
): void {
  if (isSameData(older.retry, newer.retry, comparison)) return;
  const before = policyOf(older, comparison.older);
  const after = policyOf(newer, comparison.newer);
  if (isSameData(before, after, comparison)) return;
  const at = { ...place, old: `${older.at}/x-wireform/retry`, new: `${newer.at}/x-wireform/retry` };
  if (before.isRepeated === after.isRepeated) {
    const message = "Its failed requests are retried by another policy.";
    return report(comparison, at, ["minor", "retry-changed", null], message);
  }
  const message = after.isRepeated
    ? `A failed request is sent again: up to ${after.attempts} times, even if the API has acted on it.`
    : "A failed request is sent only once, unless the API certainly hasn't acted on it.";
  report(comparison, at, ["major", "retry-changed", null], message);
}

/** The policy in force. `safe` counts only where the method or a key doesn't make an operation safe. */
function policyOf({ method, idempotencyHeader, retry }: Operation, { api }: ClientPlan) {
  const whole: RetryPolicy = { ...(api.retry || { attempts: 1 }), ...retry };
  const { attempts = 3, safe = false, ...rest } = whole;
  const isSafe = safe || idempotencyHeader !== null || repeatable.has(method);
  return { ...rest, attempts, isRepeated: attempts > 1 && isSafe };
}

/** As the runtime has them: `isRepeatable`. */
const repeatable: ReadonlySet<string> = new Set([
  "GET",
  "HEAD",
  "OPTIONS",
  "PUT",
  "DELETE",
  "TRACE",
  "QUERY",
]);
