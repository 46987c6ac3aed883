import { isRecord } from "../../2-resolve/node.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import {
  keepReachable,
  operationsOf,
  operationsWith,
  partOf,
  valueAt,
  type Part,
} from "./reachable.js";
import { shrink, type Shrunk } from "./shrink.js";
import { kindOf, tryFiles, type Faults, type Files } from "./trial.js";

/** What a smaller document has to show. */
export interface Fault {
  /** Whether it shows the same, and nothing that the whole document doesn't. */
  isIn(files: Files): Promise<boolean>;
  /** How much may be tried, in members of the documents: a minute or less. */
  readonly work: number;
}

/**
 * Most faults are found while the document is read, and generating takes longer.
 * @param isWhole whether a smaller document still has what it is about
 */
export async function faultOf(
  files: Files,
  { kinds: allowed }: Faults,
  wanted: readonly LocatedDiagnostic[],
  isWhole: (files: Files) => boolean,
): Promise<Fault> {
  const shown = wanted.map(kindOf);
  const read = await tryFiles(files, { readsOnly: true });
  const readsOnly = shown.every((kind) => read.kinds.has(kind));
  return {
    work: readsOnly ? 2_000_000 : 200_000,
    async isIn(smaller) {
      if (!isWhole(smaller)) return false;
      const { kinds } = await tryFiles(smaller, { readsOnly });
      return (
        shown.every((kind) => kinds.has(kind)) && [...kinds].every((kind) => allowed.has(kind))
      );
    },
  };
}

/** Where the diagnostics stand, with all that is referred to: if that is enough. */
export async function reduceToParts(
  files: Files,
  wanted: readonly LocatedDiagnostic[],
  fault: Fault,
): Promise<Files> {
  const parts = placesOf(wanted);
  if (parts.length === 0) return files;
  const reduced = keepReachable(files, parts);
  if (await fault.isIn(reduced)) return reduced;
  // The fault of a component may show only where an operation uses it.
  for (const user of parts.flatMap((part) => operationsWith(files, part)).slice(0, 5)) {
    const used = keepReachable(files, [...parts, user]);
    if (await fault.isIn(used)) return used;
  }
  return files;
}

/** First operations and where the fault is: most components are needed only by members of these. */
export async function smallest(
  files: Files,
  wanted: readonly LocatedDiagnostic[],
  fault: Fault,
): Promise<Shrunk> {
  if (wanted.length === 0) return { files, trials: 0 };
  const places = placesOf(wanted);
  const paths: Part = { file: files.entry, tokens: ["paths"] };
  const partsOf = (all: Files) => [...places, paths].map((part) => valueAt(all, part));
  const needed = (all: Files) => keepReachable(all, [...operationsOf(all), ...places]);
  if (!(await fault.isIn(needed(files)))) return shrink(files, fault.isIn, fault.work);
  const silent = needed(withoutAnswers(files));
  const begin = (await fault.isIn(silent)) ? silent : files;
  const first = await shrink(begin, fault.isIn, fault.work / 2, needed, partsOf);
  const last = await shrink(first.files, fault.isIn, fault.work / 2);
  return { files: last.files, trials: first.trials + last.trials };
}

/** Answers reach most of a large document, and few faults are theirs: one trial saves many. */
function withoutAnswers(files: Files): Files {
  const copy = structuredClone(files);
  for (const part of operationsOf(copy)) {
    const operation = valueAt(copy, part);
    if (isRecord(operation) && "responses" in operation)
      operation["responses"] = { 200: { description: "text" } };
  }
  return copy;
}

function placesOf(diagnostics: readonly LocatedDiagnostic[]): readonly Part[] {
  return diagnostics.flatMap(({ file, pointer }) =>
    file === null || pointer === null ? [] : [partOf(file, pointer)],
  );
}
