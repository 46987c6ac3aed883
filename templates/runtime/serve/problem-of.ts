/** What is told of what was thrown. */
import { RequestFault } from "./decode/fault.js";
import type { Problem } from "./problem.js";
import { Refusal } from "./refusal.js";

/** @param onError is told of what is no refusal: its text is nobody's business outside */
export function problemOf(
  error: unknown,
  request: Request,
  onError: (error: unknown, request: Request) => void = console.error,
): Problem {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof RequestFault) {
    const title = titles[error.status] ?? "Bad Request";
    return { status: error.status, title, issues: error.issues };
  }
  onError(error, request);
  return { status: 500, title: "Internal Server Error" };
}

const titles: Readonly<Record<number, string>> = {
  413: "Content Too Large",
  415: "Unsupported Media Type",
};
