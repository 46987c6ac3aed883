import { isDeepStrictEqual } from "node:util";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { LocatedFinding } from "../../diff/verdicts/locate.js";
import { compareClients, type PlannedClient } from "./compare-clients.js";

/**
 * Compares two clients that have only the paths in which they may differ (`changedPaths`). `null` where
 * what changed is not a matter of these alone: of schemas that others use, or of what all operations
 * share. Then only the whole clients tell.
 */
export function compareParts(
  older: PlannedClient | null,
  newer: PlannedClient | null,
): readonly LocatedFinding[] | null {
  if (older === null || newer === null) return null;
  // What all operations take together decides what the client takes.
  if (newer.plan.api.clientParameters.length > 0) return null;
  if (!areUsedAlike(older.plan.usages, newer.plan.usages)) return null;
  const findings = compareClients(older, newer);
  return findings.every(isOfOperations) ? findings : null;
}

/** Otherwise it depends on all operations which types a schema has, and whether it has any. */
function areUsedAlike(older: ClientPlan["usages"], newer: ClientPlan["usages"]): boolean {
  if (older.size !== newer.size) return false;
  return [...older].every(([id, usage]) => isDeepStrictEqual(usage, newer.get(id)));
}

function isOfOperations({ schema, operations }: LocatedFinding): boolean {
  return schema === null && operations.length > 0;
}
