/** The folder of an output: whether it is safe to write there, and one run at a time. */
import path from "node:path";
import { nodeDisk } from "../../7-write/disk.js";
import { withFolderLock } from "../../7-write/folder-lock.js";
import { realFolder, whyUnsafe } from "../../7-write/output-folder.js";
import { isPending, recover } from "../../7-write/staging.js";
import type { GenerateConfig } from "../../config/generate-config.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { nodeHost } from "../../host/host.js";
import type { Difference } from "./differences.js";
import { diskError, unsafeFolder, type Errors } from "./failures.js";
import type { OutputTarget } from "./target.js";

export interface WrittenOutput {
  /** The files that differ, or did before they were written; `null` if the folder can't be used. */
  readonly differences: readonly Difference[] | null;
  /** Why the folder can't be used; with `check`, why files differ. */
  readonly faults: readonly LocatedDiagnostic[];
}

/** Finishes or undoes what a killed run has begun, before anything else may fail. */
export async function recoverOutput(target: OutputTarget): Promise<Errors> {
  try {
    const folder = await realFolder(target.folder);
    if (target.mode === "write" && isPending(folder))
      await locked(folder, () => recover(folder, nodeDisk), target);
    return [];
  } catch (error) {
    return diskError(error, target.folder, target.displayPath);
  }
}

/**
 * Does the work of a run in its output folder, if it is safe to write there. While it writes, no other
 * run does.
 * @param work is given the folder with symbolic links resolved
 */
export async function inOutputFolder<T>(
  target: OutputTarget,
  work: (folder: string) => Promise<T>,
): Promise<T | WrittenOutput> {
  const { config, displayPath, onProgress } = target;
  try {
    const folder = await realFolder(target.folder);
    const unsafe = await whyUnsafe(folder, {
      cwd: await nodeHost.realPath(config.cwd),
      documents: await realDocuments(config),
      staysInside: config.project !== undefined,
    });
    if (unsafe !== null) return refused(await unsafeFolder(config, displayPath, unsafe));
    if (target.mode === "compare") return await work(folder);
    onProgress(`writing ${displayPath}`);
    const write = () => {
      recover(folder, nodeDisk);
      return work(folder);
    };
    return await locked(folder, write, target);
  } catch (error) {
    return refused(diskError(error, target.folder, displayPath));
  }
}

/** The answer of a run that could not be. */
export function refused(faults: Errors): WrittenOutput {
  return { differences: null, faults };
}

function locked<T>(folder: string, work: () => T | Promise<T>, target: OutputTarget): Promise<T> {
  const { displayPath, lockTimeout, onProgress } = target;
  const onWait = (holder: string) =>
    onProgress(`waiting for ${holder}, which writes ${displayPath}`);
  return withFolderLock(folder, work, { timeout: lockTimeout, onWait });
}

/** Where the documents are, with symbolic links to them and to their folders resolved. */
async function realDocuments({ cwd, clients }: GenerateConfig): Promise<readonly string[]> {
  const named = clients.flatMap(({ document, overlays = [] }) => [document, ...overlays]);
  const documents = named.map((document) => path.resolve(cwd, document));
  const real = await Promise.all(documents.map((document) => nodeHost.realPath(document)));
  const places = await Promise.all(documents.map((document) => realFolder(document)));
  return [...real, ...places];
}
