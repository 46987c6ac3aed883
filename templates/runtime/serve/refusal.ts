/** What ends a request without its operation. */
import { issuesText } from "./decode/fault.js";
import type { Problem } from "./problem.js";

export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    const { title, detail = title, issues = [] } = problem;
    super(issues.length === 0 ? detail : `${detail}: ${issuesText(issues)}`);
    this.problem = problem;
  }
}

/** The request is understood, and breaks a rule of the document. */
export function unprocessable(more: Pick<Problem, "detail" | "issues">): Refusal {
  return new Refusal({ status: 422, title: "Unprocessable Content", ...more });
}

/** The answer is not what the document says: that is a mistake of the server's. */
export function wrongAnswer(detail: string, issues?: Problem["issues"]): Refusal {
  return new Refusal({
    status: 500,
    title: "Internal Server Error",
    detail,
    ...(issues && { issues }),
  });
}
