import { styleText } from "node:util";
import type { LocatedDiagnostic } from "./locate.js";

export type Format = "human" | "json";

/**
 * The text of all diagnostics, for a terminal (`colour`), a log or a program. People read once what is
 * told alike of many places of a file.
 */
export function render(
  diagnostics: readonly LocatedDiagnostic[],
  format: Format,
  colour: boolean,
): string {
  if (format === "json") return diagnostics.map(renderJson).join("");
  const told = fold(diagnostics).map(
    ([first, ...more]) => renderHuman(first!, colour) + renderMore(more),
  );
  return told.join("\n");
}

/** From how many on a file's diagnostics of one text are told as one. */
const manyAlike = 4;

/** Diagnostics that are told together, in the order of the first of each. */
function fold(
  diagnostics: readonly LocatedDiagnostic[],
): readonly (readonly LocatedDiagnostic[])[] {
  const alike = new Map<string, LocatedDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = alike.get(textOf(diagnostic));
    if (group === undefined) alike.set(textOf(diagnostic), [diagnostic]);
    else group.push(diagnostic);
  }
  return diagnostics.flatMap((diagnostic) => {
    const group = alike.get(textOf(diagnostic))!;
    if (group.length < manyAlike) return [[diagnostic]];
    return group[0] === diagnostic ? [group] : [];
  });
}

function textOf({ code, message, hint, file }: LocatedDiagnostic): string {
  return [code, message, hint, file].join("\0");
}

function renderMore(more: readonly LocatedDiagnostic[]): string {
  if (more.length === 0) return "";
  const lines = [...new Set(more.map(({ line }) => line))].slice(0, 5).join(", ");
  const end = more.length > 5 ? ", ..." : "";
  return `      and at ${more.length} more places: lines ${lines}${end}\n`;
}

function renderJson({ frame: _, ...diagnostic }: LocatedDiagnostic): string {
  return JSON.stringify(diagnostic) + "\n";
}

/**
 * error WF2001: $ref points at nothing: #/components/schemas/Paymnet
 *   --> specs/stripe.yaml:41:19
 *    41 |           $ref: "#/components/schemas/Paymnet"
 *       |                 ^ did you mean #/components/schemas/Payment?
 */
function renderHuman(diagnostic: LocatedDiagnostic, colour: boolean): string {
  const { severity, code, message, file, line, column, frame, hint, related } = diagnostic;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const tone = severity === "error" ? "red" : "yellow";

  let out = `${paint([tone, "bold"], `${severity} ${code}`)}: ${printable(message)}\n`;
  const isSaid = file !== null && frame === null && message.startsWith(`${file} `);
  if (file !== null && !isSaid) out += `  ${paint("cyan", "-->")} ${file}:${line}:${column}\n`;
  if (frame !== null) {
    const number = String(line).padStart(5);
    const [text, shift] = windowOf(frame.text, column! - 1);
    const room = " ".repeat(text.slice(0, shift).length);
    const caret = "^".repeat(Math.min(frame.length, Math.max(1, text.length - shift)));
    out += `${paint("dim", `${number} |`)} ${text}\n`;
    out += `${paint("dim", "      |")} ${room}${paint(tone, caret)}`;
    out += hint === null ? "\n" : ` ${printable(hint)}\n`;
  } else if (hint !== null) out += `      ${printable(hint)}\n`;
  for (const { message, file, line, column } of related)
    out += `      ${printable(message)}: ${file}:${line}:${column}\n`;
  return out;
}

/** A part of a long line around the place that is meant, tabs as blanks. */
function windowOf(line: string, column: number): [text: string, shift: number] {
  if (line.length <= 120) return [printable(line), column];
  const from = Math.max(0, column - 60);
  return [printable(line.slice(from, from + 120)), column - from];
}

/** A document's text must not steer the reader's terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
}
