import path from "node:path";
import { load } from "../../1-load/load.js";
import type { SourceSet } from "../../1-load/source.js";
import { locateAll, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import { render } from "../../diagnostics/render.js";
import { nodeHost } from "../../host/host.js";
import type { ReportCommand } from "../arguments/report-arguments.js";
import type { ExitCode } from "../run.js";
import type { Terminal } from "../terminal.js";
import { blankTexts } from "./blank-texts.js";
import { issueText } from "./issue-text.js";
import { findOperation, keepReachable } from "./reachable.js";
import { faultOf, reduceToParts, smallest } from "./reduce.js";
import { findFaults, tryFiles, type Faults, type Files } from "./trial.js";

/**
 * `wireform report`: prints an issue with a document that shows the same fault, as small as it can be
 * made, without its texts, servers and anything that may be a secret.
 */
export async function reportCommand(
  { document, operation }: ReportCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  terminal.progress(`generating ${document}`);
  const loaded = await load(document, nodeHost, { cwd });
  if (loaded.documents === null) return unreadable(loaded, terminal);
  const all = filesOf(loaded.documents);
  const named = operation === null ? null : findOperation(all, operation);
  if (named === undefined) {
    terminal.err(
      `error WF8001: no operation of ${document} has the operationId ${operation}\n      its id stands in the document; without --operation, all are looked at\n`,
    );
    return 2;
  }
  const whole = named === null ? all : keepReachable(all, [named]);
  const { diagnostics: found } =
    named === null ? await findFaults(document, cwd) : await tryFiles(whole);
  // What is generated wrong for an operation isn't what a warning says of it: it is shown as it is.
  const shown = named === null ? gravest(found) : errorsOf(found);
  const sought = new Set(shown.map(({ code }) => code));
  const { files: blanked, faults } = await blank(whole, sought);
  const wanted = [...sought].flatMap((code) => firstOf(faults, code));
  const lost = [...sought].filter((code) => !wanted.some((one) => one.code === code));
  const isThere = (files: Files) =>
    operation === null || findOperation(files, operation) !== undefined;
  const fault = await faultOf(blanked, faults, wanted, isThere);
  const near = await reduceToParts(blanked, wanted, fault);
  terminal.progress("looking for the smallest document that shows it");
  const { files, trials } = await smallest(near, wanted, fault);
  const { diagnostics } = await tryFiles(files);
  terminal.out(issueText({ files, diagnostics, lost }));
  const sizes = `${linesOf(all)} lines to ${linesOf(files)}`;
  terminal.err(`${sizes} in ${trials} trials. Texts, examples and servers are blank; the names of
paths, parameters, schemas, members and enums are yours: read it before you send it.\n`);
  return 0;
}

/** A document that can't be parsed can't be made smaller, and is not shown. */
function unreadable(
  { diagnostics, sources }: Awaited<ReturnType<typeof load>>,
  terminal: Terminal,
): ExitCode {
  const located = locateAll(diagnostics, sources);
  terminal.err(render(located, "human", terminal));
  // Without a document, there is nothing to report.
  if (located.some(({ code, file }) => code === "WF1001" && file === null)) return 1;
  // The line of the text is left out, and so is what the message quotes of it.
  const bare = located.map((one) => ({ ...one, message: "see the code", hint: null, frame: null }));
  const nameless = bare.map((one) => ({ ...one, file: one.file && path.extname(one.file) }));
  terminal.out(issueText({ files: null, diagnostics: nameless, lost: [] }));
  return 0;
}

interface Blanked {
  readonly files: Files;
  readonly faults: Faults;
}

/** Errors, or what there is. */
function gravest(diagnostics: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  const errors = errorsOf(diagnostics);
  return errors.length > 0 ? errors : diagnostics;
}

function errorsOf(diagnostics: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

function firstOf({ diagnostics }: Faults, code: string): readonly LocatedDiagnostic[] {
  const first = diagnostics.find((one) => one.code === code);
  return first === undefined ? [] : [first];
}

/** Examples go too, unless the fault needs them. */
async function blank(whole: Files, sought: ReadonlySet<string>): Promise<Blanked> {
  const [without, withBlank] = [blankFiles(whole, false), blankFiles(whole, true)];
  const faults = await tryFiles(without);
  if ([...sought].every((code) => firstOf(faults, code).length > 0))
    return { files: without, faults };
  return { files: withBlank, faults: await tryFiles(withBlank) };
}

function blankFiles({ entry, values }: Files, keepsExamples: boolean): Files {
  const blanked = Object.entries(values).map(([name, value]) => [
    name,
    blankTexts(value, keepsExamples),
  ]);
  return { entry, values: Object.fromEntries(blanked) };
}

/** A document of one file gets a name that says nothing. */
function filesOf({ entry, files }: SourceSet): Files {
  const sources = [...files.values()];
  if (sources.length === 1)
    return { entry: "openapi.json", values: { "openapi.json": entry.value } };
  const folder = commonFolder(sources.map((source) => path.dirname(source.path)));
  const nameOf = (file: string) => path.relative(folder, file).split(path.sep).join("/");
  const values = sources.map((source) => [nameOf(source.path), source.value]);
  return { entry: nameOf(entry.path), values: Object.fromEntries(values) };
}

function commonFolder([first = "", ...rest]: readonly string[]): string {
  let folder = first;
  while (!rest.every((one) => `${one}${path.sep}`.startsWith(`${folder}${path.sep}`)))
    folder = path.dirname(folder);
  return folder;
}

function linesOf({ values }: Files): number {
  return Object.values(values)
    .map((value) => JSON.stringify(value, null, 2).split("\n").length)
    .reduce((sum, lines) => sum + lines, 0);
}
