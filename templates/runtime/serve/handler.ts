/** A function from requests to responses that serves the operations of a document. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { Run } from "../validate/rule.js";
import { byStatus } from "../validate/by-status.js";
import { type Answered, contentFor, responseOf } from "./answer.js";
import { boundedBytes } from "./decode/bodies/bounded-bytes.js";
import { RequestFault } from "./decode/fault.js";
import { type DecodedInput, type RequestDecoder, requestDecoder } from "./decode/request.js";
import { type Problem, problemResponse } from "./problem.js";
import { makeRouter, type Route } from "./router.js";
import type { ServedContent, ServedOperation } from "./served.js";

/** The operations that a document has, and the paths of its servers. */
export interface Served {
  readonly operations: readonly ServedOperation[];
  readonly bases: readonly string[];
}

/** What an operation's function gets: its input as it is typed, and the request. */
export type Call<Input> = Input & {
  readonly request: Request;
  /** What `authenticate` has returned. */
  readonly identity: unknown;
};

export interface HandlerOptions {
  /**
   * Decides who calls an operation that asks for credentials. `null`: nobody, so the answer is 401.
   * @param schemes the alternatives, each a list of schemes that apply together
   */
  readonly authenticate?:
    ((request: Request, schemes: readonly (readonly string[])[]) => unknown) | undefined;
  /** Check what handlers return: a misfit is a 500 with its issues. Default: true. */
  readonly checkAnswers?: boolean | undefined;
  /** The response for a refusal. Default: problem details (RFC 9457). */
  readonly onProblem?: ((problem: Problem, request: Request) => Response) | undefined;
  /** Is told what a handler has thrown; the answer is 500. Default: `console.error`. */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
}

/** A handler of one operation, without its types. */
export type AnyHandler = (call: never) => Answered | Response | Promise<Answered | Response>;

export type Handler = (request: Request) => Promise<Response>;

export function makeHandler(
  { operations, bases }: Served,
  handlers: Readonly<Record<string, AnyHandler | undefined>>,
  options: HandlerOptions = {},
): Handler {
  const router = makeRouter(operations, bases);
  const refuse = options.onProblem ?? problemResponse;
  const decoders = new Map<ServedOperation, RequestDecoder>();
  const decoderOf = (operation: ServedOperation) => {
    const decoder = decoders.get(operation) ?? requestDecoder(operation);
    decoders.set(operation, decoder);
    return decoder;
  };
  return async (request) => {
    const url = new URL(request.url);
    try {
      // HEAD is GET without a body, unless the document has it.
      const own = router.find(request.method, url.pathname);
      const isHead = request.method === "HEAD" && (own === null || "allowed" in own);
      const route = isHead ? router.find("GET", url.pathname) : own;
      if (route === null) throw new Refusal({ status: 404, title: "Not Found" });
      if ("allowed" in route) return notAllowed(route.allowed, request, refuse);
      const input = () => inputOf(route, request, decoderOf(route.operation));
      const response = await answer(route.operation, request, input, handlers, options);
      return isHead ? new Response(null, response) : response;
    } catch (error) {
      return refuse(problemOf(error, request, options), request);
    }
  };
}

/** Ends a request with a problem. */
class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

function notAllowed(
  allowed: readonly string[],
  request: Request,
  refuse: (problem: Problem, request: Request) => Response,
): Response {
  const methods = allowed.includes("GET") ? [...allowed, "HEAD"] : allowed;
  const allow = [...methods, "OPTIONS"].join(", ");
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  return refuse({ status: 405, title: "Method Not Allowed", headers: { allow } }, request);
}

async function answer(
  operation: ServedOperation,
  request: Request,
  readInput: () => Promise<DecodedInput>,
  handlers: Readonly<Record<string, AnyHandler | undefined>>,
  options: HandlerOptions,
): Promise<Response> {
  const handler = hasOwn(handlers, operation.id) ? handlers[operation.id] : undefined;
  if (handler === undefined) throw new Refusal({ status: 501, title: "Not Implemented" });
  const identity = await callerOf(operation, request, options);
  const call = { ...(await readInput()), request, identity } as never;
  const answered = await handler(call);
  if (answered instanceof Response) return answered;
  const declared = byStatus(operation.answers, answered.status);
  if (options.checkAnswers !== false && declared === undefined)
    throw new Refusal({
      status: 500,
      title: "Internal Server Error",
      detail: `${operation.id} declares no answer of status ${answered.status}`,
    });
  const content = contentFor(declared, answered.contentType, request.headers.get("accept"));
  if (options.checkAnswers !== false && content?.[1].format === "json")
    checkAnswer(answered, content[1], operation);
  return responseOf(answered, content);
}

async function callerOf(
  { security = [] }: ServedOperation,
  request: Request,
  { authenticate }: HandlerOptions,
): Promise<unknown> {
  if (authenticate === undefined || security.length === 0) return undefined;
  const identity: unknown = await authenticate(request, security);
  const isOpen = security.some((schemes) => schemes.length === 0);
  if ((identity ?? null) === null && !isOpen)
    throw new Refusal({
      status: 401,
      title: "Unauthorized",
      headers: { "www-authenticate": "Bearer" },
    });
  return identity;
}

/** The input of the operation, checked. */
async function inputOf(
  { operation, path }: Route,
  request: Request,
  decode: RequestDecoder,
): Promise<DecodedInput> {
  const { headers } = request;
  const body = (most: number) => boundedBytes(request.body, most);
  const input = await decode({ url: new URL(request.url), headers, body }, path);
  const run = new Run(100, true);
  for (const { in: group, name, rule } of operation.parameters ?? []) {
    const value = (input[group] as Readonly<Record<string, unknown>> | undefined)?.[name];
    if (value === undefined) continue;
    run.path.push(group, name);
    rule.fits(value, run);
    run.path.length -= 2;
  }
  const bodies = operation.body ?? {};
  const content = bodies[input.contentType ?? Object.keys(bodies)[0] ?? ""];
  if (content !== undefined && input.body !== undefined)
    run.fitsAt("body", input.body, content.rule.fits);
  if (run.issues.length > 0)
    throw new Refusal({ status: 422, title: "Unprocessable Content", issues: run.issues });
  return (operation.received?.(input) ?? input) as DecodedInput;
}

function checkAnswer(
  { data, isWire }: Answered,
  { rule, sent }: ServedContent,
  { id }: ServedOperation,
): void {
  const run = new Run(100, true);
  if (!run.fitsAt("data", isWire || !sent ? data : sent(data), rule.fits))
    throw new Refusal({
      status: 500,
      title: "Internal Server Error",
      detail: `the answer of ${id} doesn't fit the document`,
      issues: run.issues,
    });
}

function problemOf(error: unknown, request: Request, { onError }: HandlerOptions): Problem {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof RequestFault) {
    const title = titles[error.status] ?? "Bad Request";
    return { status: error.status, title, issues: error.issues };
  }
  (onError ?? console.error)(error, request);
  return { status: 500, title: "Internal Server Error" };
}

const titles: Readonly<Record<number, string>> = {
  413: "Content Too Large",
  415: "Unsupported Media Type",
};
