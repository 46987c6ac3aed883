/** What ends a request without its operation. */
import type { Issue } from "../validate/rule.js";
import { issuesText } from "./decode/fault.js";
import type { Problem } from "./problem.js";

export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, message: string = problem.detail ?? problem.title) {
    super(message);
    this.problem = problem;
  }
}

/** The request is understood, and breaks a rule of the document. */
export function unprocessable(issues: readonly Issue[]): Refusal {
  const detail = issuesText(issues);
  return new Refusal({ status: 422, title: "Unprocessable Content", detail, issues });
}

/** The answer is not what the document says: that is a mistake of the server's. */
export function wrongAnswer(detail: string, issues?: Problem["issues"]): Refusal {
  const problem = { status: 500, title: "Internal Server Error", detail };
  return issues === undefined
    ? new Refusal(problem)
    : new Refusal({ ...problem, issues }, `${detail}: ${issuesText(issues)}`);
}
