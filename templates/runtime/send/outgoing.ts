/** Sending: the server, the headers with their key, the credentials, and the transport. */
import { hide } from "../client/api-error.js";
import { headersOf, isBaseUrl, type SendOptions, type Transport } from "../client/options.js";
import type { Sender } from "../client/sender.js";
import type { HttpRequest } from "../encode/operation.js";
import type { SignedDraft } from "./auth.js";
import type { BindKey } from "./idempotency.js";
import { maskError } from "./mask.js";
import { checkBody, isRefused } from "./refusal.js";

/** There is no usable response, and a retry won't give one. */
export class NoResponse extends TypeError {}

/** @throws TypeError if there is no server that a request can go to */
export function baseOf({ api, options }: Sender, { operation }: HttpRequest): string {
  const base = options.baseUrl ?? operation.servers?.[0] ?? api.servers[0];
  if (!isBaseUrl(base)) throw new TypeError(`baseUrl is needed: the server is ${base}`);
  return base.replace(/\/$/, "");
}

/**
 * The request with its headers and one key for all attempts, but without what the client adds to
 * each attempt: its own headers and credentials. So outcomes and events don't show these. An empty
 * key would be no key: it can't distinguish two requests.
 */
export async function withHeaders(
  sender: Sender,
  given: HttpRequest,
  { headers, idempotencyKey }: SendOptions,
  makeKey: () => string,
): Promise<[request: HttpRequest, bindKey?: BindKey | undefined]> {
  checkBody(given);
  // Middleware may have added headers in any case, or invalid ones.
  const sent = { ...headersOf(given.headers), ...headersOf(headers) };
  const request = { ...given, headers: sent };
  const name = given.operation.idempotencyHeader?.toLowerCase();
  if (name === undefined) {
    if (idempotencyKey === undefined) return [request];
    const { method, path } = given.operation;
    throw new TypeError(`${method} ${path} declares no idempotencyHeader in x-wireform`);
  }
  const key = idempotencyKey ?? sent[name] ?? sender.headers[name];
  sent[name] = key || makeKey();
  return [request, key ? await sender.api.keys?.(sender.keys, key, request) : undefined];
}

/** A new draft for each attempt, as credentials are written into it. */
export async function draftOf(
  sender: Sender,
  { operation, url, headers }: HttpRequest,
  base: string,
  refresh: boolean,
): Promise<SignedDraft> {
  const draft: SignedDraft = {
    url: base + url,
    headers: { ...sender.headers, ...headers },
    secrets: [],
  };
  await sender.authorize(operation, draft, { refresh });
  // Even if the caller who waited has left: other requests needn't refresh again.
  if (refresh) sender.refreshes++;
  return draft;
}

/**
 * Redirects are not followed. On the way to another origin `fetch` removes Authorization, but no
 * API key in another header and no body, and it turns a redirected POST into a GET. A 3xx is an
 * outcome, and the caller can check its `location`; browsers show only status 0.
 */
export async function transmit(
  transport: Transport | undefined,
  draft: SignedDraft,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Response> {
  const fetch = transport ?? globalThis.fetch;
  // `duplex` is for a body that is a stream. Headers are copied, so that attempts can't change each
  // other.
  const init = {
    method: request.method,
    headers: { ...draft.headers },
    body: request.body,
    signal,
    redirect: "manual",
    duplex: "half",
  } as RequestInit;
  let answer: unknown;
  let response: unknown;
  try {
    answer = fetch(draft.url, init);
    response = await answer;
  } catch (thrown) {
    // At once: an object that can't be inspected, such as a Proxy, would break the first code that
    // reads it.
    const cause = maskError(thrown, draft, request);
    const error = Object(cause) as Error;
    // An error that is thrown at once isn't from the network.
    if (error.name !== "TypeError" || (answer && !isRefused(draft.url, init, error))) throw cause;
    const refusal = new NoResponse(error.message);
    hide(refusal, "cause", cause);
    throw refusal;
  }
  const { headers, status, type, bodyUsed, arrayBuffer } = Object(response) as Partial<Response>;
  if (!headers || !arrayBuffer || bodyUsed)
    throw new NoResponse("fetch gave no Response, or one that is read already");
  // A retry would give the same. Not all platforms' types have this value.
  const kind: string | undefined = type;
  if (kind === "opaqueredirect") throw new NoResponse("redirects are not followed");
  if (!status) throw new TypeError("the network failed");
  return response as Response;
}
