/** What goes wrong between a client and a server, on demand. */
import type { Answered } from "../serve/answers/answer.js";
import type { Problem } from "../serve/problem.js";

export type Fault =
  /** A status, with the body that the document declares for it. `retryAfter`: a header field, in seconds. */
  | { readonly status: number; readonly retryAfter?: number }
  /** So many milliseconds pass before the next fault, or before an answer by the document. */
  | { readonly delay: number; readonly next?: Fault }
  /** The connection ends before an answer. */
  | { readonly fault: "cut" }
  /** The request is carried out, and the connection ends before the answer has come. */
  | { readonly fault: "lost" }
  /** No answer comes at all: until the client gives up. */
  | { readonly fault: "silence" };

/**
 * `null`: nothing more goes wrong.
 * @param declared the body that the document has for a status
 * @throws TypeError as `fetch` does, where no answer comes
 */
export async function meetFault(
  fault: Fault,
  request: Request,
  declared: (problem: Problem) => Answered | Response | undefined,
): Promise<Answered | Response | null> {
  if ("delay" in fault) {
    await pause(fault.delay, request.signal);
    return fault.next === undefined ? null : meetFault(fault.next, request, declared);
  }
  if ("status" in fault) {
    const { status, retryAfter } = fault;
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    const answered = status < 400 ? undefined : declared(problemOfStatus(status, { headers }));
    return answered ?? new Response(null, { status, headers });
  }
  if (fault.fault === "lost") return null;
  if (fault.fault === "cut") throw cutConnection();
  return pause(2 ** 31 - 1, request.signal) as Promise<never>;
}

export function problemOfStatus(
  status: number,
  more: Pick<Problem, "detail" | "headers">,
): Problem {
  return { status, title: statusTitles[status] ?? `Status ${status}`, ...more };
}

/** As RFC 9110 registers them, with those of RFC 6585, 7725 and WebDAV that APIs answer with. */
const statusTitles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  407: "Proxy Authentication Required",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  416: "Range Not Satisfiable",
  417: "Expectation Failed",
  421: "Misdirected Request",
  422: "Unprocessable Content",
  423: "Locked",
  424: "Failed Dependency",
  426: "Upgrade Required",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  451: "Unavailable For Legal Reasons",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
  505: "HTTP Version Not Supported",
};

/** What `fetch` throws where no answer comes. */
export const cutConnection = (): TypeError => new TypeError("fetch failed");

/** Whether the answer is made, and lost on its way. */
export function losesAnswer(fault: Fault): boolean {
  if ("delay" in fault) return fault.next !== undefined && losesAnswer(fault.next);
  return "fault" in fault && fault.fault === "lost";
}

/** @throws what the signal was aborted with */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) throw signal.reason;
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
