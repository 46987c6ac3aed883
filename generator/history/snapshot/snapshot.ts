import { lockedAs, splitLock, type Lock } from "../../4-plan/lock/lock.js";
import type { Inputs } from "../../cache/inputs.js";
import type { ClientConfig } from "../../config/generate-config.js";
import type { Locators } from "../../diagnostics/locate.js";
import { shownPath } from "../../host/display-path.js";
import { fileName } from "./snapshot-host.js";
import { storedClient } from "./stored-clients.js";
import { compareTexts } from "../../host/text-order.js";

/**
 * What a package was made from: its documents, their configuration, and the resulting names. It has
 * documents rather than results, so that a later wireform reads them by its own rules.
 */
export interface Snapshot {
  /** The released version; `null` for a run. */
  readonly version: string | null;
  readonly clients: readonly ClientSnapshot[];
  /** `null` if an older wireform stored no names. */
  readonly lock: Lock | null;
}

export interface ClientSnapshot {
  readonly config: ClientConfig;
  /** The text of each file that was read, by `fileName`; `null` for missing files. */
  readonly files: ReadonlyMap<string, string | null>;
}

/**
 * A client as a run has read it.
 * @param inputs the files that were read
 * @param sources the texts of these files
 */
export function takeSnapshot(
  config: ClientConfig,
  cwd: string,
  inputs: Inputs,
  sources: Locators,
): ClientSnapshot {
  const files = Array.from(inputs, ([file, hash]): [string, string | null] => {
    const text = hash === null ? undefined : sources.get(shownPath(file, cwd))?.text;
    // Line ends depend on the checkout, not on the document.
    return [fileName(file, cwd), text?.replaceAll("\r\n", "\n") ?? null];
  });
  const sorted = files.toSorted(([a], [b]) => compareTexts(a, b));
  return { config: storedClient(config, cwd), files: new Map(sorted) };
}

/** The part of a snapshot that the comparison of one client needs. */
export function snapshotOf(
  client: { readonly name: string | null },
  { version, clients, lock }: Snapshot,
): Snapshot {
  const own = clients.filter(({ config }) => lockedAs(config) === lockedAs(client));
  return { version, clients: own, lock: lock && splitLock(lock, [client]).own };
}
