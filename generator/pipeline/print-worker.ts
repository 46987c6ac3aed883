/** A worker thread that prints modules of types and data, and writes what it has printed. */
import path from "node:path";
import { workerData, type MessagePort } from "node:worker_threads";
import type { ModuleDraft } from "../5-emit/seam/draft.js";
import { withNeeds } from "../5-emit/seam/imports.js";
import type { How } from "../6-print/draft-text.js";
import { printPlainModule } from "../6-print/module-files.js";
import type { HashedFiles, OutputFile } from "../6-print/print.js";
import { sectionAt } from "../6-print/section.js";
import { nodeDisk } from "../7-write/disk.js";
import { helpWriting, type Progress } from "../7-write/two-writers.js";
import { hashPrinted } from "../cache/print-cache.js";
import { SharedTexts, type SharedFile } from "./shared-texts.js";

/** Modules to print are answered in their order; files to write are not answered. */
export type ThreadRequest = readonly PrintRequest[] | WriteRequest;

export interface PrintRequest {
  /** The draft as `contentOf` gives it. */
  readonly content: string;
  readonly paths: readonly string[];
}

/** `null` if it failed: whoever asked then prints it, and finds out why. */
export type PrintAnswer = PrintedThere | null;

export interface PrintedThere extends Omit<HashedFiles, "files"> {
  readonly files: readonly (SharedFile | OutputFile)[];
}

export interface WriteRequest {
  readonly folder: string;
  /** Paths of files that this thread has printed. */
  readonly paths: readonly string[];
  readonly progress: Progress;
}

const { port } = workerData as { readonly port: MessagePort };
/** What it has printed, outside of its heap: that stays small. */
const texts = new SharedTexts();
const printedFiles = new Map<string, Uint8Array>();

port.on("message", (request: ThreadRequest) => {
  if ("folder" in request) writeFiles(request);
  else port.postMessage(request.map(printed));
});

function printed({ content, paths }: PrintRequest): PrintAnswer {
  try {
    const [how, draft] = JSON.parse(content) as [How, ModuleDraft];
    const files = printPlainModule(withNeeds(draft), paths, how);
    const hashed = hashPrinted(content, files);
    return { ...hashed, files: hashed.files.map(shared) };
  } catch {
    return null;
  }
}

function shared(printed: OutputFile): SharedFile | OutputFile {
  // A section is joined with others as soon as all are there.
  if (sectionAt(printed.path) !== null) return printed;
  const { text, ...file } = printed;
  const bytes = texts.add(text);
  printedFiles.set(file.path, bytes);
  return { ...file, bytes };
}

function writeFiles({ folder, paths, progress }: WriteRequest): void {
  helpWriting(paths, progress, (file) =>
    nodeDisk.writeFile(path.join(folder, file), printedFiles.get(file)!),
  );
}
