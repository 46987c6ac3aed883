/** Reports as text for people: goals first, then the tables behind them. */
import { styleText } from "node:util";
import type { Goal, Report, Row, Table } from "./report.js";

export function renderReport({ name, goals, tables, notes }: Report, colour: boolean): string {
  const parts = [
    paint("bold", name, colour),
    ...(goals.length > 0 ? [renderGoals(goals, colour)] : []),
    ...tables.map((table) => renderTable(table, colour)),
    ...(notes.length > 0 ? [notes.map((note) => `note: ${note}`).join("\n")] : []),
  ];
  return `${parts.join("\n\n")}\n\n`;
}

function renderGoals(goals: readonly Goal[], colour: boolean): string {
  const rows = goals.map(({ what, unit, measured, bound, goal, met, beside = "" }) => ({
    goal: what,
    measured: `${formatFigure(measured)} ${unit}`,
    wanted: `${bound} ${formatFigure(goal)} ${unit}`,
    "": met ? "met" : "MISSED",
    beside,
  }));
  return alignColumns(rows)
    .map((line, i) => {
      if (i === 0) return paint("dim", line, colour);
      return paint(goals[i - 1]!.met ? "green" : "red", line, colour);
    })
    .join("\n");
}

function renderTable({ title, rows }: Table, colour: boolean): string {
  const [head, ...lines] = alignColumns(rows);
  return [title, paint("dim", head!, colour), ...lines].join("\n");
}

/** The head and one line per row; a column of numbers is aligned to the right. */
function alignColumns(rows: readonly Row[]): readonly string[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [
    columns,
    ...rows.map((row) => columns.map((name) => formatFigure(row[name] ?? ""))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)));
  const isNumeric = columns.map((name) => rows.every((row) => typeof row[name] !== "string"));
  return cells.map((line) =>
    line
      .map((cell, i) => (isNumeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd(),
  );
}

/** Three digits that matter, and thousands apart. */
export function formatFigure(cell: string | number): string {
  if (typeof cell === "string") return cell;
  const size = Math.abs(cell);
  const digits = size >= 100 || Number.isInteger(cell) ? 0 : size >= 10 ? 1 : 2;
  return cell.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function paint(style: "bold" | "dim" | "green" | "red", text: string, colour: boolean): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}
