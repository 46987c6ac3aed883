/** Refusals as the document declares the errors of an operation. */
import { byStatus } from "../validate/by-status.js";
import type { Rule } from "../validate/rule.js";
import { responseOf } from "./answers/answer.js";
import { contentFor } from "./answers/content-for.js";
import { filledForm, type RefusalForm } from "./filled-form.js";
import { type Problem, problemResponse } from "./problem.js";
import type { ServedContent, ServedOperation } from "./served.js";
import { wireMisfits } from "./wire-misfits.js";

/** The forms of errors whose schemas have a name. */
export type Refusals = readonly (readonly [rule: Rule, form: RefusalForm])[];

/** As declared, else problem details. */
export function refusalResponse(
  problem: Problem,
  request: Request,
  operation: ServedOperation | undefined,
  refusals: Refusals | undefined,
): Response {
  return (
    (operation && declaredRefusal(problem, request, operation, refusals)) ??
    problemResponse(problem)
  );
}

/** `undefined`: nothing is declared that it could be written as. */
export function declaredRefusal(
  problem: Problem,
  request: Request,
  { answers }: ServedOperation,
  refusals: Refusals = [],
): Response | undefined {
  const formOf = ({ refusal, rule, format }: ServedContent) =>
    refusal ?? (format === "json" ? refusals.find(([named]) => named === rule)?.[1] : undefined);
  const { status, headers } = problem;
  const declared = byStatus(answers, status);
  const accept = request.headers.get("accept");
  const found = contentFor(declared, undefined, accept, (one) => formOf(one) !== undefined);
  const form = found && formOf(found[1]);
  if (form === undefined) return undefined;
  const data = filledForm(form, problem);
  // A form can't know all that a rule asks for: how many places may be told of.
  if (wireMisfits(data, found![1].rule, []).length > 0) return undefined;
  return responseOf({ status, data, headers, isWire: true }, found);
}
