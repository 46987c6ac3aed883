// The runtime of wireform, copied. Do not edit.
/** Sends requests: credentials, idempotency keys, retries, and the reading of what comes back. */
import { ApiError, ConnectionError, DecodeError } from "./api-error.js";
import { authorizer, type RequestDraft, type Security } from "./auth.js";
import type { HttpRequest } from "./operation.js";
import { checkOptions, isBaseUrl, type ClientOptions } from "./options.js";
import type { Answer, Outcome, Success } from "./outcome.js";
import { readBody, type Responses } from "./response.js";
import { isRepeatable, isTransient, retryPolicy, type Environment } from "./retry.js";

export interface Client {
  /**
   * Sends a request. Every HTTP status is an outcome, redirects too: they are not followed.
   * A failure whose body isn't what the document declares is one too, with `declared: false`.
   * @throws ConnectionError if no answer came, DecodeError if its body can't be read, TypeError if
   *   `auth` or `baseUrl` doesn't fit the operation (nothing is sent then)
   */
  send<R extends Responses>(request: HttpRequest<R>): Promise<Outcome<R>>;
  /**
   * Sends a request and gives the data of its success.
   * @throws ApiError if the status is not 2xx, and all that `send` throws
   */
  call<R extends Responses>(request: HttpRequest<R>): Promise<Success<R>>;
}

/** What a document says about all of its operations, as generated. */
export interface Api extends Security {
  /** Variables are filled in; the first is used. */
  readonly servers: readonly string[];
}

const machine: Environment = {
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
  now: Date.now,
};

/**
 * Makes a client; `createClient` of the generated code calls it.
 * @param environment for tests only
 * @throws TypeError on options of unknown names or wrong shapes
 */
export function makeClient<A>(
  api: Api,
  options: ClientOptions<A> = {},
  environment: Environment = machine,
): Client {
  checkOptions(options, {
    baseUrl: [isBaseUrl, "an absolute http(s) URL without credentials, query and fragment"],
    auth: [() => true, ""], // the authorizer's
    fetch: [(value) => typeof value === "function", "a function"],
    retry: [
      (value) => value === false || Object(value) === value,
      "false or an object of attempts, baseDelay, maxDelay",
    ],
  });
  if ("auth" in options && options.auth === undefined) {
    throw new TypeError("auth is undefined: is an environment variable unset?");
  }
  const authorize = authorizer(api, options.auth);
  const retry = retryPolicy(options.retry, environment);

  async function send(request: HttpRequest): Promise<Answer<number, boolean, unknown>> {
    const { operation } = request;
    const base = options.baseUrl ?? operation.servers?.[0] ?? api.servers[0];
    if (!isBaseUrl(base)) throw new TypeError(`baseUrl is needed: the server is ${base}`);
    const headers: Record<string, string> = { ...request.headers };
    const draft: RequestDraft = { url: base.replace(/\/$/, "") + request.url, headers };
    // One key for all attempts. An empty one would be none: it can't tell two requests apart.
    const keyName = operation.idempotencyHeader?.toLowerCase();
    if (keyName) headers[keyName] ||= crypto.randomUUID();
    await authorize(operation, draft);

    const attempts = isRepeatable(request, headers[keyName ?? "idempotency-key"])
      ? retry.attempts
      : 1;
    for (let attempt = 1; ; attempt++) {
      let response: Response | undefined;
      try {
        response = await transmit(draft, request);
        if (attempt === attempts || !isTransient(response)) {
          const body = await readBody(response, request);
          const { status, ok, headers } = response;
          return { status, ok, ...body, headers, request, attempts: attempt };
        }
        // Frees the connection. That it is broken already is no news.
        response.body?.cancel().catch(() => {});
      } catch (error) {
        if (error instanceof DecodeError) throw error;
        // A `fetch` of the caller's was aborted: by its caller, who wants no other attempt.
        if (attempt === attempts || (Object(error) as Error).name === "AbortError") {
          throw new ConnectionError(operation, attempt, draft.mask ? draft.mask(error) : error);
        }
      }
      await environment.wait(retry.pause(attempt, response));
    }
  }

  /**
   * Redirects are not followed. `fetch` strips Authorization on the way to another origin, but no
   * API key in a header of its own and no body, and it turns a redirected POST into a GET. A 3xx is
   * an outcome, whose `location` the caller may judge; browsers show nothing of it but status 0.
   */
  async function transmit(
    { url, headers }: RequestDraft,
    { method, body }: HttpRequest,
  ): Promise<Response> {
    const fetch = options.fetch ?? globalThis.fetch;
    // `duplex` is for a body that is a stream. Headers are copied: attempts can't change each other.
    const init = { method, headers: { ...headers }, body, redirect: "manual", duplex: "half" };
    const response = await fetch(url, init as RequestInit);
    if (!response.status) throw new TypeError("redirects are not followed");
    return response;
  }

  return {
    send: send as Client["send"],
    async call<R extends Responses>(request: HttpRequest<R>) {
      const outcome = await send(request);
      if (!outcome.ok) throw new ApiError(outcome);
      return outcome.data as Success<R>;
    },
  };
}
