// The runtime of wireform, copied. Do not edit.
/** What a caller says when making a client or sending a request, and the checks of it. */
import { isHeaderText } from "../encode/charset.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import type { Attempt } from "../send/attempt.js";
import type { RetryOptions } from "../send/retry.js";
import type { Middleware } from "./middleware.js";

/** What holds for each request of a client, unless a `send` says otherwise. */
export interface RequestOptions {
  /**
   * Milliseconds for each attempt, the body of its answer included: a TimeoutError after them, or
   * another attempt. 80,000 when not given; `false`: none. A stream may take longer once it runs.
   */
  readonly timeout?: number | false | undefined;
  /** Milliseconds for all attempts and pauses together, a stream included. None when not given. */
  readonly totalTimeout?: number | false | undefined;
  /** `false`: every request is sent once. Members that are left out are as for the client. */
  readonly retry?: false | RetryOptions | undefined;
  /**
   * Headers beside those of the operation, such as an API version; names in any case. Those of a
   * `send` outrank the request's own, which outrank the client's.
   */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** What can be said of one `send` or `call`. */
export interface SendOptions extends RequestOptions {
  /** Ends the request at once, with an AbortError; whether the API has acted is not known then. */
  readonly signal?: AbortSignal | undefined;
  /** Instead of a random one: 1 to 255 visible ASCII characters. */
  readonly idempotencyKey?: string | undefined;
}

/** For bodies that are large, or that the document can't say how to read. */
export interface StreamOptions extends SendOptions {
  /** The body of a success is left unread. `timeout` holds until its headers. */
  readonly stream: true;
}

/** `A`: the shapes of `auth` that the document's security schemes allow. */
export interface ClientOptions<A = never> extends RequestOptions {
  /**
   * Where the API is, for example `https://api.example.com/v2`: instead of all servers that the
   * document names. Absolute; its path stays in front of the operations' paths.
   */
  readonly baseUrl?: string | undefined;
  /**
   * Credentials. Functions are called once per `send` or `call`, and once more, with
   * `{ refresh: true }`, where the API answers 401 and `retry` isn't false; requests that fail
   * together share that. `timeout` holds for them too. Left out, requests go without any; an
   * `undefined` from an unset environment variable is refused.
   */
  readonly auth?: A;
  /** Instead of `globalThis.fetch`, which is looked up when it is needed. */
  readonly fetch?: Transport | undefined;
  /**
   * `true`: a 2xx that the document doesn't declare (201 where it says 200) is taken for the one that
   * it declares, if that is only one; so servers may differ from their document.
   */
  readonly anySuccess?: boolean | undefined;
  /** The first is the outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Told of each attempt when it has ended, for logs and metrics. What it throws is ignored. */
  readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
}

/**
 * As much of `fetch` as a client uses: any `fetch`, undici's with a proxy behind it, or a function
 * of a test. `init` has `method`, `headers` (a plain object of lower-case names), `body`, `signal`,
 * `redirect: "manual"` and `duplex: "half"`.
 */
export type Transport = (url: string, init: RequestInit) => Promise<Response>;

/** For each known name, whether a value (never `undefined`) is in order. */
export type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

export const isObjectOption: Shape[string] = (value) => Object(value) === value;
export const isFunction: Shape[string] = (value) => typeof value === "function";
export const isBoolean: Shape[string] = (value) => typeof value === "boolean";

const isTime: Shape[string] = (value) =>
  value === false || (typeof value === "number" && value > 0);

/** For `checkOptions`: what clients and requests have in common. */
export const requestShape: Shape = {
  timeout: isTime,
  totalTimeout: isTime,
  retry: (value) => value === false || isObjectOption(value),
  // `Headers` and a Map have no names of their own: none would be sent.
  headers: (value) => isObjectOption(value) && !(Symbol.iterator in Object(value)),
};

/**
 * What they are is said where they are declared, and not again here. Nor is the value shown: a URL
 * may have credentials in it.
 * @throws TypeError unless `value` is an object of known names with values in order
 */
export function checkOptions(value: unknown, shape: Shape): void {
  if (typeof value !== "object" || !value) throw new TypeError("options must be an object");
  for (const [name, member] of Object.entries(value)) {
    const isValid = hasOwn(shape, name) && shape[name];
    if (!isValid) throw new TypeError(`unknown option: ${name}`);
    if (member !== undefined && !isValid(member)) throw new TypeError(`invalid option: ${name}`);
  }
}

/** Those that aren't undefined. */
export function definedEntries(object: object): [name: string, value: unknown][] {
  return Object.entries(object).filter(([, value]) => value !== undefined);
}

/**
 * With names in lower case, and without those that are undefined.
 * @throws TypeError on a name or value that no header can have; the value isn't shown
 */
export function headersOf(given: RequestOptions["headers"] = {}): Record<string, string> {
  const headers = definedEntries(given).map(([name, value]) => {
    const isName = /^[\w!#$%&'*+.^`|~-]+$/.test(name);
    if (!isName || typeof value !== "string" || !isHeaderText(value))
      throw new TypeError(`invalid header ${name}`);
    return [name.toLowerCase(), value] as const;
  });
  // Not by assignment, which loses a `__proto__`.
  return Object.fromEntries(headers);
}

/**
 * Whether a server's URL can stand before a path: absolute, http(s), and without credentials (which
 * `fetch` refuses, showing them), query and fragment.
 */
export function isBaseUrl(url: unknown): url is string {
  return typeof url === "string" && /^https?:\/\/[^/?#@\\\s]+(\/[^?#\\\s]*)?$/i.test(url);
}
