// The runtime of wireform, copied. Do not edit.
/** Sends one request, from state to state: attempts, the reading of what comes back, pauses. */
import type { SignedDraft } from "./auth.js";
import { beginExchange, type Exchange } from "./exchange.js";
import type { AnyOutcome } from "./middleware.js";
import type { HttpRequest } from "./operation.js";
import type { SendOptions, StreamOptions } from "./options.js";
import { authorize, transmit } from "./outgoing.js";
import { readBody } from "./response-body.js";
import type { Sender } from "./sender.js";
import type { Answered, Attempted, Progress, State } from "./states.js";
import { limitTime, noLimit, startLimit } from "./time-limit.js";
import { conclude, errorOf, readingOf, stopOf, verdictOf } from "./verdict.js";

/**
 * As `Client.send` says.
 * @param makeKey gives one idempotency key for all of a `send`, however often middleware sends it on
 */
export async function sendRequest(
  sender: Sender,
  given: HttpRequest,
  options: SendOptions & Partial<StreamOptions>,
  makeKey: () => string,
): Promise<AnyOutcome> {
  const exchange = await beginExchange(sender, given, options, makeKey);
  let state: State = { name: "authorize" };
  while (state.name !== "done") state = await step(exchange, state);
  if (!state.outcome) throw state.error;
  return state.outcome;
}

/**
 * Does what a state says.
 * @returns the state that follows
 * @throws what ends a send while nothing is being sent
 */
export function step(
  exchange: Exchange,
  state: Exclude<State, { readonly name: "done" }>,
): Promise<State> {
  switch (state.name) {
    case "authorize":
      return begin(exchange);
    case "attempt":
      return attempt(exchange, state);
    case "read":
      return read(exchange, state);
    case "refresh":
      return refresh(exchange, state);
    case "pause":
      return pause(exchange, state.milliseconds, state);
  }
}

async function begin(exchange: Exchange): Promise<State> {
  return {
    name: "attempt",
    draft: await draftOf(exchange, 0, false),
    sent: 0,
    isRefreshed: false,
  };
}

async function attempt(exchange: Exchange, { draft, sent, isRefreshed }: Progress): Promise<State> {
  const { sender, request, options } = exchange;
  const start = sender.environment.elapsed();
  const limit = startLimit(exchange.limit(), options.signal);
  const attempted = { draft, sent: sent + 1, isRefreshed, start };
  let isSent = false;
  try {
    const response = await limit.within(async (stop) => {
      exchange.bindKey?.();
      isSent = true;
      const answer = await transmit(sender.options.fetch, draft, request, stop);
      // Nobody waits for it any more.
      if (stop.aborted) cancel(answer);
      return answer;
    });
    return { name: "read", ...attempted, response, limit };
  } catch (thrown) {
    limit.end();
    if (!isSent) throw stopOf(exchange, sent, thrown);
    return conclude(exchange, { ...attempted, error: errorOf(exchange, attempted, thrown) });
  }
}

async function read(exchange: Exchange, answered: Answered): Promise<State> {
  const { sender, request, baseUrl, options } = exchange;
  const { response, sent, limit } = answered;
  const { status, headers } = response;
  const next = verdictOf(exchange, answered);
  let outcome: Attempted["outcome"];
  let error: unknown;
  try {
    // What is tried again isn't read.
    if (typeof next === "number") cancel(response);
    else {
      const reading = readingOf(exchange, answered);
      const { anySuccess } = sender.options;
      const body = await limit.within(() =>
        readBody(response, request, reading, options.stream, anySuccess),
      );
      outcome = { status, ...body, headers, request, baseUrl, attempts: sent };
      // A status that isn't declared is no error of the attempt.
      error = (Object(body.error) as Error).cause && body.error;
    }
    return conclude(exchange, { ...answered, outcome, error }, next);
  } catch (thrown) {
    return conclude(exchange, { ...answered, error: errorOf(exchange, answered, thrown) });
  } finally {
    limit.end();
  }
}

async function refresh(exchange: Exchange, attempted: Attempted): Promise<State> {
  const { sender, refreshes, options } = exchange;
  const refreshed = { ...attempted, isRefreshed: true };
  try {
    // Another request may have refreshed meanwhile: then what there is now is new already.
    const draft = await draftOf(exchange, attempted.sent, sender.refreshes === refreshes);
    if (JSON.stringify(draft) !== JSON.stringify(attempted.draft))
      return conclude(exchange, { ...refreshed, draft }, 0);
    return conclude(exchange, refreshed);
  } catch (error) {
    const next = verdictOf(exchange, refreshed);
    if (options.signal?.aborted)
      return conclude(exchange, { ...refreshed, outcome: undefined, error }, next);
    return conclude(exchange, { ...refreshed, error: attempted.error ?? error }, next);
  }
}

async function pause(
  exchange: Exchange,
  milliseconds: number,
  { draft, sent, isRefreshed }: Progress,
): Promise<State> {
  const { sender, options } = exchange;
  const wait = (stop: AbortSignal): Promise<unknown> => sender.environment.wait(milliseconds, stop);
  await limitTime(wait, noLimit, options.signal).catch((thrown) => {
    throw stopOf(exchange, sent, thrown);
  });
  return { name: "attempt", draft, sent, isRefreshed };
}

/** The request with credentials: new ones, where they are asked for again. */
async function draftOf(exchange: Exchange, sent: number, again: boolean): Promise<SignedDraft> {
  const { sender, request, baseUrl, options } = exchange;
  try {
    const work = (): Promise<SignedDraft> => authorize(sender, request, baseUrl, again);
    return await limitTime(work, exchange.limit(), options.signal);
  } catch (thrown) {
    throw stopOf(exchange, sent, thrown);
  }
}

/** Frees the connection. That it is broken already is no news. */
function cancel({ body }: Response): void {
  body?.cancel().catch((): void => undefined);
}
