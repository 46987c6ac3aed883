import path from "node:path";
import { fileURLToPath } from "node:url";
import { giveUp } from "../1-load/pass-result.js";
import { decodeText } from "../1-load/text.js";
import type { Client } from "../4-plan/client-plan.js";
import type { Emitter } from "../5-emit/seam/emitter.js";
import { isOwn, missingOf } from "../5-emit/seam/own-emitters.js";
import { Diagnostics, type Place } from "../diagnostics/diagnostic.js";
import { EmitterError } from "../diagnostics/emitter-error.js";
import { isStackOverflow } from "../diagnostics/stack-overflow.js";
import { locateAll, type LocatedDiagnostic } from "../diagnostics/locate.js";
import { shownPath } from "../host/display-path.js";
import { nodeHost } from "../host/host.js";
import { findFrame, spanOfLine, type Span } from "../host/stack-frames.js";

/** What is known about a run that failed. */
interface Failed {
  readonly clients: readonly Pick<Client, "document">[];
  readonly emitters: readonly Emitter[];
  readonly cwd: string;
}

/**
 * Why no code could be generated: somebody else's emitter failed (at its source), or a document is
 * nested too deeply.
 * @throws the error itself if it is a bug of wireform
 */
export async function explainFailure(
  error: unknown,
  { clients, emitters, cwd }: Failed,
): Promise<readonly LocatedDiagnostic[]> {
  const diagnostics = new Diagnostics();
  const blamed = error instanceof EmitterError ? othersOf(error, emitters) : null;
  if (!(error instanceof EmitterError) || blamed === null) {
    explainOwn(error, clients, emitters, diagnostics);
    return locateAll(diagnostics.all, new Map());
  }
  const source = await sourceOf(error, blamed, cwd);
  const hint = error.hint ?? "correct the emitter, ask its author, or leave it out of `emitters`";
  diagnostics.add("WF5002", error.message, source?.place ?? null, { hint });
  const locate = () => ({ offset: 0, length: 1 });
  return locateAll(
    diagnostics.all,
    new Map(source === null ? [] : [[source.place.file, { text: source.text, locate }]]),
  );
}

/** An error of wireform's own code, which may be caused by a missing emitter. */
function explainOwn(
  error: unknown,
  clients: Failed["clients"],
  emitters: readonly Emitter[],
  diagnostics: Diagnostics,
): void {
  const cause = error instanceof EmitterError ? (error.cause ?? error) : error;
  const missing = missingOf(emitters);
  const isPart = missing.length > 0 && emitters.some(isOwn);
  if (!isPart || !(error instanceof Error) || isStackOverflow(cause))
    return giveUp(cause, clients.map(({ document }) => document).join(", "), diagnostics);
  const left = missing.join(", ");
  diagnostics.add(
    "WF5002",
    `\`emitters\` leaves out ${left}, and others need that: ${error.message}`,
    null,
    {
      hint: "list all of wireform's own: `[...emitters, mine]`",
    },
  );
}

/** The emitter that an error names; `null` if it is wireform's own, `undefined` if unknown. */
function othersOf({ emitter: name }: EmitterError, emitters: readonly Emitter[]) {
  const named = emitters.filter((emitter) => emitter.name === name);
  const others = named.find((emitter) => !isOwn(emitter));
  return named.length > 0 && others === undefined ? null : others;
}

type Offset = Place & { readonly kind: "offset" };

interface Source {
  readonly place: Offset;
  readonly text: string;
}

/**
 * The line that threw, or else the line with the emitter's name; `null` if its code isn't known.
 */
async function sourceOf(
  { emitter, cause }: EmitterError,
  { module }: Partial<Pick<Emitter, "module">> = {},
  cwd: string,
): Promise<Source | null> {
  const home = module?.startsWith("file:") === true ? fileURLToPath(module) : null;
  const frame = cause instanceof Error ? findFrame(cause, home) : null;
  const file = frame?.file ?? home;
  const text = file === null ? null : await readText(file);
  if (file === null || text === null) return null;
  const [offset, length] = frame === null ? findName(text, emitter) : spanOfLine(text, frame.line);
  const place: Offset = {
    kind: "offset",
    file: shownPath(file, path.resolve(cwd)),
    offset,
    length,
  };
  return { place, text };
}

async function readText(file: string): Promise<string | null> {
  try {
    return decodeText(await nodeHost.readFile(file)).text;
  } catch {
    // The name may come from a bundler, and no such file exists.
    return null;
  }
}

/** Where a module has the emitter's name, or else where a configuration lists its emitters. */
function findName(text: string, emitter: string): Span {
  const said = ['"', "'", "`"].map((quote) => text.indexOf(quote + emitter + quote));
  const found = said.find((offset) => offset >= 0);
  if (found !== undefined) return [found, emitter.length + 2];
  const listed = /\bemitters\b(?=\s*[:,}])/.exec(text);
  return listed === null ? [0, 1] : [listed.index, listed[0].length];
}
