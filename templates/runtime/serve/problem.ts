/** Refusals as problem details (RFC 9457). */
import type { Issue } from "../validate/rule.js";

/** Why a request isn't answered by its operation. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail?: string | undefined;
  /** What is wrong with the request, each with its place: `["body", "lines", 0, "sku"]`. */
  readonly issues?: readonly Issue[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What callers may know of it: of the server's own mistakes, not what is wrong with its data. */
export function toldToCallers(problem: Problem): Problem {
  const { status, title } = problem;
  return status === 500 ? { status, title } : problem;
}

export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problemDetails(problem)), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", ...problem.headers },
  });
}

/** The body. */
export function problemDetails({ headers: _, ...problem }: Problem): object {
  return { type: "about:blank", ...problem };
}
