/** The result as a table for people: one line per document, with its problems below. */
import { styleText } from "node:util";
import type { CorpusDocument } from "./documents.js";
import type { Run, State } from "./run.js";

export interface Row {
  readonly document: CorpusDocument;
  readonly run: Run;
  readonly problems: readonly string[];
  /** The compilers that have checked it: `7.0`, `7.0 5.9`. */
  readonly checkedBy: string;
}

export function renderTable(rows: readonly Row[], colour: boolean): string {
  const head = [
    "document",
    "valid",
    "state",
    "operations",
    "warn",
    "unknown",
    "ms",
    "tsc",
    "codes",
  ];
  const cells = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  const lines = cells.map((row, i) => {
    const padded = row.map((cell, column) =>
      isNumeric(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
    );
    const line = padded.join("  ").trimEnd();
    return i === 0 ? paint("dim", line, colour) : paintState(line, rows[i - 1]!, colour);
  });
  const out = lines.flatMap((line, i) => [line, ...(i === 0 ? [] : problemLines(rows[i - 1]!))]);
  return `${out.join("\n")}\n`;
}

export function renderSummary(rows: readonly Row[], milliseconds: number, colour: boolean): string {
  const states: readonly State[] = ["ok", "partial", "refused", "failed"];
  const count = (state: State) => rows.filter(({ run }) => run.state === state).length;
  const counts = states.map((state) => `${count(state)} ${state}`).join(", ");
  const wrong = rows.filter(({ problems }) => problems.length > 0).length;
  const verdict =
    wrong === 0
      ? paint("green", "as it should be", colour)
      : paint("red", `${wrong} with problems`, colour);
  const seconds = (milliseconds / 1000).toFixed(0);
  return `${rows.length} documents: ${counts}; ${verdict} (${seconds} s)\n`;
}

function cellsOf({ document, run, problems, checkedBy }: Row): readonly string[] {
  const codes = Object.entries(run.codes).map(([code, count]) => `${code} x${count}`);
  return [
    document.id,
    document.valid,
    problems.length > 0 && run.state !== "failed" ? `${run.state} !` : run.state,
    run.emitted === run.declared ? `${run.declared}` : `${run.emitted} of ${run.declared}`,
    `${run.warnings}`,
    `${run.unknowns}`,
    run.milliseconds.toFixed(0),
    checkedBy,
    codes.join(" "),
  ];
}

/** Operations to milliseconds: columns of numbers to compare. */
function isNumeric(column: number): boolean {
  return column >= 3 && column <= 6;
}

/** A few are enough to show their kind. */
function problemLines({ problems }: Row): readonly string[] {
  const shown = problems.slice(0, 3).map((problem) => `    ${problem}`);
  const rest = problems.length - shown.length;
  return rest > 0 ? [...shown, `    and ${rest} more`] : shown;
}

function paintState(line: string, { run, problems }: Row, colour: boolean): string {
  if (problems.length > 0) return paint("red", line, colour);
  return run.state === "ok" ? line : paint("yellow", line, colour);
}

function paint(style: Parameters<typeof styleText>[0], text: string, colour: boolean): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}
