import path from "node:path";
import { lockedAs } from "../../4-plan/lock/lock.js";
import { sortFindings } from "../../diff/verdicts/finding.js";
import type { LocatedFinding } from "../../diff/verdicts/locate.js";
import { shownPath } from "../../host/display-path.js";
import type { ClientSnapshot, Snapshot } from "../snapshot/snapshot.js";
import type { ClientComparison } from "./compare-snapshot.js";
import { removedClient } from "./compare-clients.js";

/** What changed for callers since a folder was last generated. */
export interface SinceLastRun {
  /** `unknown`: the folder has no readable documents of an earlier run. */
  readonly documents: "same" | "changed" | "unknown";
  /** Most severe first. A name that `wireform.lock` keeps is no change. */
  readonly findings: readonly LocatedFinding[];
}

export const unknownChanges: SinceLastRun = { documents: "unknown", findings: [] };
export const noChanges: SinceLastRun = { documents: "same", findings: [] };

/** The changes of a package, from the changes of its clients. */
export function joinComparisons(
  snapshot: Snapshot,
  clients: readonly { readonly name: string | null }[],
  comparisons: readonly ClientComparison[],
  cwd: string,
): SinceLastRun {
  if (comparisons.some(({ kind }) => kind === "unreadable")) return unknownChanges;
  const names = new Set(clients.map(lockedAs));
  const removed = snapshot.clients.filter(({ config }) => !names.has(lockedAs(config)));
  const isSame = comparisons.every(({ kind }) => kind === "same");
  if (isSame && removed.length === 0) return noChanges;
  const findings = [
    ...comparisons.flatMap((one) => (one.kind === "changed" ? one.findings : [])),
    ...removed.map((client) => lostClient(client, cwd)),
  ];
  return { documents: "changed", findings: sortFindings(findings) };
}

/** A removed client isn't read again, so its place is the start of its document. */
function lostClient({ config, files }: ClientSnapshot, cwd: string): LocatedFinding {
  const entry = shownPath(path.resolve(cwd, config.document), cwd);
  const text = files.get(config.document) ?? "";
  const source = { text, locate: () => ({ offset: 0, length: 1 }) };
  return removedClient({ name: config.name, entry }, new Map([[entry, source]]));
}
