/** Which new parameter takes the place of one that is gone. */
import { templateNames } from "../../3-lower/operations/path-parameters.js";
import type { Operation } from "../../model/operation.js";
import type { Parameter } from "../../model/parameter.js";
import { isAssignable } from "../schemas/assignable.js";
import type { Comparison } from "../verdicts/comparison.js";

/** The same name at another place, or another name at the same place in the path. */
export function findSuccessor(
  parameter: Parameter,
  candidates: readonly Parameter[],
  older: Operation,
  newer: Operation,
): Parameter | undefined {
  if (parameter.in === "path") {
    const index = templateNames(older.path).indexOf(parameter.name);
    const name = templateNames(newer.path)[index];
    const found = candidates.find((p) => p.in === "path" && p.name === name);
    if (found !== undefined) return found;
  }
  return (
    candidates.find((p) => p.in === parameter.in && isSpeltAlike(p, parameter)) ??
    candidates.find(({ name }) => name === parameter.name)
  );
}

/** `pageSize` and `page_size` */
export function isSpeltAlike(a: Parameter, b: Parameter): boolean {
  const [one, other] = [a, b].map(({ name }) => name.replace(/[-_.]/g, "").toLowerCase());
  return one === other;
}

/** The only new one at the place of the only lost one, of the same type: as with members of objects. */
export function findReplacement(
  parameter: Parameter,
  lost: readonly Parameter[],
  candidates: readonly Parameter[],
  { older, newer }: Comparison,
): Parameter | undefined {
  const isBeside = (one: Parameter) => one.in === parameter.in;
  const [only, ...more] = candidates.filter(isBeside);
  if (only === undefined || more.length > 0 || lost.filter(isBeside).length > 1) return undefined;
  const a = { shape: parameter.shape, client: older, direction: "request" } as const;
  const b = { shape: only.shape, client: newer, direction: "request" } as const;
  const isSame = parameter.required === only.required && isAssignable(a, b) && isAssignable(b, a);
  return isSame ? only : undefined;
}
