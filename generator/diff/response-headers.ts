import { escapeToken } from "../1-load/source.js";
import type { Response } from "../3-lower/api.js";
import { enter, report, type Comparison, type Position } from "./comparison.js";

/** Compares the header fields that a response declares: each is text, or absent. */
export function compareResponseHeaders(
  older: Response,
  newer: Response,
  outer: Position,
  comparison: Comparison,
): void {
  const at = (name: string) => enter(outer, "", `/headers/${escapeToken(name)}`);
  for (const { name, required } of older.headers) {
    const counterpart = newer.headers.find((header) => header.name === name);
    const position = at(name);
    const label = `the header ${name} of ${older.status}`;
    if (counterpart === undefined) {
      const message = `${capital(label)} is no longer declared.`;
      report(comparison, position, ["major", "response-header-removed", "types"], message, "old");
    } else if (required && !counterpart.required) {
      const message = `${capital(label)} is no longer always given.`;
      report(comparison, position, ["major", "response-header-optional", "types"], message);
    } else if (!required && counterpart.required) {
      const message = `${capital(label)} is always given now.`;
      report(comparison, position, ["minor", "response-header-required", null], message);
    }
  }
  for (const { name } of newer.headers) {
    if (older.headers.some((header) => header.name === name)) continue;
    const message = `The header ${name} of ${newer.status} is declared.`;
    report(comparison, at(name), ["minor", "response-header-added", null], message, "new");
  }
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
