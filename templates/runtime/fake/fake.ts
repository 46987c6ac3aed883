/** A test double of an API: it answers by the document, or as a test says. */
import { type AnyHandler, type Call, makeHandler, type Served } from "../serve/handler.js";
import { makeRouter } from "../serve/router.js";
import { documentAnswers } from "./document-answers.js";
import { cutConnection, type Fault, losesAnswer, meetFault } from "./faults.js";
import { FakeState } from "./state/fake-state.js";

export interface FakeOptions {
  /** Another seed gives other examples. Default: 1. */
  readonly seed?: number | undefined;
  /**
   * Keep what is created: the operations of a resource see the same items, and idempotency keys are
   * honoured. Default: false.
   */
  readonly stateful?: boolean | undefined;
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

type Prepared = AnyHandler | Fault;

/** The prepared answers of an operation. */
interface Plan {
  readonly next: Prepared[];
  always: Prepared | undefined;
  isUsed: boolean;
}

export function makeFake<H>(served: Served, options: FakeOptions = {}): Fake<H> {
  const {
    seed = 1,
    stateful = false,
    record = true,
    onRequest,
    onWarning = console.warn,
  } = options;
  const answers = documentAnswers(seed, onWarning);
  const state = stateful ? new FakeState(served.operations, answers) : null;
  const plans = new Map<string, Plan>();
  const requests: FakeRequest[] = [];
  const planOf = (id: string): Plan => {
    const known = plans.get(id) ?? { next: [], always: undefined, isUsed: false };
    plans.set(id, known);
    return known;
  };
  /** The decoded inputs of the requests that are being answered now. */
  const running = new Map<Request, unknown>();
  const handlers = Object.fromEntries(
    served.operations.map((operation): [string, AnyHandler] => [
      operation.id,
      async (call: Call<object>) => {
        const { request, identity: _, ...input } = call;
        running.set(request, input);
        const plan = plans.get(operation.id);
        if (plan !== undefined) plan.isUsed = true;
        const prepared = plan?.next.shift() ?? plan?.always;
        if (typeof prepared === "function") return prepared(call as never);
        const response = prepared === undefined ? null : await meetFault(prepared, request);
        if (response !== null) return response;
        const answer = (state ?? answers).of(operation, request, input);
        if (prepared !== undefined && losesAnswer(prepared)) throw cutConnection();
        return answer;
      },
    ]),
  );
  const onError = (error: unknown) => {
    throw error;
  };
  // Tests say by `on` what becomes of wrong credentials.
  const handle = makeHandler(served, handlers, { onError, authenticate: false });
  const router = makeRouter(served.operations, served.bases);
  const operationOf = ({ method, url }: Request): string | null => {
    const route = router.find(method, new URL(url).pathname);
    return route === null || "allowed" in route ? null : route.operation.id;
  };
  const fake: Fake<H> = {
    requests,
    async fetch(url, init) {
      const isRequest = init === undefined && url instanceof Request;
      const request = isRequest ? url : new Request(url, init);
      let status = 0;
      try {
        const response = await handle(request);
        ({ status } = response);
        return response;
      } finally {
        const { method } = request;
        const input = running.get(request) ?? null;
        running.delete(request);
        const operation = operationOf(request);
        const answered = { operation, method, url: request.url, input, status };
        if (record) requests.push(answered);
        onRequest?.(answered, request);
      }
    },
    on(operation, answer) {
      planOf(operation).always = answer as Prepared;
      return fake;
    },
    once(operation, ...answers) {
      planOf(operation).next.push(...(answers as readonly Prepared[]));
      return fake;
    },
    unused: () =>
      Array.from(plans).flatMap(([id, plan]) => (!plan.isUsed || plan.next.length > 0 ? [id] : [])),
    reset() {
      plans.clear();
      requests.length = 0;
      state?.clear();
    },
  };
  return fake;
}
