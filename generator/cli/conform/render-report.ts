import { styleText } from "node:util";
import { printable } from "../../diagnostics/render.js";
import { placeText } from "../declared/declared-places.js";
import {
  type CheckedOperation,
  type ConformReport,
  countViolations,
  type FoundViolation,
} from "./report.js";

type Style = Parameters<typeof styleText>[0];

/** For people: a table of all operations, then each violation with its places, then the sum. */
export function renderReport(report: ConformReport, colour: boolean): string {
  const paint = (style: Style, text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const { operations } = report;
  const found = operations.flatMap((operation) =>
    operation.violations.map((violation) => renderViolation(operation, violation, paint)),
  );
  return `${renderTable(operations, paint)}\n${found.map((text) => `${text}\n`).join("")}${summary(report)}\n`;
}

function renderTable(
  operations: readonly CheckedOperation[],
  paint: (style: Style, text: string) => string,
): string {
  const rows = operations.map((operation) => {
    const { method, path, requests, statuses, skipped, violations } = operation;
    const count = violations.length;
    if (skipped !== null)
      return { cells: [method, path, "", "-"], end: skipped, style: "dim" as const };
    const end = count === 0 ? "ok" : count === 1 ? "1 violation" : `${count} violations`;
    const style = count === 0 ? ("green" as const) : ("red" as const);
    return {
      cells: [
        method,
        path,
        requests === 1 ? "1 request" : `${requests} requests`,
        statuses.join(" "),
      ],
      end,
      style,
    };
  });
  const widths = [0, 1, 2, 3].map((at) =>
    Math.max(0, ...rows.map(({ cells }) => cells[at]!.length)),
  );
  return rows
    .map(({ cells, end, style }) => {
      const columns = cells.map((cell, at) => cell.padEnd(widths[at]!)).join("  ");
      return `${printable(columns)}  ${paint(style, printable(end))}\n`;
    })
    .join("");
}

/**
 * body: GET /orders/{id}: /amount: expected an integer
 *   request   http://localhost:8080/orders/1 -> 200
 *   declared  openapi.yaml:41:19
 */
function renderViolation(
  { method, path }: CheckedOperation,
  violation: FoundViolation,
  paint: (style: Style, text: string) => string,
): string {
  const { kind, url, status, answers, declared } = violation;
  const more = answers > 1 ? ` (and ${answers - 1} more)` : "";
  const arrow = status === 0 ? "" : ` -> ${status}`;
  return [
    `${paint(["red", "bold"], kind)}: ${printable(`${method} ${path}: ${textOf(violation)}`)}\n`,
    `  ${paint("cyan", "request ")}  ${printable(url)}${arrow}${more}\n`,
    `  ${paint("cyan", "declared")}  ${printable(placeText(declared))}\n`,
  ].join("");
}

/** The message, with the place in the body. */
export function textOf({ pointer, message }: FoundViolation): string {
  return pointer === null || pointer === "" ? message : `${pointer}: ${message}`;
}

function summary(report: ConformReport): string {
  const called = report.operations.filter(({ skipped }) => skipped === null);
  const isSuccess = (status: number) => status >= 200 && status < 300;
  const failing = called.filter(({ statuses }) => !statuses.some(isSuccess)).length;
  const count = countViolations(report);
  return [
    `${called.length} of ${report.operations.length} operations called at ${report.baseUrl}`,
    count === 1 ? "1 violation" : `${count} violations`,
    ...(failing > 0 ? [`${failing} never answered with a success`] : []),
  ].join(", ");
}
