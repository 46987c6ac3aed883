/** A test double of an API: it answers by the document, or as a test says. */
import { type Answered, contentFor } from "../serve/answer.js";
import { type AnyHandler, type Call, makeHandler, type Served } from "../serve/handler.js";
import { makeRouter } from "../serve/router.js";
import type { ServedAnswer, ServedOperation } from "../serve/served.js";
import { exampleFor } from "./example.js";
import { cutConnection, type Fault, losesAnswer, meetFault } from "./faults.js";
import { seedOf } from "./random.js";
import { FakeState } from "./state/fake-state.js";

export interface FakeOptions {
  /** Another seed gives other examples. Default: 1. */
  readonly seed?: number | undefined;
  /**
   * Keep what is created: the operations of a resource see the same items, and idempotency keys are
   * honoured. Default: false.
   */
  readonly stateful?: boolean | undefined;
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

export function makeFake<H>(
  served: Served,
  { seed = 1, stateful = false }: FakeOptions = {},
): Fake<H> {
  const exampleOf = (operation: ServedOperation, request: Request) =>
    exampleAnswer(operation, request, seed);
  const state = stateful ? new FakeState(served.operations, exampleOf) : null;
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
        const answer = state?.answer(operation, input, request) ?? exampleOf(operation, request);
        if (prepared !== undefined && losesAnswer(prepared)) throw cutConnection();
        return answer;
      },
    ]),
  );
  const onError = (error: unknown) => {
    throw error;
  };
  const handle = makeHandler(served, handlers, { onError });
  const router = makeRouter(served.operations, served.bases);
  const operationOf = ({ method, url }: Request): string | null => {
    const route = router.find(method, new URL(url).pathname);
    return route === null || "allowed" in route ? null : route.operation.id;
  };
  const fake: Fake<H> = {
    requests,
    async fetch(url, init) {
      const request = new Request(url, init);
      let status = 0;
      try {
        const response = await handle(request);
        ({ status } = response);
        return response;
      } finally {
        const { method } = request;
        const input = running.get(request) ?? null;
        running.delete(request);
        requests.push({ operation: operationOf(request), method, url: request.url, input, status });
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

/** The success that the document declares, with its first example or a made one. */
function exampleAnswer(operation: ServedOperation, { headers }: Request, seed: number): Answered {
  const [status, declared] = usualAnswer(operation);
  const found = contentFor(declared, undefined, headers.get("accept"));
  if (found === undefined) return { status };
  const [contentType, { format, rule, examples = [] }] = found;
  // Where anything fits, null does.
  const one = () =>
    examples[0] ?? exampleFor(rule, seedOf(operation.id, seed), operation.id) ?? null;
  if (format === "events" || format === "lines")
    return { status, contentType, data: [one()], isWire: true };
  if (format === "binary") return { status, contentType, data: new Uint8Array([1, 2, 3]) };
  return { status, contentType, data: one(), isWire: true };
}

/** The first declared success; a range stands for its first status. */
function usualAnswer({
  answers,
}: ServedOperation): readonly [status: number, answer: ServedAnswer | undefined] {
  const found =
    Object.entries(answers).find(([status]) => status.startsWith("2")) ??
    Object.entries(answers).find(([status]) => status === "default") ??
    Object.entries(answers)[0];
  if (found === undefined) return [200, undefined];
  const [status, answer] = found;
  return [status === "default" ? 200 : Number(status.replace(/X/gi, "0")), answer];
}
