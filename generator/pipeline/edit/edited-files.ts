/**
 * The files in which one operation is shown, with its new version. What is replaced in them is what
 * its old version gives: a part of a file that says anything else is left to a whole run.
 */
import { isDeepStrictEqual } from "node:util";
import type { ClientPlan } from "../../4-plan/plan.js";
import { introductionOf, sectionsOf } from "../../5-emit/client/client-guide.js";
import { emit } from "../../5-emit/emit.js";
import { emitters } from "../../5-emit/emitters.js";
import { runtimeModules } from "../../5-emit/package/runtime.js";
import { compareCalls, safestCalls } from "../../5-emit/samples/first-call.js";
import { chunksOf } from "../../5-emit/seam/chunks.js";
import type { ModuleDraft } from "../../5-emit/seam/draft.js";
import { importsOf } from "../../5-emit/seam/imports.js";
import { printMarkdown } from "../../6-print/markdown/markdown.js";
import { print, type DraftCache, type Printed } from "../../6-print/print.js";
import { draftCache } from "../../cache/print-cache.js";
import { replaceOnce, replacePart } from "./replace-part.js";
import { onlyOperation, type Module, type OneOperation, type Version } from "./versions.js";

/** The output as it stands, with the edits so far. */
export interface EditedFiles {
  /** The text of a file; `null` if it is missing. */
  textOf(path: string): string | null;
  replace(path: string, text: string): void;
  /** By the path of the draft: see `PrintCache`. */
  readonly contentHashes: Map<string, string>;
  readonly cache: DraftCache;
}

/** What was edited can't be known. */
const onlyHashes = draftCache(undefined);

/** @returns false if more would change than what shows this operation */
export async function editOperation(
  at: string,
  older: Version,
  newer: Version,
  files: EditedFiles,
): Promise<boolean> {
  const [before, after] = [onlyOperation(older, at), onlyOperation(newer, at)];
  if (!saySameOfPackage(before, after, files)) return false;
  const [old, current] = [await modulesOf(before, older), await modulesOf(after, newer)];
  if (old.map(({ path }) => path).join("\n") !== current.map(({ path }) => path).join("\n"))
    return false;
  for (const [index, draft] of old.entries()) {
    const edited = current[index]!;
    if (JSON.stringify(draft) === JSON.stringify(edited)) continue;
    const isShown = draft.emitter === "operations" || draft.emitter === "api";
    if (!isShown || !needTheSame(draft, edited)) return false;
    const isWhole = draft.emitter === "operations";
    const [printed, next] = [
      await printOne(draft, old, newer, isWhole ? files.cache : null),
      await printOne(edited, current, newer, isWhole ? onlyHashes : null),
    ];
    if (!editModule(draft, printed, next, files)) return false;
  }
  return editGuide(before, after, files);
}

/** What the package as a whole shows of one of its operations, apart from what it says of it. */
function saySameOfPackage(before: OneOperation, after: OneOperation, files: EditedFiles): boolean {
  const shownOf = ({ operation, client }: OneOperation) => [
    operation.tags,
    introductionOf(client, ""),
  ];
  const isSame = isDeepStrictEqual(shownOf(before), shownOf(after));
  return isSame && isFirstAsBefore(before.client, after.client, files);
}

/** One operation is the first example of the guide: that which is the simplest of all. */
function isFirstAsBefore(before: ClientPlan, after: ClientPlan, files: EditedFiles): boolean {
  const [[older], [newer]] = [safestCalls(before), safestCalls(after)];
  if (older === undefined || newer === undefined) return false;
  if (isDeepStrictEqual(older, newer)) return true;
  const isFirst = files.textOf("README.md")?.includes(`const request = ${older.name}(`) !== false;
  return !isFirst && compareCalls(newer, older) >= 0;
}

async function modulesOf(
  { operation, plan }: OneOperation,
  { drafts }: Version,
): Promise<readonly Module[]> {
  const known = drafts.get(operation.at);
  if (known !== undefined) return known;
  const all = await emit(emitters, plan);
  const modules = all.flatMap((draft) => (draft.kind === "module" ? [draft] : []));
  drafts.set(operation.at, modules);
  return modules;
}

/** Whether they import the same: what a package has of the runtime, and the order in a script. */
function needTheSame(older: ModuleDraft, newer: ModuleDraft): boolean {
  const needsOf = (draft: ModuleDraft) => [
    importsOf(draft).filter(({ values }) => values.length > 0),
    [...runtimeModules([draft])].toSorted(),
  ];
  return JSON.stringify(needsOf(older)) === JSON.stringify(needsOf(newer));
}

function printOne(
  draft: Module,
  all: readonly Module[],
  { config }: Version,
  cache: DraftCache | null,
): Promise<Printed> {
  return print([draft], { ...config, cache, chunks: chunksOf(all) });
}

function editModule(
  { path, emitter }: Module,
  printed: Printed,
  next: Printed,
  files: EditedFiles,
): boolean {
  // A module of its own was printed whole by an earlier run: from the same draft, as its hash says.
  const isWhole = emitter === "operations";
  if (isWhole && printed.contentHashes.get(path) !== files.contentHashes.get(path)) return false;
  if (isWhole) files.contentHashes.set(path, next.contentHashes.get(path)!);
  else files.contentHashes.delete(path);
  const texts = new Map(printed.files.map((file) => [file.path, file.text]));
  if (texts.size !== next.files.length) return false;
  return next.files.every((file) => {
    const [whole, older] = [files.textOf(file.path), texts.get(file.path)];
    if (whole === null || older === undefined) return false;
    const edited = replacePart(whole, older, file.text);
    if (edited !== null) files.replace(file.path, edited);
    return edited !== null;
  });
}

/** `README.md` shows each operation in one of several ways. */
function editGuide(before: OneOperation, after: OneOperation, files: EditedFiles): boolean {
  const whole = files.textOf("README.md");
  if (whole === null) return false;
  const textsOf = ({ operation, client }: OneOperation) =>
    sectionsOf(operation, client).map((blocks) => `\n${printMarkdown(blocks)}`);
  const [older, newer] = [textsOf(before), textsOf(after)];
  const shown = older.flatMap((text, way) => (whole.includes(text) ? [way] : []));
  if (shown.length !== 1) return false;
  const edited = replaceOnce(whole, older[shown[0]!]!, newer[shown[0]!]!);
  if (edited === null) return false;
  if (edited !== whole) files.contentHashes.delete("README.md");
  files.replace("README.md", edited);
  return true;
}
