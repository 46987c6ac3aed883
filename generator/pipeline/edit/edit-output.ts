/**
 * A run after an edit of a few paths of one document. It reads, plans and prints these alone, in both
 * versions, and replaces in the last output what differs. Where anything else would change too, or it
 * can't be told, a whole run does the work: the result is the same.
 */
import path from "node:path";
import { decodeText } from "../../1-load/text.js";
import { contentOf } from "../../7-write/existing-output.js";
import { attributesName } from "../../7-write/manifest.js";
import { draftCache } from "../../cache/print-cache.js";
import { relocated } from "../../cache/run-record.js";
import { restoreFrames, type Lines, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import { compareParts } from "../../history/comparison/compare-parts.js";
import { unknownChanges, type SinceLastRun } from "../../history/comparison/since-last-run.js";
import { shownPath } from "../../host/display-path.js";
import { emptyOutput, finishedOutput, type Output } from "../output/output.js";
import type { OutputTarget } from "../output/target.js";
import { editedDocument } from "./edited-document.js";
import { editOperation, type EditedFiles } from "./edited-files.js";
import { readLastOutput, type LastOutput } from "./last-output.js";
import { movedDiagnostics } from "./moved-diagnostics.js";
import { affectSame, placesOf, planVersions, type Version } from "./versions.js";
import { writeEdit, type Edit } from "./write-edit.js";

/** `null` if the last output can't be edited: nothing has been written then. */
export async function editOutput(target: OutputTarget): Promise<Output | null> {
  const last = readLastOutput(target);
  if (last === null) return null;
  const { config, onProgress } = target;
  const { client, document, older: index, known } = last;
  onProgress(`reading what changed in ${client.document}`);
  const edited = editedDocument(document, index, document.text, known?.document ?? null);
  if (edited === null) return null;
  const versions = planVersions(edited, { config, client, lock: last.lock, known });
  if (versions === null || !affectSame(versions)) return null;
  const { older, newer, schemas } = versions;
  const sinceLastRun = target.compares ? changesFor(older, newer) : unknownChanges;
  const found = movedDiagnostics(diagnosticsOf(last, target), edited, newer);
  const lines = { text: document.text, lines: edited.newer.index.lines };
  const linesOf = (file: string) => (file === document.file ? lines : otherLines(file, config.cwd));
  const diagnostics = found && restoreFrames(found, linesOf);
  const files = sinceLastRun && diagnostics && (await editFiles(older, newer, target, last));
  if (!sinceLastRun || !diagnostics || !files) return null;

  const result = await writeEdit({ ...files, diagnostics }, last, target);
  if (result === null) return null;
  const { run, ...written } = result;
  const version = { name: client.name, document: edited.newer, version: newer, schemas };
  if (run !== undefined) target.memory?.remember(target, { last: run, version });
  const { inputs: hashes } = last.record;
  const inputs = new Map(
    Object.entries({ ...hashes, [document.name]: document.hash }).map(([name, hash]) => [
      path.resolve(target.folder, name),
      hash,
    ]),
  );
  const { manifest } = last;
  const all = [...manifest.files.keys(), ...manifest.derived];
  const output = { ...emptyOutput(target), diagnostics, inputs };
  const count = all.filter((file) => file !== attributesName).length;
  return finishedOutput(output, target, { ...written, files: count, sinceLastRun });
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
function otherLines(file: string, cwd: string): Lines | undefined {
  const { dir, base } = path.parse(path.resolve(cwd, file));
  const content = contentOf(dir, base);
  return content === null ? undefined : { text: decodeText(content).text };
}

/** `null` if more would change than the files that show what was edited. */
async function editFiles(
  older: Version,
  newer: Version,
  { folder }: OutputTarget,
  { record }: LastOutput,
): Promise<Pick<Edit, "files" | "contentHashes"> | null> {
  const texts = new Map<string, string>();
  const contentHashes = new Map(Object.entries(record.contentHashes));
  const current = (file: string) =>
    texts.get(file) ?? contentOf(folder, file)?.toString("utf8") ?? null;
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
