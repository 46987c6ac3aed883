/** A worker thread that prints modules of types and data, and writes what it has printed. */
import path from "node:path";
import { workerData, type MessagePort } from "node:worker_threads";
import type { ModuleDraft } from "../5-emit/seam/draft.js";
import { withNeeds } from "../5-emit/seam/imports.js";
import type { How } from "../6-print/draft-text.js";
import { printPlainModule } from "../6-print/module-files.js";
import type { HashedFiles } from "../6-print/print.js";
import { sectionAt } from "../6-print/section.js";
import { nodeDisk } from "../7-write/disk.js";
import { helpWriting, type Progress } from "../7-write/two-writers.js";
import { contentHashOf } from "../cache/print-cache.js";

/** Modules to print are answered in their order; files to write are not answered. */
export type ThreadRequest = readonly PrintRequest[] | WriteRequest;

export interface PrintRequest {
  /** The draft as `contentOf` gives it. */
  readonly content: string;
  readonly paths: readonly string[];
}

/** `null` if it failed: whoever asked then prints it, and finds out why. */
export type PrintAnswer = HashedFiles | null;

export interface WriteRequest {
  readonly folder: string;
  /** Paths of files that this thread has printed. */
  readonly paths: readonly string[];
  readonly progress: Progress;
}

const { port } = workerData as { readonly port: MessagePort };
/** What it has printed, as bytes outside of its heap: that stays small. */
const texts = new Map<string, Uint8Array>();

port.on("message", (request: ThreadRequest) => {
  if ("folder" in request) writeFiles(request);
  else port.postMessage(request.map(printed));
});

function printed({ content, paths }: PrintRequest): PrintAnswer {
  try {
    const [how, draft] = JSON.parse(content) as [How, ModuleDraft];
    const files = printPlainModule(withNeeds(draft), paths, how);
    for (const file of files)
      if (sectionAt(file.path) === null) texts.set(file.path, Buffer.from(file.text));
    return { files, contentHash: contentHashOf(content, paths, files) };
  } catch {
    return null;
  }
}

function writeFiles({ folder, paths, progress }: WriteRequest): void {
  helpWriting(paths, progress, (file) =>
    nodeDisk.writeFile(path.join(folder, file), texts.get(file)!),
  );
}
