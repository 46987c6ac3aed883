/** Writes an edit into the last output. All else there has to be as it was written. */
import path from "node:path";
import type { Changes } from "../../7-write/changes.js";
import { contentOf } from "../../7-write/existing-output.js";
import { editedManifest, manifestName, pathsIn } from "../../7-write/manifest.js";
import { whyLeaves } from "../../7-write/output-folder.js";
import { write } from "../../7-write/write.js";
import { writeCacheFiles } from "../../cache/cache-files.js";
import {
  forgetFiles,
  joinHashes,
  printHashes,
  readHashes,
  type OutputHashes,
} from "../../cache/output-hashes.js";
import { printRecord, relocated } from "../../cache/run-record.js";
import { hashesAsWritten, hasPlainFolders } from "../../cache/up-to-date.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { fileName } from "../../history/snapshot/snapshot-host.js";
import { printKeptSnapshot, withText } from "../../history/snapshot/kept-snapshot.js";
import { hashOf } from "../../host/content-hash.js";
import { withSlashes } from "../../host/display-path.js";
import { compareTexts } from "../../host/text-order.js";
import { listDifferences } from "../output/differences.js";
import type { OutputTarget } from "../output/target.js";
import { inOutputFolder, type WrittenOutput } from "../output/folder-work.js";
import { printIndex } from "./kept-index.js";
import type { LastOutput, LastRun } from "./last-output.js";
import type { KnownVersion } from "./versions.js";

/** What an edit makes of the last output. */
export interface Edit {
  /** The files that have another text. */
  readonly files: ReadonlyMap<string, string>;
  readonly contentHashes: ReadonlyMap<string, string>;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** How much longer the document is, in UTF-16 units. */
  readonly growth: number;
  readonly version: KnownVersion;
}

export interface WrittenEdit extends WrittenOutput {
  /** The run as the next one finds it, if it was written. */
  readonly run?: LastRun;
}

/** `null` if the folder isn't as the last run left it: then nothing is written. */
export function writeEdit(
  edit: Edit,
  last: LastOutput,
  target: OutputTarget,
): Promise<WrittenEdit | null> {
  return inOutputFolder<WrittenEdit | null>(target, async (folder) => {
    const { manifest, record } = last;
    const content = contentOf(folder, manifestName);
    if (content === null || hashOf(content) !== record.manifest) return null;
    const hashes = hashesIn(folder, last);
    if (hashes === null || whyLeaves(folder, [...edit.files.keys()]) !== null) return null;
    const printed = content.toString("utf8");
    const next = editedManifest(manifest, printed, edit.files);
    const derived = derivedAfter(edit, manifest, hashes);
    const changes = changesOf(edit, last, next.text === printed ? null : next.text);
    const origin = { ...record, manifest: hashOf(next.text), derived };
    const run = {
      record: recordOf(edit, last, origin, target),
      manifest: next.manifest,
      snapshot: editedSnapshot(edit, last, target),
      lock: last.lock,
      hashes: forgetFiles(hashes, edit.files.keys()),
    };
    write(folder, changes);
    const keep = () => {
      const recorded = printRecord(run.record);
      writeCacheFiles(folder, {
        record: recorded,
        documents: printKeptSnapshot(run.snapshot, recorded),
        index: printIndex(edit.version.document.document.index, record.build, last.document.hash),
        hashes: printHashes(run.hashes, record.build),
      });
    };
    if (target.memory === null) keep();
    else target.memory.later(keep);
    return { differences: listDifferences(changes), faults: [], run };
  });
}

/** `null` if a file is missing or was edited: a whole run reports it. */
function hashesIn(folder: string, { manifest, record, hashes }: LastOutput): OutputHashes | null {
  try {
    if (!hasPlainFolders(folder, manifest)) return null;
    const known = hashes ?? readHashes(folder, record.build, manifest);
    return hashesAsWritten(folder, manifest, record, known);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

/** The hash of all derived files with an edit. */
function derivedAfter(
  { files: edited }: Edit,
  { derived }: LastOutput["manifest"],
  { files, hashes }: OutputHashes,
): string {
  const own = files.flatMap((file, index) => {
    const text = edited.get(file);
    const hash = text === undefined ? hashes[index]! : hashOf(text);
    return derived.has(file) ? [[file, hash] as const] : [];
  });
  return joinHashes(new Map(own));
}

/** @param text that of the manifest; `null` if it stays */
function changesOf({ files }: Edit, { manifest }: LastOutput, text: string | null): Changes {
  const changed = Array.from(files, ([path, text]) => ({ path, text }));
  changed.sort((a, b) => compareTexts(a.path, b.path));
  if (text !== null) changed.push({ path: manifestName, text });
  const paths = new Set(changed.map((file) => file.path));
  const all = [...pathsIn(manifest), manifestName];
  const kept = all.filter((file) => !paths.has(file));
  return { added: [], changed, kept, removed: [], edited: [] };
}

function recordOf(
  { contentHashes, diagnostics }: Edit,
  { document }: LastOutput,
  record: LastOutput["record"],
  { folder, config }: OutputTarget,
): LastRun["record"] {
  const fromOutput = (file: string) =>
    withSlashes(path.relative(folder, path.resolve(config.cwd, file)));
  return {
    ...record,
    inputs: { ...record.inputs, [document.name]: document.hash },
    diagnostics: relocated(diagnostics, fromOutput),
    contentHashes: Object.fromEntries(contentHashes),
  };
}

function editedSnapshot({ growth }: Edit, last: LastOutput, { config }: OutputTarget) {
  const { snapshot, document } = last;
  return withText(snapshot, fileName(document.path, config.cwd), document.bytes, growth);
}
