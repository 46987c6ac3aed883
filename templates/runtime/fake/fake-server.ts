/** Serves a fake: what is wrong with a request is noted, and may be overlooked. */
import type { Answered } from "../serve/answers/answer.js";
import type { DecodedInput } from "../serve/decode/request.js";
import { type AnyHandler, type Call, makeHandler, type Served } from "../serve/handler.js";
import { type Problem, problemResponse } from "../serve/problem.js";
import { receivedOf } from "../serve/read-input.js";
import { makeRouter, type Route, type Router } from "../serve/router.js";
import type { ServedOperation } from "../serve/served.js";
import type { Issue } from "../validate/rule.js";
import { readableInput, responseFor } from "./refused-request.js";
import { copyOf } from "./state/merge.js";

/** What is found out of a request while it is answered. */
export interface Noted {
  input: unknown;
  issues: readonly Issue[];
}

export interface FakeServer {
  respond(request: Request, noted: Noted): Promise<Response>;
  operationOf(request: Request): string | null;
}

/**
 * Answers one call. @param call with the input as programs have it
 * @param sent the input as it was sent: a date is a text
 */
export type AnswerCall = (
  operation: ServedOperation,
  call: Call<DecodedInput>,
  sent: DecodedInput,
) => Promise<Answered | Response>;

/** @param isLenient whether requests that break a rule of the document are answered, too */
export function makeFakeServer(
  served: Served,
  answer: AnswerCall,
  isLenient: boolean,
  onWarning: (message: string) => void,
): FakeServer {
  /** Of the requests that are being answered now. */
  const running = new Map<Request, Noted>();

  function receive(operation: ServedOperation, call: Call<DecodedInput>) {
    const { request, identity, ...sent } = call;
    // Dates are put into what they are given.
    const input = operation.received ? receivedOf(operation, copyOf(sent)) : sent;
    running.get(request)!.input = input;
    return answer(operation, { ...input, request, identity }, sent);
  }

  const handlers = Object.fromEntries(
    served.operations.map((operation): [string, AnyHandler] => [
      operation.id,
      (call: Call<DecodedInput>) => receive(operation, call),
    ]),
  );
  // What a fake keeps is as it was sent.
  const operations = served.operations.map(({ received: _, ...operation }) => operation);
  const handle = makeHandler({ ...served, operations }, handlers, {
    // Tests say by `on` what becomes of wrong credentials.
    authenticate: false,
    onError(error) {
      throw error;
    },
    onProblem(problem, request) {
      const { status, issues = [] } = problem;
      if (status < 500) running.get(request)!.issues = issues;
      else onWarning(whyWrong(problem));
      return problemResponse(problem);
    },
  });
  const router = makeRouter(served.operations, served.bases);

  /** Answers a request that was refused for what is wrong with it. */
  async function answerAnyway(route: Route, request: Request, copy: Request): Promise<Response> {
    const { operation } = route;
    const input = await readableInput(route, copy);
    const answered = await receive(operation, { ...input, request, identity: undefined });
    const response =
      answered instanceof Response ? answered : responseFor(operation, answered, request);
    return request.method === "HEAD" ? new Response(null, response) : response;
  }

  return {
    async respond(request, noted) {
      running.set(request, noted);
      try {
        const copy = isLenient ? request.clone() : undefined;
        const response = await handle(request);
        const route = routeOf(router, request);
        const isWrong = noted.issues.length > 0 && response.status !== 413;
        if (copy === undefined || route === null || !isWrong) return response;
        return await answerAnyway(route, request, copy);
      } finally {
        running.delete(request);
      }
    },
    operationOf: (request) => routeOf(router, request)?.operation.id ?? null,
  };
}

function whyWrong({ title, detail = title, issues = [] }: Problem): string {
  const places = issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return [detail, ...places].join("\n  ");
}

/** HEAD is GET, unless the document has it. */
function routeOf(router: Router, { method, url }: Request): Route | null {
  const { pathname } = new URL(url);
  const methods = method === "HEAD" ? [method, "GET"] : [method];
  for (const one of methods) {
    const found = router.find(one, pathname);
    if (found !== null && "operation" in found) return found;
  }
  return null;
}
