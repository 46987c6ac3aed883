// The runtime of wireform, copied. Do not edit.
/** Sending: the server, the headers, the credentials, and the transport. */
import { hide } from "../client/api-error.js";
import {
  type FetchOptions,
  headersOf,
  isBaseUrl,
  type SendOptions,
  type Transport,
  type TransportInit,
} from "../client/options.js";
import type { Sender } from "../client/sender.js";
import type { HttpRequest } from "../encode/operation.js";
import type { SignedDraft } from "./auth.js";
import { FinalError } from "./failure.js";
import { checkBody, isRefused } from "./refusal.js";

/** @throws TypeError if there is no server that a request can go to */
export function baseOf({ api, options }: Sender, { operation }: HttpRequest): string {
  const base = options.baseUrl ?? operation.servers?.[0] ?? api.servers[0];
  if (!isBaseUrl(base)) throw new TypeError(`baseUrl is needed: the server is ${base}`);
  return base.replace(/\/$/, "");
}

/** A request with headers that can be added to. */
export interface OpenRequest extends HttpRequest {
  readonly headers: Record<string, string>;
}

/**
 * The request with its headers, but without what the client adds to each attempt: its own headers
 * and credentials. So outcomes and events don't show these.
 */
export function withHeaders(given: HttpRequest, { headers }: SendOptions): OpenRequest {
  checkBody(given);
  // Middleware may have added headers in any case, or invalid ones.
  return { ...given, headers: { ...headersOf(given.headers), ...headersOf(headers) } };
}

/**
 * The request with its credentials.
 * @param refused the same with those that the API has just refused
 */
export async function draftOf(
  sender: Sender,
  { operation, url, headers }: HttpRequest,
  base: string,
  refused: SignedDraft | undefined,
): Promise<SignedDraft> {
  const draft: SignedDraft = {
    url: base + url,
    headers: { ...sender.headers, ...headers },
    secrets: [],
  };
  await sender.authorize?.(operation, draft, refused);
  return draft;
}

/**
 * Redirects are not followed. On the way to another origin `fetch` removes Authorization, but no
 * API key in another header and no body, and it turns a redirected POST into a GET. A 3xx is an
 * outcome, and the caller can check its `location`; browsers show only status 0.
 * @param given what the caller adds for `fetch`, and what ends the attempt
 * @throws FinalError if there is no usable response, and a retry won't give one
 */
export async function transmit(
  fetch: Transport | undefined,
  { url, headers: sent }: SignedDraft,
  request: HttpRequest,
  mask: (error: unknown) => unknown,
  given: FetchOptions & { readonly signal: AbortSignal },
): Promise<Response> {
  const { method, body } = request;
  // `duplex` is for a body that is a stream. Headers are copied, so that attempts can't change each
  // other.
  const init: TransportInit = {
    ...given,
    method,
    headers: { ...sent },
    body,
    redirect: "manual",
    duplex: "half",
  };
  let answer: unknown;
  let response: unknown;
  try {
    answer = (fetch ?? globalThis.fetch)(url, init);
    response = await answer;
  } catch (thrown) {
    // At once: an object that can't be inspected, such as a Proxy, would break the first code that
    // reads it.
    const cause = mask(thrown);
    const { name, message } = Object(cause) as Error;
    // An error that is thrown at once isn't from the network.
    if (name !== "TypeError" || (answer && !isRefused(url, init, cause))) throw cause;
    throw refusal(message, cause);
  }
  const { headers, status, type, bodyUsed, arrayBuffer } = Object(response) as Partial<Response>;
  if (!headers || !arrayBuffer || bodyUsed) throw refusal("fetch gave no unread Response");
  // A retry would give the same. Not all platforms' types have this value.
  const kind: string | undefined = type;
  if (kind === "opaqueredirect") throw refusal("redirects are not followed");
  if (!status) throw new TypeError("the network failed");
  return response as Response;
}

/** Frees the connection, ignoring errors: it may be broken already. */
export function cancel({ body }: Response): void {
  body?.cancel().catch((): void => undefined);
}

function refusal(message: string, cause?: unknown): FinalError {
  const error = new TypeError(message);
  if (cause) hide(error, "cause", cause);
  return new FinalError(error);
}
