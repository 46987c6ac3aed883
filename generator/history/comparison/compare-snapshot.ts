import { printLock } from "../../4-plan/lock/lock-text.js";
import { lockedAs, splitLock, type Lock } from "../../4-plan/lock/lock.js";
import type { ClientPlan, Earlier } from "../../4-plan/plan.js";
import type { Emitter } from "../../5-emit/seam/emitter.js";
import { hasErrors } from "../../diagnostics/diagnostic.js";
import type { Locators } from "../../diagnostics/locate.js";
import type { LocatedFinding } from "../../diff/verdicts/locate.js";
import type { ClientReader } from "../../pipeline/read-client.js";
import { snapshotHost } from "../snapshot/snapshot-host.js";
import type { ClientSnapshot, Snapshot } from "../snapshot/snapshot.js";
import { addedClient, compareClients, planClient } from "./compare-clients.js";

/** The changes of a client since a snapshot. */
export type ClientComparison =
  | { readonly kind: "same" }
  | { readonly kind: "changed"; readonly findings: readonly LocatedFinding[] }
  /** The documents of the snapshot can't be read. */
  | { readonly kind: "unreadable" };

/** A client as this run has read and planned it. */
export interface CurrentClient {
  readonly snapshot: ClientSnapshot;
  readonly plan: ClientPlan;
  readonly sources: Locators;
  /** The names of earlier runs that it was planned with. */
  readonly names: Earlier;
}

/**
 * Compares a planned client with a snapshot. It reads only the snapshot's documents, and only if
 * anything has changed. Each side has the names of its own package.
 * @param emitters those of the run: their claims affect names
 */
export async function compareWithSnapshot(
  snapshot: Snapshot,
  current: CurrentClient,
  cwd: string,
  emitters: readonly Emitter[],
  read: ClientReader,
): Promise<ClientComparison> {
  const { plan, sources, names } = current;
  const before = snapshot.clients.find(({ config }) => lockedAs(config) === lockedAs(plan));
  if (before === undefined) return { kind: "changed", findings: [addedClient(plan, sources)] };
  // An older version stored no names: the current ones are the best guess.
  const lock = snapshot.lock ?? names.lock;
  if (isUnchanged(before, lock, current)) return { kind: "same" };
  const then = await read(before.config, cwd, snapshotHost(before, cwd));
  // A release has no errors, but a run may have left out operations with errors.
  const isBroken = snapshot.version !== null && hasErrors(then.diagnostics);
  if (then.client === null || isBroken) return { kind: "unreadable" };
  const older = {
    plan: planClient(then.client, emitters, { lock, updates: false }),
    sources: then.sources,
  };
  return { kind: "changed", findings: compareClients(older, { plan, sources }) };
}

/**
 * Whether everything that determines names and code is unchanged. Clients don't affect each other.
 */
function isUnchanged(before: ClientSnapshot, lock: Lock, current: CurrentClient): boolean {
  const { snapshot, plan, names } = current;
  const linesIn = (all: Lock) => printLock(splitLock(all, [plan]).own);
  return (
    !names.updates &&
    JSON.stringify(before.config) === JSON.stringify(snapshot.config) &&
    hasSameFiles(before, snapshot) &&
    linesIn(lock) === linesIn(names.lock)
  );
}

function hasSameFiles({ files: older }: ClientSnapshot, { files: newer }: ClientSnapshot): boolean {
  return older.size === newer.size && [...older].every(([name, text]) => newer.get(name) === text);
}
