/** What is told of what was thrown. */
import { RequestFault } from "./decode/fault.js";
import type { Problem } from "./problem.js";
import { Refusal } from "./refusal.js";

/** @param onError is told of the server's own mistakes; what was thrown is nobody's business outside */
export function problemOf(
  error: unknown,
  request: Request,
  onError: (error: unknown, request: Request) => void = logError,
): Problem {
  if (error instanceof Refusal) {
    if (error.problem.status === 500) onError(error, request);
    return error.problem;
  }
  if (error instanceof RequestFault) {
    const title = titles[error.status] ?? "Bad Request";
    return { status: error.status, title, detail: error.message, issues: error.issues };
  }
  onError(error, request);
  return { status: 500, title: "Internal Server Error" };
}

/** Headers, the query and the body may hold secrets, which a log keeps. */
function logError(error: unknown, { method, url }: Request): void {
  console.error(`${method} ${new URL(url).pathname}`, error);
}

const titles: Readonly<Record<number, string>> = {
  413: "Content Too Large",
  415: "Unsupported Media Type",
};
