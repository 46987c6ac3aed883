// The runtime of wireform, copied. Do not edit.
/** Makes clients, which send requests. One attempt after the other is `send.ts`'s. */
import type { HttpRequest, ParameterGroup } from "../encode/operation.js";
import type { Parameters } from "../encode/parameter-groups.js";
import { successOf } from "../read/response-body.js";
import type { Responses } from "../read/response.js";
import { authorizer, type Security } from "../send/auth.js";
import type { keyBinding } from "../send/idempotency.js";
import { checkRetry, type Environment, type RetryOptions } from "../send/retry.js";
import { withHeaders } from "../send/outgoing.js";
import { machineOf } from "../send/send.js";
import { runMachine } from "../send/states.js";
import type { AnyOutcome, Next } from "./middleware.js";
import {
  checkOptions,
  type ClientOptions,
  headersOf,
  isBaseUrl,
  isBoolean,
  isFunction,
  requestShape,
  type SendOptions,
  type StreamOptions,
} from "./options.js";
import type { BodyStream, Outcome, StreamedOutcome, Success } from "./outcome.js";
import type { Sender } from "./sender.js";

export interface Client {
  /** As below, but the body of a success isn't read: `data` is its stream, or null. */
  send<R extends Responses, H>(
    request: HttpRequest<R, H>,
    options: StreamOptions,
  ): Promise<StreamedOutcome<R, H>>;
  /**
   * Sends a request. Every answer that comes whole is an outcome: redirects, which are not followed,
   * and what isn't what the document declares, with `declared: false`.
   * @throws ConnectionError if no answer came, or its kinds TimeoutError and AbortError;
   *   IdempotencyError if the key was used for another request; TypeError if `auth`, `baseUrl` or an
   *   option doesn't fit, or for a body with GET or HEAD (nothing is sent then), or if `fetch`
   *   refuses the request or gives no Response that can be read, or a browser hides a redirect
   */
  send<R extends Responses, H>(
    request: HttpRequest<R, H>,
    options?: SendOptions,
  ): Promise<Outcome<R, H>>;
  /** As below, but the body of a success isn't read. */
  call(request: HttpRequest, options: StreamOptions): Promise<BodyStream>;
  /**
   * Sends a request and gives the data of its success.
   * @throws ApiError if the status is not 2xx, DecodeError if it is a 2xx that isn't what the
   *   document declares (but where no success has data), and all that `send` throws
   */
  call<R extends Responses>(request: HttpRequest<R>, options?: SendOptions): Promise<Success<R>>;
}

/** What a document says about all of its operations, as generated. */
export interface Api extends Security {
  /** Variables are filled in; the first is used. */
  readonly servers: readonly string[];
  /** Where the document or the configuration departs from the usual policy. */
  readonly retry?: RetryOptions;
  /** Of documents with an idempotency header; others carry nothing of it. */
  readonly keys?: typeof keyBinding;
  /** What the client gives to operations, where the configuration says so. */
  readonly parameters?: Readonly<Partial<Record<ParameterGroup, Parameters>>>;
}

/**
 * Makes a client; `createClient` of the generated code calls it.
 * @param environment for tests only
 * @throws TypeError on options of unknown names or wrong shapes
 */
export function makeClient<A>(
  api: Api,
  options: ClientOptions<A> = {},
  environment: Environment = {
    wait: (milliseconds, stop) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        // A timer that nobody waits for would keep the process alive.
        stop.addEventListener("abort", () => clearTimeout(timer));
      }),
    random: Math.random,
    now: Date.now,
    elapsed: () => performance.now(),
  },
): Client {
  checkOptions(options, {
    ...requestShape,
    baseUrl: isBaseUrl,
    auth: () => true, // the authorizer's
    fetch: isFunction,
    anySuccess: isBoolean,
    middleware: Array.isArray,
    onAttempt: isFunction,
  });
  if ("auth" in options && options.auth === undefined) {
    throw new TypeError("auth is undefined: is an environment variable unset?");
  }
  const sender: Sender = {
    api,
    options,
    environment,
    headers: headersOf(options.headers),
    retry: checkRetry(options.retry),
    authorize: authorizer(api, options.auth),
    keys: new Map(),
    refreshes: 0,
    spent: 0,
  };

  async function send(request: HttpRequest, sendOptions: SendOptions = {}): Promise<AnyOutcome> {
    checkOptions(sendOptions, {
      ...requestShape,
      stream: isBoolean,
      signal: (value) => value instanceof AbortSignal,
      idempotencyKey: (value) => typeof value === "string" && /^[!-~]{1,255}$/.test(value),
    });
    let key: string | undefined;
    const makeKey = (): string => (key ??= crypto.randomUUID());
    const last: Next = async (passed) =>
      runMachine(
        machineOf(
          sender,
          sendOptions,
          ...(await withHeaders(sender, passed, sendOptions, makeKey)),
        ),
      );
    const layers = options.middleware ?? [];
    const first = layers.reduceRight<Next>((next, layer) => (passed) => layer(passed, next), last);
    return first(request);
  }

  return {
    send: send as Client["send"],
    call: (async (request: HttpRequest, sendOptions?: SendOptions & Partial<StreamOptions>) =>
      successOf(await send(request, sendOptions))) as Client["call"],
  };
}
