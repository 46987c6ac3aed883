/** Answers by the document: its examples, or values that are made by its schemas. */
import type { Answered } from "../serve/answers/answer.js";
import { contentFor } from "../serve/answers/content-for.js";
import { declaredRefusal } from "../serve/declared-problem.js";
import type { Served } from "../serve/handler.js";
import type { Problem } from "../serve/problem.js";
import type {
  ServedAnswer,
  ServedContent,
  ServedOperation,
  ServedParameter,
} from "../serve/served.js";
import { byStatus } from "../validate/by-status.js";
import { kept } from "../validate/kept.js";
import { misfits, type Rule } from "../validate/rule.js";
import { exampleMaker } from "./example.js";
import { seedOf } from "./random.js";
import { finitePage } from "./state/lists.js";

export interface DocumentAnswers {
  /** The success that the document declares. @throws Error if no example was found */
  of(operation: ServedOperation, request: Request): Answered;
  /** The same, where no items are kept: of a list in pages, one that ends. */
  alone(operation: ServedOperation, request: Request): Answered;
  /** The status of that success. */
  statusOf(operation: ServedOperation): number;
  /** What it declares for a status; `undefined`: nothing. */
  at(operation: ServedOperation, request: Request, status: number): Answered | undefined;
  /** A refusal in the shape that it declares; `undefined`: it declares none that is known. */
  written(operation: ServedOperation, request: Request, problem: Problem): Response | undefined;
  /** The same, or the example that it has of just this status. */
  refusal(
    operation: ServedOperation,
    request: Request,
    problem: Problem,
  ): Answered | Response | undefined;
}

/**
 * What is found out of a rule is kept: one for each fake.
 * @param warn is told once of each answer whose examples don't fit its schema
 */
export function documentAnswers(
  { refusals }: Pick<Served, "refusals">,
  seed: number,
  warn: (message: string) => void,
): DocumentAnswers {
  const makers = new Map<Rule, (seed: number) => unknown>();
  const fitting = new Map<ServedContent, readonly unknown[]>();
  const made = (rule: Rule, name: string, of: string) =>
    kept(makers, rule, () => exampleMaker(rule, name))(seedOf(of, seed));

  /** The examples that fit. Others are no answers: a handler would refuse them. */
  function fittingExamples({ examples = [], rule }: ServedContent, of: string) {
    return examples.filter((one) => {
      const [issue] = misfits(one, rule, 1, true);
      if (issue === undefined) return true;
      const place = issue.path.length === 0 ? "" : `${issue.path.join(".")}: `;
      warn(`${of}: an example of the document doesn't fit its schema: ${place}${issue.message}`);
      return false;
    });
  }

  const examplesOf = (id: string, status: number, content: ServedContent) =>
    kept(fitting, content, () => fittingExamples(content, `${id} ${status}`));

  const headersOf = (id: string, { headers = [] }: Pick<ServedAnswer, "headers">) => {
    const required = headers.filter(({ required }) => required);
    // Where anything fits, any text does.
    const text = ({ rule, name }: ServedParameter) =>
      headerFieldText(made(rule, name, id + name) ?? "any");
    return Object.fromEntries(required.map((header) => [header.name, text(header)]));
  };

  const answerOf = (
    operation: ServedOperation,
    request: Request,
    status: number,
    declared: ServedAnswer,
    isAlone = false,
  ): Answered => {
    const { id } = operation;
    const answered = { status, headers: headersOf(id, declared) };
    const found = contentFor(declared, undefined, request.headers.get("accept"));
    if (found === undefined) return answered;
    const [contentType, content] = found;
    const { format, rule } = content;
    if (format === "binary") return { ...answered, contentType, data: new Uint8Array([1, 2, 3]) };
    const [example] = examplesOf(id, status, content);
    // Where anything fits, null does.
    const any = example ?? made(rule, id, id) ?? null;
    const isExample = example !== undefined;
    const one = isAlone ? finitePage(any, isExample, rule, operation, request) : any;
    const isStream = format === "events" || format === "lines";
    return { ...answered, contentType, data: isStream ? [one] : one, isWire: true };
  };

  const written: DocumentAnswers["written"] = (operation, request, problem) => {
    const declared = byStatus(operation.answers, problem.status);
    const headers = { ...(declared && headersOf(operation.id, declared)), ...problem.headers };
    return declaredRefusal({ ...problem, headers }, request, operation, refusals);
  };

  const successOf = (operation: ServedOperation, request: Request, isAlone: boolean) => {
    const [status, declared = {}] = usualAnswer(operation);
    return answerOf(operation, request, status, declared, isAlone);
  };

  return {
    of: (operation, request) => successOf(operation, request, false),
    alone: (operation, request) => successOf(operation, request, true),
    statusOf: (operation) => usualAnswer(operation)[0],
    at(operation, request, status) {
      const declared = byStatus(operation.answers, status);
      return declared && answerOf(operation, request, status, declared);
    },
    written,
    refusal(operation, request, problem) {
      const { status, headers } = problem;
      const own = operation.answers[status];
      const [, content] = contentFor(own, undefined, request.headers.get("accept")) ?? [];
      if (
        own === undefined ||
        content === undefined ||
        examplesOf(operation.id, status, content).length === 0
      )
        return written(operation, request, problem);
      const answered = answerOf(operation, request, status, own);
      return { ...answered, headers: { ...answered.headers, ...headers } };
    },
  };
}

/** A value of the style `simple`. */
function headerFieldText(value: unknown): string {
  const isList = typeof value === "object" && value !== null;
  const texts = isList ? Object.entries(value).flat() : [value];
  return (Array.isArray(value) ? value : texts).map(String).join(",");
}

/** The first declared success; a range stands for its first status. No response is a 1XX. */
function usualAnswer({
  answers,
}: ServedOperation): readonly [status: number, answer: ServedAnswer | undefined] {
  const declared = Object.entries(answers).filter(([status]) => !status.startsWith("1"));
  const found =
    declared.find(([status]) => status.startsWith("2")) ??
    declared.find(([status]) => status === "default") ??
    declared[0];
  if (found === undefined) return [200, undefined];
  const [status, answer] = found;
  return [status === "default" ? 200 : Number(status.replace(/X/gi, "0")), answer];
}
