/** A function from requests to responses that serves the operations of a document. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { byStatus } from "../validate/by-status.js";
import { kept } from "../validate/kept.js";
import { type Answered, asSent, responseOf } from "./answers/answer.js";
import { answerChecker, type CheckAnswer } from "./answers/check-answer.js";
import { canBeSent, contentFor } from "./answers/content-for.js";
import type { DecodeLimits } from "./decode/fault.js";
import { type RequestDecoder, requestDecoder } from "./decode/request.js";
import { type Refusals, refusalResponse } from "./declared-problem.js";
import type { AnyResponse } from "./handler-types.js";
import { checkHandlerOptions, needsFlag, needsFunctionOrFalse } from "./option-checks.js";
import { type Problem, toldToCallers } from "./problem.js";
import { problemOf } from "./problem-of.js";
import { readInput, type ReadInput } from "./read-input.js";
import { Refusal } from "./refusal.js";
import { makeRouter, type Route } from "./router.js";
import { type Authenticate, callerOf, checkAuthenticate } from "./security.js";
import type { ServedOperation } from "./served.js";

/** The operations that a document has, and the paths of its servers. */
export interface Served {
  readonly operations: readonly ServedOperation[];
  readonly bases: readonly string[];
  /** What `WWW-Authenticate` says of each security scheme. */
  readonly challenges?: Readonly<Record<string, string>>;
  readonly refusals?: Refusals;
}

/** What an operation's function gets: its input as it is typed, and the request. */
export type Call<Input, Identity = unknown> = Input & {
  readonly request: Request;
  /** What `authenticate` has returned. */
  readonly identity: Identity;
};

export interface HandlerOptions {
  /**
   * Decides who calls an operation that asks for credentials. `false`: something before the handler
   * does. One of both has to be given if the document asks for credentials.
   */
  readonly authenticate?: Authenticate | false | undefined;
  /**
   * Check what handlers return: a misfit is a 500, and `onError` is told its issues, which callers
   * aren't. Default: true.
   */
  readonly checkAnswers?: boolean | undefined;
  /**
   * The response for a refusal. Default: as the document declares the errors of the operation, else
   * problem details (RFC 9457).
   */
  readonly onProblem?: ((problem: Problem, request: Request) => Response) | undefined;
  /**
   * Is told what a handler has thrown, and which answers don't fit the document; the response is 500.
   * Default: logs the error by `console.error`, with the method and the path. The request has the
   * caller's credentials: log no more of it than you mean to.
   */
  readonly onError?: ((error: unknown, request: Request) => void) | undefined;
  /** What requests may have. Default: 10 MB, 10,000 names, 32 levels. */
  readonly limits?: Partial<DecodeLimits> | undefined;
}

/** Of a document that asks for credentials. */
export interface SecuredHandlerOptions<Identity = unknown> extends HandlerOptions {
  /** `false` isn't for handlers that ask for an identity: they would have none. */
  readonly authenticate: Authenticate<Identity> | (undefined extends Identity ? false : never);
}

/** A handler of one operation, without its types. */
export type AnyHandler = (call: never) => Answered | AnyResponse | Promise<Answered | AnyResponse>;

export type Handler = (request: Request) => Promise<Response>;

/** What fakes do in other ways. */
export interface HandlerSteps {
  /** Reads an input. */
  readonly read: ReadInput;
  /** Writes a refusal. @param operation `undefined`: the request is for none */
  readonly refuse: (
    problem: Problem,
    request: Request,
    operation: ServedOperation | undefined,
  ) => Response;
}

/**
 * @throws TypeError on options of unknown names or wrong shapes, and if nothing says who checks
 * credentials that the document asks for
 */
export function makeHandler(
  { operations, bases, challenges = {}, refusals }: Served,
  handlers: Readonly<Record<string, AnyHandler | undefined>>,
  options: HandlerOptions = {},
  steps: Partial<HandlerSteps> = {},
): Handler {
  checkHandlerOptions(options, { authenticate: needsFunctionOrFalse, checkAnswers: needsFlag });
  const { authenticate, checkAnswers = true, onProblem } = options;
  const { read = readInput } = steps;
  const usual: HandlerSteps["refuse"] = (problem, request, operation) => {
    const told = toldToCallers(problem);
    return onProblem
      ? onProblem(told, request)
      : refusalResponse(told, request, operation, refusals);
  };
  const { refuse = usual } = steps;
  const handlerOf = ({ id }: ServedOperation) => (hasOwn(handlers, id) ? handlers[id] : undefined);
  checkAuthenticate(
    operations.filter((operation) => handlerOf(operation) !== undefined),
    authenticate,
  );
  const router = makeRouter(operations, bases);
  const decoders = new Map<ServedOperation, RequestDecoder>();
  const checkers = new Map<ServedOperation, CheckAnswer>();

  async function answer(route: Route, request: Request): Promise<Response> {
    const { operation } = route;
    const handler = handlerOf(operation);
    if (handler === undefined) throw new Refusal({ status: 501, title: "Not Implemented" });
    const identity = await callerOf(operation, request, authenticate, challenges);
    const decode = kept(decoders, operation, () => requestDecoder(operation, options.limits));
    const input = await read(route, request, decode);
    const returned = await handler({ ...input, request, identity } as never);
    const answered = returned as Answered | Response;
    if (answered instanceof Response) return answered;
    const declared = byStatus(operation.answers, answered.status);
    const accept = request.headers.get("accept");
    const content = contentFor(declared, answered.contentType, accept, canBeSent(answered.data));
    const sent = asSent(answered, content?.[1]);
    if (checkAnswers)
      kept(checkers, operation, () => answerChecker(operation))(sent, declared, content?.[1]);
    return responseOf(sent, content);
  }

  return async (request) => {
    let operation: ServedOperation | undefined;
    try {
      const url = new URL(request.url);
      // HEAD is GET without a body, unless the document has it.
      const own = router.find(request.method, url);
      const isHead = request.method === "HEAD" && (own === null || "allowed" in own);
      const route = isHead ? router.find("GET", url) : own;
      if (route === null) throw new Refusal({ status: 404, title: "Not Found" });
      if ("allowed" in route) return notAllowed(route.allowed, request, refuse);
      ({ operation } = route);
      const response = await answer(route, request);
      if (!isHead) return response;
      // Nobody reads it: a stream ends what makes its items.
      response.body?.cancel().catch((): void => undefined);
      return new Response(null, response);
    } catch (error) {
      return refuse(problemOf(error, request, options.onError), request, operation);
    }
  };
}

function notAllowed(
  allowed: readonly string[],
  request: Request,
  refuse: HandlerSteps["refuse"],
): Response {
  const head = allowed.includes("GET") ? ["HEAD"] : [];
  const allow = [...new Set([...allowed, ...head, "OPTIONS"])].join(", ");
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  const problem = { status: 405, title: "Method Not Allowed", headers: { allow } };
  return refuse(problem, request, undefined);
}
