// The runtime of wireform, copied. Do not edit.
/** One request and the way it is sent: what holds for all of its attempts. */
import type { HttpRequest } from "./operation.js";
import type { SendOptions, StreamOptions } from "./options.js";
import { baseOf, withHeaders } from "./outgoing.js";
import { checkBody } from "./refusal.js";
import { checkRetry, retryPolicy, type RetryPolicy } from "./retry.js";
import type { Sender } from "./sender.js";
import type { TimeLimit } from "./time-limit.js";

export interface Exchange {
  readonly sender: Sender;
  /** Without what the client adds to each attempt: its own headers and credentials. */
  readonly request: HttpRequest;
  readonly baseUrl: string;
  readonly options: SendOptions & Partial<StreamOptions>;
  /** How often the request is sent at most. */
  readonly attempts: number;
  readonly policy: RetryPolicy;
  /** What is left of `totalTimeout`. */
  readonly remaining: () => TimeLimit;
  /** What the next piece of work has: `timeout`, or what is left of `totalTimeout`. */
  readonly limit: () => TimeLimit;
  /** How often the client's credentials had been refreshed when it began. */
  readonly refreshes: number;
  /** @throws IdempotencyError as `keyBinding` says */
  readonly bindKey: (() => void) | undefined;
}

/** @param makeKey as for `sendRequest` */
export async function beginExchange(
  sender: Sender,
  given: HttpRequest,
  options: SendOptions & Partial<StreamOptions>,
  makeKey: () => string,
): Promise<Exchange> {
  const { environment, options: usual, refreshes } = sender;
  const baseUrl = baseOf(sender, given);
  checkBody(given);
  const { request, bindKey } = await withHeaders(sender, given, options, makeKey);
  const retry = {
    ...sender.api.retry,
    ...request.operation.retry,
    ...sender.retry,
    ...checkRetry(options.retry),
  };
  const { attempts = 3 } = retry;
  const timeout = (options.timeout ?? usual.timeout ?? 80_000) || Infinity;
  const total = (options.totalTimeout ?? usual.totalTimeout) || Infinity;
  const deadline = environment.elapsed() + total;
  const remaining = (): TimeLimit => ({
    milliseconds: deadline - environment.elapsed(),
    text: `totalTimeout of ${total} ms`,
  });
  return {
    sender,
    request,
    baseUrl,
    options,
    attempts,
    policy: retryPolicy({ ...retry, attempts }, request, sender, deadline),
    remaining,
    limit() {
      const whole = remaining();
      const own = { milliseconds: timeout, text: `timeout of ${timeout} ms` };
      return whole.milliseconds < timeout ? whole : own;
    },
    refreshes,
    bindKey,
  };
}
