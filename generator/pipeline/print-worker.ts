/** A worker thread that prints modules of types and data. */
import { workerData, type MessagePort } from "node:worker_threads";
import type { ModuleDraft } from "../5-emit/seam/draft.js";
import { withNeeds } from "../5-emit/seam/imports.js";
import type { How } from "../6-print/draft-text.js";
import { printPlainModule } from "../6-print/module-files.js";
import type { HashedFiles } from "../6-print/print.js";
import { contentHashOf } from "../cache/print-cache.js";

/** A module to print. The thread answers in the same order. */
export interface PrintRequest {
  /** The draft as `contentOf` gives it. */
  readonly content: string;
  readonly paths: readonly string[];
}

/** `null` if it failed: whoever asked then prints it, and finds out why. */
export type PrintAnswer = HashedFiles | null;

const { port } = workerData as { readonly port: MessagePort };
port.on("message", (request: PrintRequest) => port.postMessage(printed(request)));

function printed({ content, paths }: PrintRequest): PrintAnswer {
  try {
    const [how, draft] = JSON.parse(content) as [How, ModuleDraft];
    const files = printPlainModule(withNeeds(draft), paths, how);
    return { files, contentHash: contentHashOf(content, paths, files) };
  } catch {
    return null;
  }
}
