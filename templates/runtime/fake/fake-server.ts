/** Serves a fake: what is wrong with a request is noted, and may be overlooked. */
import type { Answered } from "../serve/answers/answer.js";
import type { DecodedInput } from "../serve/decode/request.js";
import {
  type AnyHandler,
  type Call,
  type HandlerOptions,
  type HandlerSteps,
  makeHandler,
  type Served,
} from "../serve/handler.js";
import { longIntegers, roundedIntegers } from "../serve/long-integers.js";
import { problemOf } from "../serve/problem-of.js";
import type { Problem } from "../serve/problem.js";
import { checkInput, type ReadInput, receivedOf, sentInput } from "../serve/read-input.js";
import { Refusal } from "../serve/refusal.js";
import type { Route } from "../serve/router.js";
import type { ServedOperation } from "../serve/served.js";
import type { Issue } from "../validate/rule.js";
import { copyOf } from "./state/merge.js";

/** What is found out of a request while it is answered. */
export interface Noted {
  operation: string | null;
  input: unknown;
  issues: readonly Issue[];
}

/** Answers a request, and notes what it is. */
export type FakeServer = (request: Request, noted: Noted) => Promise<Response>;

/**
 * Answers one call. @param call with the input as programs have it
 * @param sent the input as it was sent: a date is a text
 */
export type AnswerCall = (
  operation: ServedOperation,
  call: Call<DecodedInput>,
  sent: DecodedInput,
) => Promise<Answered | Response>;

/**
 * @param written how a refusal is written
 * @param isLenient whether requests that break a rule of the document are answered, too
 */
export function makeFakeServer(
  served: Served,
  answer: AnswerCall,
  written: HandlerSteps["refuse"],
  isLenient: boolean,
  onWarning: (message: string) => void,
): FakeServer {
  /** Of the requests that are being answered now. */
  const running = new Map<Request, Noted>();

  /** The input as it was sent: so a fake keeps it. */
  const read: ReadInput = async (route, request, decode) => {
    const noted = running.get(request)!;
    noted.operation = route.operation.id;
    let sent = readablePath(route);
    try {
      sent = await sentInput(route, request, decode);
      checkInput(route, sent);
    } catch (error) {
      overlook(error, request);
    }
    return sent;
  };

  /** @throws the error, unless the fake answers all the same */
  function overlook(error: unknown, request: Request): void {
    const { status, issues = [] } = problemOf(error, request, rethrow);
    if (!isLenient || status === 413) throw error;
    const noted = running.get(request)!;
    noted.issues = [...noted.issues, ...issues];
  }

  const handlers = Object.fromEntries(
    served.operations.map((operation): [string, AnyHandler] => [
      operation.id,
      ({ request, identity, ...sent }: Call<DecodedInput>) => {
        let input = sent;
        try {
          input = inputOf(operation, sent);
        } catch (error) {
          overlook(error, request);
        }
        running.get(request)!.input = input;
        return answer(operation, { ...input, request, identity }, sent);
      },
    ]),
  );
  const options: HandlerOptions = {
    // Tests say by `on` what becomes of wrong credentials.
    authenticate: false,
    onError: rethrow,
  };
  const refuse: HandlerSteps["refuse"] = (problem, request, operation) => {
    const { status, issues } = problem;
    if (status >= 500) onWarning(whyWrong(problem));
    else if (issues !== undefined) running.get(request)!.issues = issues;
    return written(problem, request, operation);
  };
  const handle = makeHandler(served, handlers, options, { read, refuse });

  return async (request, noted) => {
    running.set(request, noted);
    try {
      return await handle(request);
    } finally {
      running.delete(request);
    }
  };
}

/** The input as functions have it. What was sent stays as it is, and a fake keeps all digits of it. */
function inputOf(operation: ServedOperation, sent: DecodedInput): DecodedInput {
  const { received, hasBigints = false } = operation;
  const areRounded = !hasBigints && longIntegers(sent).length > 0;
  if (received === undefined && !areRounded) return sent;
  const copy = copyOf(sent);
  return receivedOf(operation, areRounded ? (roundedIntegers(copy) as DecodedInput) : copy);
}

/** What stands in the path of a request, whatever else can't be decoded. */
function readablePath({ path }: Route): DecodedInput {
  const texts = Object.entries(path).map(([name, text]) => [name, decodedText(text)] as const);
  return { path: Object.fromEntries(texts) };
}

function decodedText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a test's function throws is the test's. Answers that don't fit are refused. */
function rethrow(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

function whyWrong({ title, detail = title, issues = [] }: Problem): string {
  const places = issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return [detail, ...places].join("\n  ");
}
