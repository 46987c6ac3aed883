import { styleText } from "node:util";
import { groupAlike, subjectOf } from "./alike.js";
import { docsAddress, docsPath } from "./help-page.js";
import type { LocatedDiagnostic } from "./locate.js";

export type Format = "human" | "json";

export interface Rendering {
  readonly colour?: boolean;
  /** Make each code a link to its page, in terminals that show links. */
  readonly linked?: Linked | undefined;
  /** Print each place of equal warnings, with its lines. */
  readonly all?: boolean;
}

/** The address that the code of a diagnostic leads to. */
export type Linked = (code: string) => string | null;

/**
 * The text of all diagnostics, for a terminal, a log or a program. For people, equal warnings are
 * printed once, with their places.
 */
export function render(
  diagnostics: readonly LocatedDiagnostic[],
  format: Format,
  { colour = false, linked, all = false }: Rendering = {},
): string {
  if (format === "json") return diagnostics.map(renderJson).join("");
  const groups = all ? diagnostics.map((one) => [one] as const) : groupAlike(diagnostics);
  const told = groups.map(
    ([first, ...more]) => renderHuman(first, { colour, linked, all }) + renderMore(first, more),
  );
  return told.join("\n");
}

/** How many further places of a warning are listed. */
const mostPlaces = 5;

function renderMore(first: LocatedDiagnostic, more: readonly LocatedDiagnostic[]): string {
  if (more.length === 0) return "";
  const here = more
    .filter(({ file }) => file === first.file)
    .map((one) => `${one.line}${nameOf(one, first)}`);
  const elsewhere = more
    .filter(({ file }) => file !== first.file)
    .map((one) => `${one.file}:${one.line}${nameOf(one, first)}`);
  const places = [...new Set([...here, ...elsewhere])];
  const shown = places.slice(0, mostPlaces);
  const lines = here.length === 0 ? "" : here.length === 1 ? "line " : "lines ";
  const count = more.length === 1 ? "1 more place" : `${more.length} more places`;
  const end = places.length > shown.length ? ", ..." : "";
  return `      and at ${count}: ${lines}${shown.join(", ")}${end}\n`;
}

/** The member that a warning is about, where it isn't that of the first. */
function nameOf(diagnostic: LocatedDiagnostic, first: LocatedDiagnostic): string {
  const subject = subjectOf(diagnostic);
  return subject === undefined || subject === subjectOf(first) ? "" : ` (${printable(subject)})`;
}

/** `docs`: the page of the code, on the web or, from the folder of the npm package, in that. */
function renderJson({ frame: _, ...diagnostic }: LocatedDiagnostic): string {
  const { code } = diagnostic;
  const docs = docsAddress(code) ?? docsPath(code);
  return JSON.stringify({ ...diagnostic, docs }) + "\n";
}

/**
 * error WF2001: $ref points at nothing: #/components/schemas/Paymnet
 *   --> specs/stripe.yaml:41:19
 *    41 |           $ref: "#/components/schemas/Paymnet"
 *       |                 ^ did you mean #/components/schemas/Payment?
 */
function renderHuman(
  diagnostic: LocatedDiagnostic,
  { colour, linked, all }: Rendering & { readonly colour: boolean },
): string {
  const { message, file, line, column, pointer, frame, hint, related } = diagnostic;
  const paint = (style: Style, text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;

  let out = `${headOf(diagnostic, colour, linked)}: ${printable(message)}\n`;
  // The pointer that `ignore` takes.
  const pointed = all && pointer ? ` #${printable(pointer)}` : "";
  const isSaid = file !== null && frame === null && message.startsWith(`${file} `);
  if (file !== null && !isSaid)
    out += `  ${paint("cyan", "-->")} ${file}:${line}:${column}${pointed}\n`;
  if (frame !== null) {
    const number = String(line).padStart(5);
    const [text, shift] = windowOf(frame.text, column! - 1);
    const room = " ".repeat(text.slice(0, shift).length);
    const caret = "^".repeat(Math.min(frame.length, Math.max(1, text.length - shift)));
    out += `${paint("dim", `${number} |`)} ${text}\n`;
    out += `${paint("dim", "      |")} ${room}${paint(toneOf(diagnostic), caret)}`;
    out += hint === null ? "\n" : ` ${printable(hint)}\n`;
  } else if (hint !== null) out += `      ${printable(hint)}\n`;
  for (const { message, file, line, column } of related)
    out += `      ${printable(message)}: ${file}:${line}:${column}\n`;
  return out;
}

/** `error WF2001` */
export function headOf(
  told: Pick<LocatedDiagnostic, "severity" | "code">,
  colour: boolean,
  linked?: Linked,
): string {
  const address = linked?.(told.code) ?? null;
  const code = address === null ? told.code : linkTo(address, told.code);
  const head = `${told.severity} ${code}`;
  return colour ? styleText([toneOf(told), "bold"], head, { validateStream: false }) : head;
}

/** A hyperlink as terminals know them (OSC 8). */
function linkTo(address: string, text: string): string {
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}

function toneOf({ severity }: Pick<LocatedDiagnostic, "severity">) {
  return severity === "error" ? "red" : "yellow";
}

type Style = Parameters<typeof styleText>[0];

/** The part of a long line around the place, with tabs as blanks. */
function windowOf(line: string, column: number): [text: string, shift: number] {
  if (line.length <= 120) return [printable(line), column];
  const from = Math.max(0, column - 60);
  return [printable(line.slice(from, from + 120)), column - from];
}

/** Replaces control characters: a document's text must not control the reader's terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
}
