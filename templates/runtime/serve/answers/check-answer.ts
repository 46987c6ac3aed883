/** Holds what a handler returns against the document. */
import { hasOwn } from "../../encode/codecs/scalar.js";
import type { Issue } from "../../validate/rule.js";
import { kept } from "../../validate/kept.js";
import { RequestFault, usualLimits } from "../decode/fault.js";
import { headerFinder, readGroup, type ReadParameter } from "../decode/parameter-groups.js";
import { WireReader } from "../decode/shapes/reader.js";
import { ValueShapes } from "../decode/shapes/shapes.js";
import { wrongAnswer } from "../refusal.js";
import type { ServedAnswer, ServedContent, ServedOperation, ServedParameter } from "../served.js";
import { wireMisfits } from "../wire-misfits.js";
import type { Answered } from "./answer.js";
import { type GivenFields, answerHeaders } from "./answer-headers.js";

/**
 * @param answered as it is sent: dates are texts
 * @param content what is chosen to answer with; `undefined`: no body
 * @throws Refusal (500) with all that doesn't fit
 */
export type CheckAnswer = (
  answered: Answered,
  declared: ServedAnswer | undefined,
  content: ServedContent | undefined,
) => void;

/** Make it once for each operation: what it finds out of the rules is kept in it. */
export function answerChecker({ id, answers }: ServedOperation): CheckAnswer {
  const readers = new Map<ServedAnswer, readonly HeaderReader[]>();
  return ({ status, data, headers }, declared, content) => {
    // Where the document says nothing of answers, all of them fit.
    if (declared === undefined && Object.keys(answers).length === 0) return;
    if (declared === undefined) throw wrongAnswer(`${id} declares no answer of status ${status}`);
    const own = kept(readers, declared, () => headerReaders(declared.headers ?? []));
    const issues = [
      ...headerIssues(own, headers),
      ...(content?.format === "json" ? wireMisfits(data, content.rule, ["data"]) : []),
    ];
    if (issues.length > 0)
      throw wrongAnswer(`the answer of ${id} doesn't fit the document`, issues);
  };
}

interface HeaderReader extends ReadParameter {
  readonly rule: ServedParameter["rule"];
}

function headerReaders(declared: readonly ServedParameter[]): readonly HeaderReader[] {
  const shapes = new ValueShapes();
  return declared.flatMap((header): HeaderReader[] => {
    const { name, required: isRequired = false, rule, format } = header;
    if (format.kind === "wholeQuery") return [];
    return [{ name, isRequired, format, rule, shape: shapes.ofRule(rule) }];
  });
}

function headerIssues(
  declared: readonly HeaderReader[],
  given: GivenFields | undefined,
): readonly Issue[] {
  if (declared.length === 0) return [];
  const reader = new WireReader();
  try {
    const find = headerFinder(answerHeaders(given), usualLimits);
    const values = readGroup(declared, "headers", reader, find);
    const issues = declared.flatMap(({ name, rule }) =>
      hasOwn(values, name) ? wireMisfits(values[name], rule, ["headers", name]) : [],
    );
    return [...reader.faults, ...issues];
  } catch (error) {
    if (error instanceof RequestFault) return error.issues;
    throw error;
  }
}
