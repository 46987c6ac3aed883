import path from "node:path";
import type { OutputFile } from "../../6-print/print.js";
import { compareFolder, type Changes } from "../../7-write/changes.js";
import { nodeDisk, type Disk } from "../../7-write/disk.js";
import { readManifest } from "../../7-write/existing-output.js";
import { withFolderLock } from "../../7-write/folder-lock.js";
import { attributesFor } from "../../7-write/git-attributes.js";
import { begun, finishOf, manifestName, printManifest } from "../../7-write/manifest.js";
import { realFolder, whyLeaves, whyUnsafe } from "../../7-write/output-folder.js";
import { isPending, recover } from "../../7-write/staging.js";
import { write } from "../../7-write/write.js";
import { writeCacheFiles } from "../../cache/cache-files.js";
import { readRecord } from "../../cache/last-record.js";
import { inputsFrom, makeRecord, type FinishedRun } from "../../cache/make-record.js";
import type { GenerateConfig } from "../../config/generate-config.js";
import { locateAll, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import type { Snapshot } from "../../history/snapshot/snapshot.js";
import { packSnapshot } from "../../history/snapshot/snapshot-text.js";
import { hashOf } from "../../host/content-hash.js";
import { nodeHost } from "../../host/host.js";
import { changedMeanwhile, spareEjected, splitFiles } from "../eject/spare-ejected.js";
import { explainDifferences, listDifferences, type Difference } from "./differences.js";
import {
  changedFile,
  diskError,
  editedFiles,
  outputError,
  unsafeFolder,
  type Errors,
} from "./failures.js";
import type { MadeFiles } from "./output.js";
import type { OutputTarget } from "./target.js";

export interface WrittenOutput {
  /** The files that differ, or did before they were written; `null` if the folder can't be used. */
  readonly differences: readonly Difference[] | null;
  /** Why the folder can't be used; with `check`, why files differ. */
  readonly faults: readonly LocatedDiagnostic[];
}

/** An output that was written, and over which the commands of `postGenerate` are to run. */
export interface Unfinished {
  readonly files: readonly OutputFile[];
  /** What its record is made from. */
  readonly run: Omit<FinishedRun, "manifest" | "derived">;
  /** The hash of the commands. */
  readonly commands: string;
  /** The text of the manifest as it is now. */
  readonly manifest: string;
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

/** Writes generated files, or compares them with the folder. */
export function writeOutput(
  made: MadeFiles,
  target: OutputTarget,
  disk: Disk = nodeDisk,
): Promise<WrittenOutput & { readonly unfinished?: Unfinished }> {
  return inOutputFolder(target, (folder) => apply(folder, made, target, disk));
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

function refused(faults: Errors): WrittenOutput {
  return { differences: null, faults };
}

function locked<T>(folder: string, work: () => T | Promise<T>, target: OutputTarget): Promise<T> {
  const { displayPath, lockTimeout, onProgress } = target;
  const onWait = (holder: string) =>
    onProgress(`waiting for ${holder}, which writes ${displayPath}`);
  return withFolderLock(folder, work, { timeout: lockTimeout, onWait });
}

async function apply(
  folder: string,
  made: MadeFiles,
  target: OutputTarget,
  disk: Disk,
): Promise<WrittenOutput & { readonly unfinished?: Unfinished }> {
  const { config, displayPath, force, build } = target;
  const old = readManifest(folder);
  if (old === null && !force) {
    const hint = "restore it from version control, or rewrite everything with --force";
    return refused(outputError("WF7010", `${displayPath}/${manifestName} can't be read`, hint));
  }
  const { ejected } = made;
  const { own, merges } = splitFiles(made.files, ejected);
  const files = [...own, ...attributesFor(folder, old ?? null, ejected.sources.keys())];
  const commands = hashOfCommands(config);
  const finish = finishOf(files, commands, old ?? null);
  const manifest = printManifest(files, finish);
  const output = [...files, ...merges, { path: manifestName, text: manifest }];
  const compared = compareFolder(folder, output, old ?? null, finish);
  const changes = spareEjected(folder, compared, ejected);
  const paths = [...output.map((file) => file.path), ...changes.removed];
  const leaves = whyLeaves(folder, paths);
  if (leaves !== null) return refused(await unsafeFolder(config, displayPath, leaves));

  const inputs = inputsFrom(target.folder, made.inputs, ejected.sources);
  const origin = { config: target.optionsHash, inputs };
  const differences = listDifferences(changes);
  if (target.mode === "compare") {
    const before = readRecord(folder);
    const now = origin;
    const found = explainDifferences({ target, changes, old: old ?? null, before, now, ejected });
    // Located one by one to keep their order: causes before effects.
    return { differences, faults: found.flatMap((one) => locateAll([one], new Map())) };
  }
  if (changes.edited.length > 0 && !force) return refused(editedFiles(changes.edited, displayPath));
  const late = changedMeanwhile(folder, ejected);
  if (late !== undefined) return refused(changedFile(late, displayPath));
  const place = { cwd: config.cwd, folder: target.folder };
  const run = { build, ...made, ...place, files, origin };
  if (commands === null || differences.length === 0) {
    write(folder, changes, disk);
    keepRun(folder, makeRecord({ ...run, manifest }), made.snapshot);
    return { differences, faults: [] };
  }
  // Until the commands have run, neither manifest nor record says that all is done.
  const unfinished = {
    files,
    run,
    commands,
    manifest: printManifest(files, target.runs ? begun : null),
  };
  write(folder, withManifest(changes, unfinished.manifest), disk);
  const record = makeRecord({ ...run, manifest: unfinished.manifest, isRepeatable: false });
  keepRun(folder, record, made.snapshot);
  return { differences, faults: [], unfinished };
}

function keepRun(folder: string, record: string, snapshot: Snapshot): void {
  writeCacheFiles(folder, { record, documents: packSnapshot(snapshot, record) });
}

/** `null`: no commands are to run. */
function hashOfCommands({ project }: OutputTarget["config"]): string | null {
  const commands = project?.postGenerate ?? [];
  return commands.length === 0 ? null : hashOf(JSON.stringify(commands.map(({ words }) => words)));
}

/** The changes, with another text of the manifest. */
function withManifest({ added, changed, kept, ...rest }: Changes, text: string): Changes {
  const isOther = ({ path: file }: OutputFile) => file !== manifestName;
  return {
    ...rest,
    added: added.filter(isOther),
    changed: [...changed.filter(isOther), { path: manifestName, text }],
    kept: kept.filter((file) => file !== manifestName),
  };
}

/** Where the documents are, with symbolic links to them and to their folders resolved. */
async function realDocuments({ cwd, clients }: GenerateConfig): Promise<readonly string[]> {
  const named = clients.flatMap(({ document, overlays = [] }) => [document, ...overlays]);
  const documents = named.map((document) => path.resolve(cwd, document));
  const real = await Promise.all(documents.map((document) => nodeHost.realPath(document)));
  const places = await Promise.all(documents.map((document) => realFolder(document)));
  return [...real, ...places];
}
