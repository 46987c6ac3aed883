/** Makes clients, which send requests. `send.ts` does the single attempts. */
import type { HttpRequest, ParameterGroup } from "../encode/operation.js";
import type { Parameters } from "../encode/parameter-groups.js";
import { successOf } from "../read/response-body.js";
import type { Responses } from "../read/response.js";
import type { authorizer, Security } from "../send/auth.js";
import type { idempotencyKeys } from "../send/idempotency.js";
import type { Environment, RetryOptions, retrying } from "../send/retry.js";
import type { maskError } from "../send/mask.js";
import { withHeaders } from "../send/outgoing.js";
import { sendRequest } from "../send/send.js";
import type { AnyOutcome, Next } from "./middleware.js";
import {
  checkOptions,
  type ClientOptions,
  headersOf,
  isBaseUrl,
  isBoolean,
  isFunction,
  isObjectOption,
  requestShape,
  type Shape,
  type SendOptions,
  type StreamOptions,
} from "./options.js";
import type { BodyStream, Outcome, StreamedOutcome, Success } from "./outcome.js";
import type { Sender } from "./sender.js";

export interface Client {
  /** Like the next one, but the body of a success isn't read: `data` is its stream, or null. */
  send<R extends Responses, H>(
    request: HttpRequest<R, H>,
    options: StreamOptions,
  ): Promise<StreamedOutcome<R, H>>;
  /**
   * Sends a request. Every complete response is an outcome, also a redirect (which is not followed)
   * and, with `declared: false`, one that the document doesn't declare.
   * @throws ConnectionError if no response came, or its subclasses TimeoutError and AbortError;
   * IdempotencyError if the key was used for another request; TypeError for a wrong `auth`,
   * `baseUrl` or option, or for a body with GET or HEAD (nothing is sent then), or if `fetch`
   * refuses the request or gives no readable Response, or a browser hides a redirect
   */
  send<R extends Responses, H>(
    request: HttpRequest<R, H>,
    options?: SendOptions,
  ): Promise<Outcome<R, H>>;
  /** Like the next one, but the body of a success isn't read. */
  call(request: HttpRequest, options: StreamOptions): Promise<BodyStream>;
  /**
   * Sends a request and returns the data of its success.
   * @throws ApiError if the status is not 2xx, DecodeError for a 2xx that doesn't match the
   * document (unless no success has data), and everything that `send` throws
   */
  call<R extends Responses>(request: HttpRequest<R>, options?: SendOptions): Promise<Success<R>>;
}

/** What a document says about all of its operations, as generated. */
export interface Api extends Security {
  /** Variables are filled in. The first server is used. */
  readonly servers: readonly string[];
  /** Without it, each request is sent once. Only with `retry: false` packages don't bundle it. */
  readonly retries?: typeof retrying;
  /** The differences from the default policy, by the document or the configuration. */
  readonly retry?: RetryOptions;
  /** Only for documents with security schemes; other packages don't bundle it. */
  readonly credentials?: typeof authorizer;
  /** What an error of the transport shows: `maskError`, or `hideError` without security schemes. */
  readonly mask: typeof maskError;
  /** Only for documents with an idempotency header; other packages don't bundle it. */
  readonly keys?: typeof idempotencyKeys;
  /** The parameters that the client passes to operations, if the configuration names some. */
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
  environment: Partial<Environment> = {},
): Client {
  const shape: Shape = {
    ...requestShape,
    retry: (value) => value === false || (!!api.retries && isObjectOption(value)),
  };
  checkOptions(options, {
    ...shape,
    baseUrl: (value) => isBaseUrl(value) || "no http://host/path",
    // The authorizer checks it.
    auth: () => !!api.credentials || "not declared",
    fetch: isFunction,
    anySuccess: isBoolean,
    middleware: (value) =>
      (Array.isArray(value) && value.every(isFunction)) || "no list of functions",
    onAttempt: isFunction,
  });
  const { auth } = options;
  if ("auth" in options && auth === undefined) {
    throw new TypeError("auth is undefined");
  }
  api.retries?.(options.retry);
  const sender: Sender = {
    api,
    options,
    environment,
    headers: headersOf(options.headers),
    authorize: auth === undefined ? undefined : api.credentials?.(api, auth),
    keys: new Map(),
    spent: 0,
  };

  async function send(request: HttpRequest, sendOptions: SendOptions = {}): Promise<AnyOutcome> {
    checkOptions(sendOptions, {
      ...shape,
      stream: isBoolean,
      signal: (value) => value instanceof AbortSignal,
      idempotencyKey: () => !!api.keys || "not declared",
    });
    const addKey = api.keys?.(sender, sendOptions.idempotencyKey);
    const last: Next = async (passed) => {
      const whole = withHeaders(passed, sendOptions);
      return sendRequest(sender, sendOptions, whole, await addKey?.(whole));
    };
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
