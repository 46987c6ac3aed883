/** Runs one document through the generator: the result, and what is wrong with it. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { generate } from "../../generator/pipeline.js";
import type { Generated } from "../../generator/pipeline/package.js";
import { unpack, type CorpusDocument, type UnpackedDocument } from "./documents.js";
import { brokenOnes, differences } from "./faults.js";
import { operationsIn, operationsOf } from "./operations.js";
import { anysIn, countUnknown } from "./sources.js";

export type State = "ok" | "partial" | "refused" | "failed";

export interface Run {
  readonly id: string;
  /** `partial`: output only with `--partial`; `refused`: none even then. */
  readonly state: State;
  /** How often each error code was reported. */
  readonly codes: Readonly<Record<string, number>>;
  readonly warnings: number;
  /** Operations in the document, and in the sources. */
  readonly declared: number;
  readonly emitted: number;
  /** Properties of type `unknown`. */
  readonly unknowns: number;
  readonly milliseconds: number;
  /** Why it has failed: a crash, a missing operation, an `any`, compiler errors. */
  readonly faults: readonly string[];
}

/** Where the sources of a document are written: all below one folder, for one run of tsc. */
export function sourcesFolder(work: string): string {
  return path.join(work, "sources");
}

export async function runDocument(document: CorpusDocument, work: string): Promise<Run> {
  const unpacked = await unpack(document, work);
  const declared = await operationsOf(unpacked);
  const start = performance.now();
  const nothing = { codes: {}, warnings: 0, emitted: 0, unknowns: 0 };
  let state: State = "ok";
  let generated: Generated;
  let diagnostics: Generated["diagnostics"];
  try {
    generated = await generateFrom(unpacked, false);
    diagnostics = generated.diagnostics;
    if (generated.files === null) {
      generated = await generateFrom(unpacked, true);
      state = generated.files === null ? "refused" : "partial";
    }
  } catch (error) {
    const milliseconds = performance.now() - start;
    const crash = `it crashes: ${linesOf(error).join(" ")}`;
    const { id } = document;
    const lost = { declared: declared.length, milliseconds, faults: [crash] };
    return { id, state: "failed", ...nothing, ...lost };
  }
  const milliseconds = performance.now() - start;
  const files = (generated.files ?? []).filter((file) => file.path.startsWith("src/"));
  await writeFiles(path.join(sourcesFolder(work), document.id), generated.files ?? []);

  // The runtime has some of its own, which aren't from the document.
  const ofDocument = files.filter((file) => !file.path.startsWith("src/runtime/"));
  const modules = files.filter((file) => file.path.startsWith("src/operations/"));
  const emitted = operationsIn(modules.map(({ text }) => text));
  const wrong = [
    ...differences(declared, emitted, state === "ok"),
    ...brokenOnes(diagnostics, emitted, unpacked.document),
    ...files.flatMap(({ path, text }) => anysIn(path, text).map((place) => `any at ${place}`)),
  ];
  return {
    id: document.id,
    state: wrong.length > 0 ? "failed" : state,
    codes: countCodes(diagnostics),
    warnings: diagnostics.filter(({ severity }) => severity === "warning").length,
    declared: declared.length,
    emitted: emitted.length,
    unknowns: ofDocument.reduce((sum, { text }) => sum + countUnknown(text), 0),
    milliseconds,
    faults: wrong,
  };
}

/** A run, with the compiler's messages. */
export function withComplaints(run: Run, complaints: readonly string[]): Run {
  if (complaints.length === 0) return run;
  return { ...run, state: "failed", faults: [...run.faults, ...complaints] };
}

function generateFrom({ cwd, document, roots }: UnpackedDocument, partial: boolean) {
  const clients = [{ name: null, document, roots }];
  return generate({ cwd, clients, package: { sourceOnly: true, importExtension: "js" }, partial });
}

function countCodes(diagnostics: Generated["diagnostics"]): Readonly<Record<string, number>> {
  const codes: Record<string, number> = {};
  for (const { code, severity } of diagnostics)
    if (severity === "error") codes[code] = (codes[code] ?? 0) + 1;
  return codes;
}

async function writeFiles(folder: string, files: NonNullable<Generated["files"]>): Promise<void> {
  for (const file of files) {
    const target = path.join(folder, file.path);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, file.text);
  }
}

/** The message and where it comes from: enough to find the place. */
function linesOf(error: unknown): readonly string[] {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text
    .split("\n")
    .slice(0, 4)
    .map((line) => line.trim());
}
