/** The expected result of a document, by its validity and the list of known gaps. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../generator/host/package-root.js";
import type { CorpusDocument } from "./documents.js";
import type { Run } from "./run.js";

/** Why a document isn't generated completely: by its id, then by the reported code. */
export type KnownGaps = Readonly<Record<string, Readonly<Record<string, string>>>>;

export async function readKnownGaps(): Promise<KnownGaps> {
  const file = path.join(packageRoot, "test/corpus/known-gaps.json");
  return JSON.parse(await readFile(file, "utf8")) as KnownGaps;
}

/**
 * Unexpected results. A valid document must be generated completely, whatever is listed; any other
 * one may be refused only for listed reasons; and every listed reason must still apply.
 */
export function problemsOf(
  { id, valid }: CorpusDocument,
  run: Run,
  gaps: KnownGaps,
): readonly string[] {
  if (run.state === "failed") return run.faults;
  const listed = Object.keys(gaps[id] ?? {});
  const reported = Object.keys(run.codes);
  const problems: string[] = [];
  if (valid === "yes" && run.state !== "ok")
    problems.push(`it is valid, yet ${run.state}: ${reported.join(", ")}`);
  else
    for (const code of reported)
      if (!listed.includes(code)) problems.push(`${code} is not in known-gaps.json`);
  for (const code of listed)
    if (!reported.includes(code))
      problems.push(`${code} is reported no longer: its entry in known-gaps.json has to go`);
  return problems;
}

/** Entries for documents that aren't in the index. */
export function strayGaps(
  documents: readonly CorpusDocument[],
  gaps: KnownGaps,
): readonly string[] {
  const ids = new Set(documents.map(({ id }) => id));
  return Object.keys(gaps).filter((id) => !ids.has(id));
}
