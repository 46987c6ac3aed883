import type { OutputFile } from "../../6-print/print.js";
import { compareFolder, type Changes } from "../../7-write/changes.js";
import { nodeDisk, type Disk } from "../../7-write/disk.js";
import { readManifest } from "../../7-write/existing-output.js";
import { attributesFor } from "../../7-write/git-attributes.js";
import { begun, finishOf, manifestName, printManifest } from "../../7-write/manifest.js";
import { whyLeaves } from "../../7-write/output-folder.js";
import { write } from "../../7-write/write.js";
import { writeCacheFiles } from "../../cache/cache-files.js";
import { readRecord } from "../../cache/last-record.js";
import { inputsFrom, makeRecord, type FinishedRun } from "../../cache/make-record.js";
import { locateAll } from "../../diagnostics/locate.js";
import type { Snapshot } from "../../history/snapshot/snapshot.js";
import { packSnapshot } from "../../history/snapshot/packed-snapshot.js";
import { hashOf } from "../../host/content-hash.js";
import { changedMeanwhile, spareEjected, splitFiles } from "../eject/spare-ejected.js";
import { explainDifferences, listDifferences } from "./differences.js";
import { changedFile, editedFiles, outputError, unsafeFolder } from "./failures.js";
import type { MadeFiles } from "./output.js";
import { inOutputFolder, refused, type WrittenOutput } from "./folder-work.js";
import type { OutputTarget } from "./target.js";

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

/** Writes generated files, or compares them with the folder. */
export function writeOutput(
  made: MadeFiles,
  target: OutputTarget,
  disk: Disk = nodeDisk,
): Promise<WrittenOutput & { readonly unfinished?: Unfinished }> {
  return inOutputFolder(target, (folder) => apply(folder, made, target, disk));
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
  if (changes.edited.length > 0 && !force)
    return refused(editedFiles(changes.edited, displayPath, target.config.cwd));
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
