import { load } from "../../1-load/load.js";
import type { SourceSet } from "../../1-load/source.js";
import { printLock } from "../../4-plan/lock/lock-text.js";
import { lockedAs, splitLock, type Lock } from "../../4-plan/lock/lock.js";
import type { ClientPlan, Earlier } from "../../4-plan/plan.js";
import type { Emitter } from "../../5-emit/seam/emitter.js";
import { hasErrors } from "../../diagnostics/diagnostic.js";
import type { Locators } from "../../diagnostics/locate.js";
import type { LocatedFinding } from "../../diff/verdicts/locate.js";
import { lowerDocuments } from "../../pipeline.js";
import { loadOptions } from "../../pipeline/read-client.js";
import { snapshotHost } from "../snapshot/snapshot-host.js";
import type { ClientSnapshot, Snapshot } from "../snapshot/snapshot.js";
import { changedPaths } from "./changed-paths.js";
import { addedClient, compareClients, planClient, type PlannedClient } from "./compare-clients.js";
import { compareParts } from "./compare-parts.js";

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
  readonly documents: SourceSet;
  readonly sources: Locators;
  /** The names of earlier runs that it was planned with. */
  readonly names: Earlier;
  /** All names that it has now. */
  readonly lock: Lock;
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
): Promise<ClientComparison> {
  const { plan, sources, names } = current;
  const before = snapshot.clients.find(({ config }) => lockedAs(config) === lockedAs(plan));
  if (before === undefined) return { kind: "changed", findings: [addedClient(plan, sources)] };
  // An older version stored no names: the current ones are the best guess.
  const lock = snapshot.lock ?? names.lock;
  if (isUnchanged(before, lock, current)) return { kind: "same" };
  const { config } = before;
  const then = await load(config.document, snapshotHost(before, cwd), loadOptions(config, cwd));
  const { documents } = then;
  const planned = (part: SourceSet, own: Lock, from: Locators): PlannedClient | null => {
    const { client, diagnostics } = lowerDocuments(part, config, cwd);
    // A release has no errors, but a run may have left out operations with errors.
    const isBroken = snapshot.version !== null && hasErrors([...then.diagnostics, ...diagnostics]);
    if (client === null || isBroken) return null;
    return { plan: planClient(client, emitters, { lock: own, updates: false }), sources: from };
  };
  if (documents === null) return { kind: "unreadable" };
  const changed = isSameConfig(before, current) ? changedPaths(documents, current.documents) : null;
  const isSmall = changed !== null && changed.share <= 0.25;
  const older = (part: SourceSet) => planned(part, lock, then.sources);
  const findings = isSmall
    ? compareParts(older(changed.older), planned(changed.newer, current.lock, sources))
    : null;
  if (findings !== null) return { kind: "changed", findings };
  const whole = older(documents);
  if (whole === null) return { kind: "unreadable" };
  return { kind: "changed", findings: compareClients(whole, { plan, sources }) };
}

/**
 * Whether everything that determines names and code is unchanged. Clients don't affect each other.
 */
function isUnchanged(before: ClientSnapshot, lock: Lock, current: CurrentClient): boolean {
  const { snapshot, plan, names } = current;
  const linesIn = (all: Lock) => printLock(splitLock(all, [plan]).own);
  return (
    !names.updates &&
    isSameConfig(before, current) &&
    hasSameFiles(before, snapshot) &&
    linesIn(lock) === linesIn(names.lock)
  );
}

function isSameConfig({ config }: ClientSnapshot, { snapshot }: CurrentClient): boolean {
  return JSON.stringify(config) === JSON.stringify(snapshot.config);
}

function hasSameFiles({ files: older }: ClientSnapshot, { files: newer }: ClientSnapshot): boolean {
  return older.size === newer.size && [...older].every(([name, text]) => newer.get(name) === text);
}
