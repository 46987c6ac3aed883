/** A test double of an API: it answers by the document, or as a test says. */
import type { Answered } from "../serve/answers/answer.js";
import { type AnyHandler, type Call, makeHandler, type Served } from "../serve/handler.js";
import type { DecodedInput } from "../serve/decode/request.js";
import { problemResponse } from "../serve/problem.js";
import { receivedOf } from "../serve/read-input.js";
import { makeRouter, type Route, type Router } from "../serve/router.js";
import type { ServedOperation } from "../serve/served.js";
import type { Issue } from "../validate/rule.js";
import { documentAnswers } from "./document-answers.js";
import { cutConnection, type Fault, losesAnswer, meetFault } from "./faults.js";
import { type PreparedAnswer, PreparedAnswers } from "./prepared-answers.js";
import { readableInput, responseFor } from "./refused-request.js";
import { copyOf } from "./state/merge.js";
import { FakeState } from "./state/fake-state.js";

export interface FakeOptions {
  /** Another seed gives other examples. Default: 1. */
  readonly seed?: number | undefined;
  /**
   * Keep what is created: the operations of a resource see the same items, and idempotency keys are
   * honoured. Default: false.
   */
  readonly stateful?: boolean | undefined;
  /**
   * What becomes of a request that breaks a rule of the document: `refuse` answers 400, 415 or 422;
   * `report` answers as if nothing were wrong, and functions get what could be read. What is wrong
   * is in `requests` anyway. Default: `refuse`.
   */
  readonly validate?: "refuse" | "report" | undefined;
  /** Keep all requests, with their bodies, in `requests`. Default: true. */
  readonly record?: boolean | undefined;
  /** Is told of each request when it is answered. */
  readonly onRequest?: ((answered: FakeRequest, request: Request) => void) | undefined;
  /** Is told once of each example of the document that can't be an answer. Default: `console.warn`. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** A request that was answered: the input of its operation, and how it went. */
export interface FakeRequest {
  /** The operation's id; `null`: no operation has this path. */
  readonly operation: string | null;
  readonly method: string;
  readonly url: string;
  /** `{ path, query, headers, cookies, body }`, decoded; `null` if it was refused. */
  readonly input: unknown;
  /** The status of the answer; 0: there was none. */
  readonly status: number;
  /** What is wrong with the request by the document: `{ path: ["query", "limit"], message, keyword }`. */
  readonly issues: readonly Issue[];
}

/** `H`: the operations, and the types of their functions. */
export interface Fake<H> {
  /** What clients take: `createClient({ fetch: fake.fetch })`. It needs no network. */
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** All requests so far, in their order. */
  readonly requests: readonly FakeRequest[];
  /** Answers an operation by a function, or by a fault, from now on. */
  on<Id extends keyof H & string>(operation: Id, answer: H[Id] | Fault): Fake<H>;
  /** The same for the next requests, one for each answer; then as before. */
  once<Id extends keyof H & string>(operation: Id, ...answers: readonly (H[Id] | Fault)[]): Fake<H>;
  /** The operations that `on` and `once` have prepared and nobody has called. */
  unused(): readonly string[];
  /** Forgets requests, prepared answers, and what was created. */
  reset(): void;
}

export function makeFake<H>(served: Served, options: FakeOptions = {}): Fake<H> {
  const { seed = 1, stateful = false, validate = "refuse", record = true } = options;
  const { onRequest, onWarning = console.warn } = options;
  const answers = documentAnswers(seed, onWarning);
  const state = stateful ? new FakeState(served.operations, answers) : null;
  const prepared = new PreparedAnswers();
  const requests: FakeRequest[] = [];
  /** What is known of the requests that are being answered now. */
  const running = new Map<Request, { input: unknown; issues: readonly Issue[] }>();

  async function answer(
    operation: ServedOperation,
    call: Call<DecodedInput>,
  ): Promise<Answered | Response> {
    const { request, identity: _, ...sent } = call;
    // Dates are put into what they are given.
    const input = operation.received ? receivedOf(operation, copyOf(sent)) : sent;
    running.get(request)!.input = input;
    const next = prepared.take(operation.id);
    if (typeof next === "function") return next({ ...call, ...input } as never);
    const response = next === undefined ? null : await meetFault(next, request);
    if (response !== null) return response;
    const answered = (state ?? answers).of(operation, request, sent);
    if (next !== undefined && losesAnswer(next)) throw cutConnection();
    return answered;
  }

  const handlers = Object.fromEntries(
    served.operations.map((operation): [string, AnyHandler] => [
      operation.id,
      (call: Call<DecodedInput>) => answer(operation, call),
    ]),
  );
  // What is kept is as it was sent: only the functions of tests have dates.
  const operations = served.operations.map(({ received: _, ...operation }) => operation);
  const handle = makeHandler({ ...served, operations }, handlers, {
    // Tests say by `on` what becomes of wrong credentials.
    authenticate: false,
    onError(error) {
      throw error;
    },
    onProblem(problem, request) {
      running.get(request)!.issues = problem.issues ?? [];
      return problemResponse(problem);
    },
  });
  const router = makeRouter(served.operations, served.bases);

  /** Answers a request that was refused for what is wrong with it. */
  async function answerAnyway(route: Route, request: Request, copy: Request): Promise<Response> {
    const { operation } = route;
    const input = await readableInput(route, copy);
    const answered = await answer(operation, { ...input, request, identity: undefined });
    const response =
      answered instanceof Response ? answered : responseFor(operation, answered, request);
    return request.method === "HEAD" ? new Response(null, response) : response;
  }

  async function respond(request: Request): Promise<Response> {
    const copy = validate === "report" ? request.clone() : undefined;
    const response = await handle(request);
    const route = routeOf(router, request);
    const isWrong = running.get(request)!.issues.length > 0 && response.status !== 413;
    if (copy === undefined || route === null || !isWrong) return response;
    return answerAnyway(route, request, copy);
  }

  const fake: Fake<H> = {
    requests,
    async fetch(url, init) {
      const isRequest = init === undefined && url instanceof Request;
      const request = isRequest ? url : new Request(url, init);
      const found = { input: null as unknown, issues: [] as readonly Issue[] };
      running.set(request, found);
      let status = 0;
      try {
        const response = await respond(request);
        ({ status } = response);
        return response;
      } finally {
        running.delete(request);
        const { method } = request;
        const operation = routeOf(router, request)?.operation.id ?? null;
        const answered = { operation, method, url: request.url, status, ...found };
        if (record) requests.push(answered);
        onRequest?.(answered, request);
      }
    },
    on(operation, answer) {
      prepared.always(operation, answer as PreparedAnswer);
      return fake;
    },
    once(operation, ...answers) {
      prepared.once(operation, answers as readonly PreparedAnswer[]);
      return fake;
    },
    unused: () => prepared.unused(),
    reset() {
      prepared.clear();
      requests.length = 0;
      state?.clear();
    },
  };
  return fake;
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
