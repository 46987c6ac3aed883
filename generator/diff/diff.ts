import type { ClientPlan } from "../4-plan/plan.js";
import { moreSevere, startComparison, type RawFinding } from "./verdicts/comparison.js";
import { compareClients } from "./clients.js";
import { compareDocs } from "./docs.js";
import { compareExports } from "./exports.js";
import type { Finding, Kind } from "./verdicts/finding.js";
import { compareOperation } from "./operations/operations.js";
import { findOwners } from "./operations/owners.js";
import { pairOperations } from "./operations/pairing.js";
import { pairByPlace } from "./schemas/same-schema.js";
import { compareAllSchemas } from "./schemas/schemas.js";
import { compareMessages } from "./operations/messages.js";

/**
 * What replacing one package by another means for callers. Pure. Operations are identified by the
 * names of their functions.
 */
export function diff(older: ClientPlan, newer: ClientPlan): readonly Finding[] {
  const comparison = startComparison(older, newer);
  pairByPlace(comparison);
  compareClients(comparison);
  const pairs = pairOperations(comparison);
  for (const [before, after] of pairs) compareOperation(before, after, comparison);
  compareMessages(older.api.webhooks, newer.api.webhooks, { kind: "client" }, comparison);
  compareAllSchemas(comparison);
  compareExports(comparison);
  compareDocs(pairs, comparison);
  const findings = oncePerCause(comparison.findings);
  return findings.map(findOwners(comparison));
}

/** Settings of the document, or of a component, that affect many operations at once. */
const settings: ReadonlySet<Kind> = new Set<Kind>([
  "accept-changed",
  "dialect-changed",
  "idempotency-changed",
  "pagination-changed",
  "security-added",
  "security-changed",
  "security-removed",
]);

/**
 * One finding per cause: operations that share it are reported together. If a schema is in requests
 * and responses, the more severe verdict wins.
 */
function oncePerCause(findings: readonly RawFinding[]): readonly RawFinding[] {
  const places = new Map<string, RawFinding[]>();
  for (const finding of findings) {
    const { kind, owner, message, shared } = finding;
    const place = `${finding.old} ${finding.new}`;
    const cause = shared ?? (settings.has(kind) ? message : place);
    const key = [kind, owner.kind, cause].join("\0");
    const reported = places.get(key) ?? [];
    places.set(key, reported);
    const index = reported.findIndex((earlier) => isSameCause(earlier, finding));
    if (index < 0) reported.push(finding);
    else reported[index] = merge(reported[index]!, finding);
  }
  return [...places.values()].flat();
}

/** For the other direction, the same change has another message. */
function isSameCause(earlier: RawFinding, finding: RawFinding): boolean {
  const { owner, message, direction, shared } = finding;
  if (earlier.message === message || shared !== undefined) return true;
  return owner.kind === "schema" && earlier.direction !== "both" && earlier.direction !== direction;
}

function merge(earlier: RawFinding, finding: RawFinding): RawFinding {
  const kept = moreSevere(earlier, finding);
  const direction = earlier.direction === finding.direction ? kept.direction : "both";
  const isSame = earlier.message === finding.message;
  const message = isSame ? kept.message : (finding.shared ?? kept.message);
  if (earlier.owner.kind !== "operation" || finding.owner.kind !== "operation")
    return { ...kept, message, direction };
  const names = new Set([...earlier.owner.names, ...finding.owner.names]);
  return {
    ...kept,
    message,
    direction,
    owner: { kind: "operation", names: [...names].toSorted() },
  };
}
