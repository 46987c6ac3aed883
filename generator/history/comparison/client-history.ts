import type { Emitter } from "../../5-emit/seam/emitter.js";
import { snapshotOf, type ClientSnapshot, type Snapshot } from "../snapshot/snapshot.js";
import type { ClientComparison, CurrentClient } from "./compare-snapshot.js";

/** What a run compares its clients with; `null` if there is nothing, or no comparison is wanted. */
export interface EarlierSnapshots {
  readonly lastRun: Snapshot | null;
  readonly lastRelease: Snapshot | null;
}

/** A client's snapshot for later runs, and its changes since earlier ones. */
export interface ClientHistory {
  readonly snapshot: ClientSnapshot;
  readonly sinceLastRun: ClientComparison | null;
  readonly sinceRelease: ClientComparison | null;
}

/** Compares a client where its code is made: its document is already read and lowered there. */
export async function clientHistory(
  current: CurrentClient,
  { lastRun, lastRelease }: EarlierSnapshots,
  cwd: string,
  emitters: readonly Emitter[],
): Promise<ClientHistory> {
  const compare = async (snapshot: Snapshot | null): Promise<ClientComparison | null> => {
    if (snapshot === null) return null;
    // Runs that compare nothing don't load this code.
    const { compareWithSnapshot } = await import("./compare-snapshot.js");
    return await compareWithSnapshot(snapshot, current, cwd, emitters);
  };
  return {
    snapshot: current.snapshot,
    // The comparison is optional: if it fails, the run must go on.
    sinceLastRun: await compare(lastRun).catch(() => ({ kind: "unreadable" }) as const),
    sinceRelease: await compare(lastRelease),
  };
}

/** What a thread needs to build one of the clients. */
export function snapshotsOf(
  client: { readonly name: string | null },
  { lastRun, lastRelease }: EarlierSnapshots,
): EarlierSnapshots {
  return {
    lastRun: lastRun && snapshotOf(client, lastRun),
    lastRelease: lastRelease && snapshotOf(client, lastRelease),
  };
}
