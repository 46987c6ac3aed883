/** What the parts of `wireform eject` are given, and what they give. */
import type { OutputFile } from "../../6-print/print.js";
import { readManifest } from "../../7-write/existing-output.js";
import { manifestName, type Manifest } from "../../7-write/manifest.js";
import { outputError, type Errors } from "../output/failures.js";

export interface EjectRequest {
  readonly action: "eject" | "undo" | "merge";
  /** Such as `send/retry`. */
  readonly module: string;
  /** Whether a user's changes may be given up. */
  readonly force: boolean;
  /** How people run the command: `npx wireform`. */
  readonly run: string;
}

/** An output, and what is asked for. */
export interface EjectPlace extends EjectRequest {
  readonly folder: string;
  readonly displayPath: string;
  readonly manifest: Manifest;
}

/** What changes. */
export interface EjectStep {
  readonly written: readonly OutputFile[];
  readonly removed: readonly string[];
  /** Files with the text by which the manifest knows them from now on; `null`: no longer. */
  readonly listed: ReadonlyMap<string, string | null>;
  /** What was done, for people. */
  readonly said: string;
}

/** Or why there is none. */
export function manifestOf(
  folder: string,
  displayPath: string,
  run: string,
): Manifest | { readonly faults: Errors } {
  const manifest = readManifest(folder);
  if (manifest) return manifest;
  const name = `${displayPath}/${manifestName}`;
  if (manifest === undefined)
    return refused("WF7008", `${name} is missing`, `run ${run} generate first`);
  return refused("WF7010", `${name} can't be read`, "restore it from version control");
}

export function refused(...error: Parameters<typeof outputError>): { readonly faults: Errors } {
  return { faults: outputError(...error) };
}
