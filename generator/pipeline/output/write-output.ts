import path from "node:path";
import type { OutputConfig } from "../../config/project.js";
import { locateAll, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import type { Generated } from "../generate.js";
import type { GenerateConfig } from "../../config/generate-config.js";
import type { OnProgress } from "../client-build.js";
import { nodeHost } from "../../host/host.js";
import { keepRun } from "../../history/last-run/keep-run.js";
import type { Inputs } from "../../cache/inputs.js";
import { keep } from "../../cache/cache-files.js";
import { findChanges } from "../../7-write/changes.js";
import { nodeDisk } from "../../7-write/disk.js";
import { attributesFor } from "../../7-write/git-attributes.js";
import { manifestName } from "../../7-write/manifest.js";
import { completeOutput, inputsOf, type Made } from "../../7-write/output.js";
import { realFolder, whyLeaves, whyUnsafe } from "../../7-write/output-folder.js";
import { isPending, recover } from "../../7-write/staging.js";
import { readManifest, readRecord } from "../../7-write/existing-output.js";
import { takeTurn } from "../../7-write/folder-lock.js";
import { write } from "../../7-write/write.js";
import { findFaults, listChanges, type Difference } from "./differences.js";
import { diskFault, fault, refusal, type Faults } from "./failures.js";

/** Where generated files go, and how. */
export interface Delivery {
  readonly config: OutputConfig;
  /** Absolute, and as messages name it. */
  readonly folder: string;
  readonly shown: string;
  /** SHA-256 of the options. */
  readonly hash: string;
  readonly writes: boolean;
  readonly force: boolean;
  readonly onProgress: OnProgress;
  /** Milliseconds to wait for another run that writes to the folder. */
  readonly patience: number;
}

/** What separates the folder from what was made, or did; null where the folder can't be used. */
export interface Delivered {
  readonly differences: readonly Difference[] | null;
  /** Why not; of a check, why they differ. */
  readonly faults: readonly LocatedDiagnostic[];
}

/** Ends what a killed run has begun, before anything else may fail. */
export async function heal(delivery: Delivery): Promise<Faults> {
  try {
    const folder = await realFolder(delivery.folder);
    if (delivery.writes && isPending(folder))
      await inTurn(folder, () => recover(folder, nodeDisk), delivery);
    return [];
  } catch (error) {
    return diskFault(error, delivery.folder, delivery.shown);
  }
}

/** What a run has made, and what each of its clients has read. */
type Work = Omit<Made, "origin" | "cwd" | "folder"> & Pick<Generated, "clientInputs">;

/** What becomes of generated files: they are written, or compared with a folder. */
export async function deliver(made: Work, inputs: Inputs, delivery: Delivery): Promise<Delivered> {
  const { config, shown, writes, onProgress } = delivery;
  try {
    const folder = await realFolder(delivery.folder);
    const unsafe = await whyUnsafe(folder, {
      cwd: await nodeHost.realPath(config.cwd),
      documents: await realDocuments(config),
      staysInside: config.project !== undefined,
    });
    if (unsafe !== null) return refused(await refusal(config, shown, unsafe));
    if (!writes) return await settle(folder, made, inputs, delivery);
    onProgress(`writing ${shown}`);
    const work = () => {
      recover(folder, nodeDisk);
      return settle(folder, made, inputs, delivery);
    };
    return await inTurn(folder, work, delivery);
  } catch (error) {
    return refused(diskFault(error, delivery.folder, shown));
  }
}

function refused(faults: Faults): Delivered {
  return { differences: null, faults };
}

function inTurn<T>(folder: string, work: () => T | Promise<T>, delivery: Delivery): Promise<T> {
  const { shown, patience, onProgress } = delivery;
  const onWait = (holder: string) => onProgress(`waiting for ${holder}, which writes ${shown}`);
  return takeTurn(folder, work, { patience, onWait });
}

/** Compares, and writes or tells. @param folder the real one */
async function settle(
  folder: string,
  made: Work,
  inputs: Inputs,
  delivery: Delivery,
): Promise<Delivered> {
  const { config, shown, force } = delivery;
  const manifest = readManifest(folder);
  if (manifest === null && !force) {
    const hint = "restore it from version control, or rewrite everything with --force";
    return refused(fault("WF7010", `${shown}/${manifestName} can't be read`, hint));
  }
  const old = manifest ?? null;
  const now = { config: delivery.hash, inputs: inputsOf(delivery.folder, inputs) };
  const place = { cwd: config.cwd, folder: delivery.folder };
  const files = [...made.files, ...attributesFor(folder, old)];
  const output = completeOutput({ ...made, ...place, files, origin: now });
  const changes = findChanges(folder, output.files, old);
  const paths = [...output.files.map((file) => file.path), ...changes.removed];
  const leaves = await whyLeaves(folder, paths);
  if (leaves !== null) return refused(await refusal(config, shown, leaves));

  const differences = listChanges(changes);
  if (!delivery.writes) {
    const before = readRecord(folder);
    const comparison = { ...place, shown, changes, old, before, now };
    // In their own order: causes before what follows from them.
    const faults = findFaults(comparison).all.flatMap((found) => locateAll([found], new Map()));
    return { differences, faults };
  }
  if (changes.edited.length > 0 && !force) {
    const message = `wireform did not write ${changes.edited.join(", ")} in ${shown} as it is`;
    const hint = "move your changes elsewhere, or overwrite them with --force";
    return refused(fault("WF7003", message, hint));
  }
  const documents = await keepRun(config, made.clientInputs, made.files);
  write(folder, changes);
  keep(folder, { record: output.record, documents });
  return { differences, faults: [] };
}

/** The documents of a run, and what they are links to. */
async function realDocuments({ cwd, clients }: GenerateConfig): Promise<readonly string[]> {
  const named = clients.flatMap(({ document, overlays = [] }) => [document, ...overlays]);
  const documents = named.map((document) => path.resolve(cwd, document));
  const real = await Promise.all(documents.map((document) => nodeHost.realPath(document)));
  const places = await Promise.all(documents.map((document) => realFolder(document)));
  return [...real, ...places];
}
