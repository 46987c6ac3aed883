/** Holds what a handler returns against the document. */
import { type Issue, Run } from "../../validate/rule.js";
import { RequestFault, usualLimits } from "../decode/fault.js";
import { headerFinder, readGroup, type ReadParameter } from "../decode/parameter-groups.js";
import { WireReader } from "../decode/shapes/reader.js";
import { ValueShapes } from "../decode/shapes/shapes.js";
import { wrongAnswer } from "../refusal.js";
import type { ServedAnswer, ServedContent, ServedOperation } from "../served.js";
import type { Answered } from "./answer.js";

/**
 * @param content what is chosen to answer with; `undefined`: no body
 * @throws Refusal (500) with all that doesn't fit
 */
export function checkAnswer(
  { status, data, headers = {}, isWire }: Answered,
  declared: ServedAnswer | undefined,
  content: ServedContent | undefined,
  { id }: ServedOperation,
): void {
  if (declared === undefined) throw wrongAnswer(`${id} declares no answer of status ${status}`);
  const run = new Run(100, true);
  if (content?.format === "json") {
    const { rule, sent } = content;
    run.fitsAt("data", isWire || !sent ? data : sent(data), rule.fits);
  }
  const issues = [...headerIssues(declared, headers), ...run.issues];
  if (issues.length > 0) throw wrongAnswer(`the answer of ${id} doesn't fit the document`, issues);
}

function headerIssues(
  { headers: declared = [] }: ServedAnswer,
  given: Readonly<Record<string, string>>,
): readonly Issue[] {
  if (declared.length === 0) return [];
  const shapes = new ValueShapes();
  const parameters = declared.flatMap((header): ReadParameter[] => {
    const { name, required: isRequired = false, rule, format } = header;
    if (format.kind === "wholeQuery") return [];
    return [{ name, isRequired, format, shape: shapes.ofRule(rule) }];
  });
  const reader = new WireReader();
  const run = new Run(100, true);
  try {
    const find = headerFinder(new Headers(given), usualLimits);
    const values = readGroup(parameters, "headers", reader, find);
    for (const { name, rule } of declared)
      if (values[name] !== undefined) {
        run.path.push("headers", name);
        rule.fits(values[name], run);
        run.path.length = 0;
      }
  } catch (error) {
    if (error instanceof RequestFault) return error.issues;
    throw error;
  }
  return [...reader.faults, ...run.issues];
}
