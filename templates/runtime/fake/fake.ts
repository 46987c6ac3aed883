/** A test double of an API: it answers by the document, or as a test says. */
import { checkOptions } from "../client/options.js";
import type { Call, HandlerSteps, Served } from "../serve/handler.js";
import { needsFlag, needsFunction, needsWord } from "../serve/option-checks.js";
import type { Answered } from "../serve/answers/answer.js";
import type { AnyResponse } from "../serve/handler-types.js";
import { type Problem, problemResponse } from "../serve/problem.js";
import type { Issue } from "../validate/rule.js";
import { documentAnswers } from "./document-answers.js";
import { type AnswerCall, makeFakeServer, type Noted } from "./fake-server.js";
import { cutConnection, type Fault, losesAnswer, meetFault } from "./faults.js";
import { type IdOf, idFinder, type NamedOperation } from "./named-operation.js";
import { PreparedAnswers } from "./prepared-answers.js";
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
  /**
   * Is told once of each example of the document that can't be an answer, and of each function of a
   * test that throws, or whose answer doesn't fit the document: clients may hide that, and try again.
   * Default: `console.warn`.
   */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** A request that was answered: the input of its operation, and how it went. */
export interface FakeRequest<Input = unknown> {
  /** The operation's id; `null`: no operation has this path. */
  readonly operation: string | null;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** `{ path, query, headers, cookies, body }`, decoded; `null` if it was refused. */
  readonly input: Input | null;
  /** The status of the answer; 0: there was none. */
  readonly status: number;
  /** What is wrong with the request by the document: `{ path: ["query", "limit"], message, keyword }`. */
  readonly issues: readonly Issue[];
}

/** What an operation answers in a test. `F`: the type of its functions. */
export type FakeAnswer<F> =
  F | Fault | (F extends (call: never) => infer A ? Exclude<Awaited<A>, AnyResponse> : never);

/** What the functions of an operation get, without the request. */
type InputOf<F> = F extends (call: Call<infer Input>) => unknown ? Input : unknown;

/**
 * `H`: the operations, and the types of the functions that answer them. `B`: the functions that build
 * their requests.
 */
export interface Fake<H, B = unknown> {
  /** What clients take: `createClient({ fetch: fake.fetch })`. It needs no network. */
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** All requests so far, in their order. */
  readonly requests: readonly FakeRequest[];
  /** Those of one operation, with its input as functions get it. */
  requestsOf<O extends NamedOperation<H>>(
    operation: O,
  ): readonly FakeRequest<InputOf<H[IdOf<H, B, O>]>>[];
  /**
   * Answers an operation from now on: by a function, by what one would return, or by a fault.
   * @param operation its id, or what builds its requests: `"createOrder"`, `createOrder`
   * @throws TypeError if there is no such operation, or the answer is none of these
   */
  on<O extends NamedOperation<H>>(operation: O, answer: FakeAnswer<H[IdOf<H, B, O>]>): Fake<H, B>;
  /** The same for the next requests, one for each answer; then as before. */
  once<O extends NamedOperation<H>>(
    operation: O,
    ...answers: readonly FakeAnswer<H[IdOf<H, B, O>]>[]
  ): Fake<H, B>;
  /** The operations that `on` and `once` have prepared and nobody has called as often as prepared. */
  unused(): readonly string[];
  /** Forgets requests, prepared answers, and what was created. */
  reset(): void;
}

/** @throws TypeError on options of unknown names or wrong shapes */
export function makeFake<H, B = unknown>(served: Served, options: FakeOptions = {}): Fake<H, B> {
  checkOptions(options, {
    seed: (value) => typeof value === "number" || "no number",
    stateful: needsFlag,
    validate: needsWord("refuse", "report"),
    record: needsFlag,
    onRequest: needsFunction,
    onWarning: needsFunction,
  });
  const { seed = 1, stateful = false, validate = "refuse", record = true } = options;
  const { onRequest, onWarning = console.warn } = options;
  const answers = documentAnswers(served, seed, onWarning);
  const state = stateful ? new FakeState(served.operations, answers) : null;
  const idOf = idFinder(served.operations);
  const prepared = new PreparedAnswers();
  const requests: FakeRequest[] = [];

  const answer: AnswerCall = async (operation, call, sent) => {
    const { answer: own, fault } = prepared.take(operation.id);
    if (own !== undefined)
      try {
        const answered = (await own(call as never)) as Answered | Response;
        await state?.keep(operation, call.request, sent, answered);
        return answered;
      } catch (error) {
        onWarning(`the function for ${operation.id} throws: ${String(error)}`);
        throw error;
      }
    const refused = (problem: Problem) => answers.refusal(operation, call.request, problem);
    const met = fault === undefined ? null : await meetFault(fault, call.request, refused);
    if (met !== null) return met;
    const answered = state
      ? state.of(operation, call.request, sent)
      : answers.alone(operation, call.request);
    if (fault !== undefined && losesAnswer(fault)) throw cutConnection();
    return answered;
  };

  const written: HandlerSteps["refuse"] = (problem, request, operation) =>
    (operation && answers.written(operation, request, problem)) ?? problemResponse(problem);
  const serve = makeFakeServer(served, answer, written, validate === "report", onWarning);
  const fake: Fake<H, B> = {
    requests,
    requestsOf(named) {
      const id = idOf(named);
      return requests.filter(({ operation }) => operation === id) as FakeRequest<never>[];
    },
    async fetch(url, init) {
      const isRequest = init === undefined && url instanceof Request;
      const request = isRequest ? url : new Request(url, init);
      const noted: Noted = { operation: null, input: null, issues: [] };
      let status = 0;
      try {
        const response = await serve(request, noted);
        ({ status } = response);
        return response;
      } finally {
        const { method, headers } = request;
        const answered = { ...noted, method, url: request.url, headers, status };
        if (record) requests.push(answered);
        onRequest?.(answered, request);
      }
    },
    on(named, answer) {
      prepared.always(idOf(named), answer);
      return fake;
    },
    once(named, ...answers) {
      prepared.once(idOf(named), answers);
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
