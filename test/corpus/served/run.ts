/** All that is tried of one document: the law of decoding, the fake with state, and `conform` of the fake. */
import type { CorpusDocument } from "../documents.js";
import { conformityReport } from "./conformity.js";
import { knownFaults } from "./known.js";
import { lawReport } from "./law.js";
import { settingsOf } from "./settings.js";
import { servedPackage } from "./served-package.js";
import { stateReport } from "./state.js";

export interface ServedRun {
  readonly operations: number;
  /** Requests that came back, and those that `conform` sent. */
  readonly requests: readonly [law: number, conform: number];
  /** Resources that were created, read, changed and deleted, lists that were read in pages. */
  readonly resources: number;
  readonly pages: number;
  readonly untried: readonly string[];
  readonly faults: readonly string[];
  /** Entries of the list of known faults that explain nothing. */
  readonly needless: readonly string[];
}

/** @param count inputs of each operation @returns `null`: nothing is made of the document */
export async function runServed(
  document: CorpusDocument,
  work: string,
  count: number,
): Promise<ServedRun | null> {
  const made = await servedPackage(document, work, settingsOf(document.id));
  if (made === null) return null;
  const law = await lawReport(made, count);
  const state = await stateReport(made);
  const conform = await conformityReport(made, count);
  const all = [...law.faults, ...state.problems, ...conform.skipped, ...conform.violations];
  const known = knownFaults.filter((one) => one.document === document.id);
  return {
    operations: made.contract.operations.length,
    requests: [law.requests, conform.requests],
    resources: state.tried.length,
    pages: state.pages,
    untried: state.untried,
    faults: [...new Set(all)].filter((fault) => !known.some(({ text }) => text.test(fault))),
    needless: known
      .filter(({ text }) => !all.some((fault) => text.test(fault)))
      .map(({ text }) => String(text)),
  };
}
