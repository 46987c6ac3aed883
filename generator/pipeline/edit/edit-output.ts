/**
 * A run after an edit of a few paths of one document. It reads, plans and prints these alone, in both
 * versions, and replaces in the last output what differs. Where anything else would change too, or it
 * can't be told, a whole run does the work: the result is the same.
 */
import path from "node:path";
import { decodeText } from "../../1-load/text.js";
import { contentOf } from "../../7-write/existing-output.js";
import { attributesName, pathsIn } from "../../7-write/manifest.js";
import { draftCache } from "../../cache/print-cache.js";
import { relocated } from "../../cache/run-record.js";
import { restoreFrames, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import { compareParts } from "../../history/comparison/compare-parts.js";
import { unknownChanges, type SinceLastRun } from "../../history/comparison/since-last-run.js";
import { shownPath } from "../../host/display-path.js";
import { emptyOutput, finishedOutput, type Output } from "../output/output.js";
import type { OutputTarget } from "../output/target.js";
import { editedDocument } from "./edited-document.js";
import { editDocument, type PathEdit } from "./indexed-document.js";
import { editOperation, type EditedFiles } from "./edited-files.js";
import { readLastOutput, type LastOutput } from "./last-output.js";
import { movedDiagnostics } from "./moved-diagnostics.js";
import { affectSame, placesOf, planVersions, type Version } from "./versions.js";
import { writeEdit, type Edit, type WrittenEdit } from "./write-edit.js";

/** `null` if the last output can't be edited: nothing has been written then. */
export async function editOutput(target: OutputTarget): Promise<Output | null> {
  const last = readLastOutput(target);
  if (last === null) return null;
  target.onProgress(`reading what changed in ${last.client.document}`);
  const edit = editDocument(last.older, last.document.bytes, last.known?.document.items);
  if (edit === null) return null;
  // Most edits leave responses as they are, and these reach most of the schemas.
  const small = mayBeShallow(edit, last) ? await changeFiles(edit, "shallow", last, target) : null;
  const changed = small ?? (await changeFiles(edit, "whole", last, target));
  const result = changed && (await writeEdit(changed, last, target));
  return result && outputOf(result, changed, last, target);
}

/** An edit, and what is said of it. */
interface ChangedFiles extends Edit {
  readonly sinceLastRun: SinceLastRun;
}

/**
 * `null` if more would change than the files that show what was edited, or if these aren't what the old
 * version gives.
 */
async function changeFiles(
  edit: PathEdit,
  depth: "shallow" | "whole",
  last: LastOutput,
  target: OutputTarget,
): Promise<ChangedFiles | null> {
  const { config } = target;
  const { client, document, older: before, known, record } = last;
  const edited = editedDocument(document, before, edit, depth, known?.document ?? null);
  if (edited === null) return null;
  const hasRepairs = hasRepairsBesidePaths(record.diagnostics);
  const versions = planVersions(edited, { config, client, lock: last.lock, known, hasRepairs });
  if (versions === null || !affectSame(versions)) return null;
  const { older, newer, schemas } = versions;
  const sinceLastRun = target.compares ? changesFor(older, newer) : unknownChanges;
  const found = movedDiagnostics(diagnosticsOf(last, target), edited, newer);
  const files = sinceLastRun && found && (await editFiles(older, newer, target, last));
  if (sinceLastRun === null || found === null || files === null) return null;
  const textOf = (file: string) =>
    file === document.file ? document.bytes.toString("utf8") : otherText(file, config.cwd);
  const diagnostics = restoreFrames(found, textOf);
  const version = { name: client.name, document: edited.newer, version: newer, schemas };
  return { ...files, growth: edit.growth, diagnostics, sinceLastRun, version };
}

function outputOf(
  { run, ...written }: WrittenEdit,
  { diagnostics, sinceLastRun, version }: ChangedFiles,
  { record, document, manifest }: LastOutput,
  target: OutputTarget,
): Output {
  if (run !== undefined) target.memory?.remember(target, { last: run, version });
  const hashes = { ...record.inputs, [document.name]: document.hash };
  const inputs = new Map(
    Object.entries(hashes).map(([name, hash]) => [path.resolve(target.folder, name), hash]),
  );
  const output = { ...emptyOutput(target), diagnostics, inputs };
  const count = pathsIn(manifest).filter((file) => file !== attributesName).length;
  return finishedOutput(output, target, { ...written, files: count, sinceLastRun });
}

/**
 * Whether what an operation's code says of its responses depends on nothing but themselves, and the names
 * of schemas.
 */
function mayBeShallow({ before, after }: PathEdit, { client, older, record }: LastOutput): boolean {
  const { pagination = [], int64 = "number", dates = "string", formats = {} } = client;
  return (
    older.index.root.keys.includes("openapi") &&
    !JSON.stringify([older.index.root.keys, before, after]).includes('"x-wireform"') &&
    !hasRepairsBesidePaths(record.diagnostics) &&
    pagination.length === 0 &&
    int64 === "number" &&
    dates === "string" &&
    Object.keys(formats).length === 0
  );
}

/** Of any document: those of other clients count, too. */
function hasRepairsBesidePaths(diagnostics: readonly LocatedDiagnostic[]): boolean {
  return diagnostics.some(
    ({ code, pointer }) => code === "WF2008" && pointer?.startsWith("/paths/") !== true,
  );
}

/** What changed for callers; `null` if only the whole documents tell. */
function changesFor(older: Version, newer: Version): SinceLastRun | null {
  const findings = compareParts(
    { plan: older.client, sources: older.sources },
    { plan: newer.client, sources: newer.sources },
  );
  return findings && { documents: "changed", findings };
}

/** The diagnostics of the last run, as they are named from here. */
function diagnosticsOf(
  { record }: LastOutput,
  { folder, config: { cwd } }: OutputTarget,
): readonly LocatedDiagnostic[] {
  return relocated(record.diagnostics, (file) => shownPath(path.resolve(folder, file), cwd));
}

/** The text of another input, for the lines that diagnostics show. */
function otherText(file: string, cwd: string): string | undefined {
  const { dir, base } = path.parse(path.resolve(cwd, file));
  const content = contentOf(dir, base);
  return content === null ? undefined : decodeText(content).text;
}

/** `null` if more would change than the files that show what was edited. */
async function editFiles(
  older: Version,
  newer: Version,
  { folder }: OutputTarget,
  { record }: LastOutput,
): Promise<Pick<Edit, "files" | "contentHashes"> | null> {
  const texts = new Map<string, string>();
  // Some are large, and asked for several times.
  const read = new Map<string, string | null>();
  const contentHashes = new Map(Object.entries(record.contentHashes));
  const current = (file: string) => {
    if (!read.has(file)) read.set(file, contentOf(folder, file)?.toString("utf8") ?? null);
    return texts.get(file) ?? read.get(file) ?? null;
  };
  const known = { contentHashes: new Map(contentHashes), textOf: current };
  const files: EditedFiles = {
    textOf: current,
    replace: (file, text) => {
      if (text !== current(file)) texts.set(file, text);
    },
    contentHashes,
    cache: draftCache(known),
  };
  for (const at of placesOf(newer.client))
    if (!(await editOperation(at, older, newer, files))) return null;
  return { files: texts, contentHashes };
}
