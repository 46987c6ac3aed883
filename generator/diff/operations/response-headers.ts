import { escapeToken } from "../../1-load/source.js";
import type { Response, ResponseHeader } from "../../model/response.js";
import { resolveWhole } from "../../model/constrain.js";
import type { Shape } from "../../model/schema.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { compareConstraints } from "../schemas/constraints.js";
import { enter, report, type Comparison, type Position } from "../verdicts/comparison.js";

/** Compares the declared header fields of a response: each is text, or absent. */
export function compareResponseHeaders(
  older: Response,
  newer: Response,
  outer: Position,
  comparison: Comparison,
): void {
  const at = (name: string) => enter(outer, "", `/headers/${escapeToken(name)}`);
  for (const header of older.headers) {
    const { name, required } = header;
    const counterpart = newer.headers.find((header) => header.name === name);
    const position = at(name);
    const label = `the header ${name} of ${older.status}`;
    if (counterpart === undefined) {
      const message = `${capital(label)} is no longer declared.`;
      report(comparison, position, ["major", "response-header-removed", "types"], message, "old");
      continue;
    }
    compareTexts(header, counterpart, label, position, comparison);
    const [before, after] = [
      wholeOf(header, comparison.older),
      wholeOf(counterpart, comparison.newer),
    ];
    const inside = { ...enter(position, "", "/schema"), label: `${older.status}: header ${name}` };
    compareConstraints(before, after, inside, comparison);
    if (required && !counterpart.required) {
      const message = `${capital(label)} is no longer always present.`;
      report(comparison, position, ["major", "response-header-optional", "types"], message);
    } else if (!required && counterpart.required) {
      const message = `${capital(label)} is now always present.`;
      report(comparison, position, ["minor", "response-header-required", null], message);
    }
  }
  for (const { name } of newer.headers) {
    if (older.headers.some((header) => header.name === name)) continue;
    const message = `The header ${name} of ${newer.status} is declared.`;
    report(comparison, at(name), ["minor", "response-header-added", null], message, "new");
  }
}

/** The text of a field, which `headers.get` has as its type. */
function compareTexts(
  older: ResponseHeader,
  newer: ResponseHeader,
  label: string,
  position: Position,
  comparison: Comparison,
): void {
  const [before, after] = [textOf(older, comparison.older), textOf(newer, comparison.newer)];
  if (before === after) return;
  const message = `${capital(label)} is ${after}, not ${before}.`;
  const verdict = before === "a text" ? (["minor", null] as const) : (["major", "types"] as const);
  report(comparison, position, [verdict[0], "response-header-changed", verdict[1]], message);
}

function wholeOf({ shape }: ResponseHeader, { api }: ClientPlan): Shape {
  return resolveWhole(shape, api.schemas);
}

/** As `5-emit/response-types.ts` prints it. */
function textOf(header: ResponseHeader, client: ClientPlan): string {
  const target = wholeOf(header, client);
  if (target.kind === "integer" || target.kind === "number") return "a number";
  if (target.kind === "boolean") return "true or false";
  const isConstant = target.kind === "enum" && target.values.length === 1;
  return isConstant ? String(target.values[0]!.value) : "a text";
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
