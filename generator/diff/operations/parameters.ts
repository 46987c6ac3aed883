import { isVendor } from "../../model/dialects.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import { partOf } from "../../4-plan/operations/parameter-groups.js";
import { report, type Comparison, type Position, type Wire } from "../verdicts/comparison.js";
import type { OperationPlace } from "./operations.js";
import { compareShapes } from "../schemas/shapes.js";
import { keepsBrackets, signatureOf } from "./parameter-signatures.js";
import { findReplacement, findSuccessor, isSpeltAlike } from "./parameter-successors.js";
import { signatureWords } from "./signature-words.js";
import { memberLabel } from "../verdicts/describe.js";

/** Compares parameters by place and name. */
export function compareParameters(
  older: Operation,
  newer: Operation,
  at: OperationPlace,
  comparison: Comparison,
): void {
  const rest = new Set(newer.parameters);
  const lost: Parameter[] = [];
  for (const parameter of older.parameters) {
    const counterpart = newer.parameters.find(
      (p) => p.in === parameter.in && p.name === parameter.name,
    );
    if (counterpart === undefined) lost.push(parameter);
    else {
      rest.delete(counterpart);
      compareParameter(parameter, counterpart, at, comparison);
    }
  }
  const gone: Parameter[] = [];
  for (const parameter of lost) {
    const successor = findSuccessor(parameter, [...rest], older, newer);
    if (successor === undefined) gone.push(parameter);
    else {
      rest.delete(successor);
      loseParameter(parameter, successor, at, comparison);
    }
  }
  for (const parameter of gone) {
    const replacement = findReplacement(parameter, gone, [...rest], comparison);
    if (replacement !== undefined) rest.delete(replacement);
    loseParameter(parameter, replacement, at, comparison);
  }
  for (const parameter of rest) {
    const { required } = parameter;
    const message = `\`${labelOf(parameter)}\` is ${required ? "new and required" : "accepted"}.`;
    const verdict = required ? (["major", "types"] as const) : (["minor", null] as const);
    const place = { ...at, new: parameter.at };
    report(comparison, place, [verdict[0], "parameter-added", verdict[1]], message, "new");
  }
  compareOrder(older.parameters, newer.parameters, at, comparison);
}

function loseParameter(
  parameter: Parameter,
  successor: Parameter | undefined,
  at: OperationPlace,
  comparison: Comparison,
): void {
  const label = labelOf(parameter);
  const place = { ...at, old: parameter.at, new: successor?.at ?? at.new };
  if (successor === undefined)
    return report(
      comparison,
      place,
      ["major", "parameter-removed", "types"],
      `\`${label}\` is no longer accepted.`,
      "old",
    );
  const kind = successor.in === parameter.in ? "parameter-renamed" : "parameter-moved";
  const instead = labelOf(successor);
  const isSure = kind === "parameter-moved" || successor.in === "path";
  const message =
    isSure || isSpeltAlike(parameter, successor)
      ? `\`${label}\` is now \`${instead}\`.`
      : `\`${label}\` was removed; \`${instead}\`, of the same type, takes its place.`;
  report(comparison, place, ["major", kind, "types"], message);
}

function compareParameter(
  older: Parameter,
  newer: Parameter,
  at: OperationPlace,
  comparison: Comparison,
): void {
  const position: Position = {
    ...at,
    label: labelOf(newer),
    old: older.at,
    new: newer.at,
    wire: wireOf(newer),
  };
  if (older.required !== newer.required) {
    const verdict = newer.required
      ? (["major", "parameter-required", "types"] as const)
      : (["minor", "parameter-optional", null] as const);
    const message = `\`${position.label}\` is ${newer.required ? "now required" : "no longer required"}.`;
    report(comparison, position, verdict, message);
  }
  compareStyle(older, newer, position, comparison);
  const step = (parameter: Parameter) => {
    const { serialization } = parameter;
    return parameter.at + (serialization.kind === "content" ? "/content" : "/schema");
  };
  const inside = { ...position, old: step(older), new: step(newer) };
  compareShapes(older.shape, newer.shape, inside, comparison);
}

function compareStyle(
  older: Parameter,
  newer: Parameter,
  position: Position,
  comparison: Comparison,
): void {
  // Compare what the style does to values of the old shape: the new one may allow more.
  const { shape } = older;
  const client = comparison.older;
  const before = signatureOf(older, shape, client);
  const after = signatureOf(newer, shape, client);
  if (before !== after) {
    const how = `written ${signatureWords(after)}, not ${signatureWords(before)}.`;
    const message = `\`${position.label}\` is ${how}`;
    const shared = hasSameNotation(older, newer) ? undefined : `Query parameters are ${how}`;
    const verdict = ["major", "style-changed", "bytes"] as const;
    return report(comparison, position, verdict, message, "both", shared);
  }
  const [escaped, kept] = [older, newer].map((one) => keepsBrackets(one, shape, client));
  if (escaped === kept) return;
  const how = kept === true ? "as they are, not percent-encoded" : "percent-encoded";
  const message = `\`[\` and \`]\` in the names and texts of query parameters are written ${how}.`;
  report(comparison, position, ["patch", "dialect-changed", "bytes"], message);
}

/** What a client or a document may set for many parameters at once. */
function hasSameNotation({ in: place, serialization: a }: Parameter, newer: Parameter): boolean {
  const b = newer.serialization;
  return place !== "query" || (a.dialect === b.dialect && a.arrays === b.arrays);
}

function wireOf({ in: location, serialization }: Parameter): Wire {
  const isStyled = location === "query" && serialization.kind === "style";
  return isStyled && isVendor(serialization.dialect) ? serialization.dialect : "text";
}

/** Query fields, headers and cookies are written in the order of the document. */
function compareOrder(
  older: readonly Parameter[],
  newer: readonly Parameter[],
  at: OperationPlace,
  comparison: Comparison,
): void {
  for (const location of ["query", "cookie"] as const) {
    const namesOf = (parameters: readonly Parameter[]) =>
      parameters.filter((p) => p.in === location).map(({ name }) => name);
    const [before, after] = [namesOf(older), namesOf(newer)];
    const kept = before.filter((name) => after.includes(name));
    const order = after.filter((name) => before.includes(name));
    if (kept.every((name, i) => name === order[i])) continue;
    const message = `The ${location} parameters are written in another order.`;
    report(comparison, at, ["patch", "order-changed", "bytes"], message);
  }
}

export function labelOf({ in: location, name }: Parameter): string {
  const part = partOf[location];
  return location === "querystring" ? part : part + memberLabel(name);
}
