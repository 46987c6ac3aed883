// The runtime of wireform, copied. Do not edit.
/** Other libraries in the place of `fetch`. */
import type { Transport, TransportInit } from "../client/options.js";
import { chunkStream } from "../stream/chunk-stream.js";
import { nodeHeaders } from "./node-headers.js";

/** What a library answers that isn't a `fetch`. */
export interface LibraryAnswer {
  readonly status: number;
  /** Texts by name, or lists of them, as Node, axios and undici give them. */
  readonly headers: object;
  /** Node's streams are iterables. */
  readonly body?: Response["body"] | AsyncIterable<Uint8Array> | ArrayBuffer | Blob | string;
}

/**
 * Sends with a library that isn't a `fetch`:
 *
 * ```ts
 * createClient({ fetch: transportOf(async (url, { method, headers, body, signal }) => { ... }) });
 * ```
 * @param send rejects if no response comes; any status is an answer, and redirects aren't followed
 */
export function transportOf(
  send: (url: string, init: TransportInit) => Promise<LibraryAnswer>,
): Transport {
  return async (url, init) => {
    const { status, headers: given, body = null } = await send(url, init);
    const headers = nodeHeaders(given);
    const isChunks = Symbol.asyncIterator in Object(body) && !("getReader" in Object(body));
    const content = isChunks
      ? chunkStream(body as AsyncIterable<Uint8Array>)
      : (body as Response["body"]);
    const whole = new Response(content, { headers });
    const isBodiless = [204, 205, 304].includes(status);
    // Read to its end, even if it is empty: until then, the connection isn't free.
    if (isBodiless) whole.arrayBuffer().catch((): void => undefined);
    return new Response(isBodiless ? null : whole.body, { status, headers });
  };
}

/** What a client reads of a `Response`: libraries have types of their own for it. */
export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: object | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * A library's `fetch` with options of its own, which win:
 *
 * ```ts
 * createClient({ fetch: fetchWith(undici.fetch, { dispatcher }) });
 * ```
 */
export function fetchWith<I>(
  fetch: (url: string, init: I) => Promise<FetchAnswer>,
  options: Partial<NonNullable<I>>,
): Transport {
  // The same members, whatever the types of streams and Blobs in them.
  const send = fetch as (url: string, init: never) => Promise<FetchAnswer>;
  return (url, init) => send(url, { ...init, ...options } as never) as Promise<Response>;
}
