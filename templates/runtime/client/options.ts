/** The options of a client and of a request, and their checks. */
import { isHeaderText } from "../encode/charset.js";
import { hasOwn } from "../encode/codecs/scalar.js";
import type { RequestBody } from "../encode/operation.js";
import type { Attempt } from "../send/attempt.js";
import type { RetryOptions } from "../send/retry.js";
import type { Middleware } from "./middleware.js";

/** Defaults for each request of a client, which a `send` can override. */
export interface RequestOptions {
  /**
   * Milliseconds for each attempt, including the body of its response: then comes a TimeoutError or
   * another attempt. Default 80,000; `false`: no limit. A stream that has begun may take longer.
   */
  readonly timeout?: number | false | undefined;
  /** Milliseconds for all attempts and pauses together, including a stream. No limit by default. */
  readonly totalTimeout?: number | false | undefined;
  /** `false`: every request is sent once. Missing members are those of the client. */
  readonly retry?: false | RetryOptions | undefined;
  /**
   * Headers beside those of the operation, such as an API version; names are not case-sensitive.
   * Those of a `send` win over the request's own, and these over the client's.
   */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * What else `fetch` takes, as it is: `credentials`, `keepalive`, `cache`, Next's `next`, undici's
   * `dispatcher`. Of the same member, that of a `send` wins over the client's.
   */
  readonly fetchOptions?: FetchOptions | undefined;
}

/** The options of `fetch` as the platform declares them, without those that a client sets. */
export type FetchOptions = Omit<
  RequestInit,
  "method" | "headers" | "body" | "signal" | "redirect" | "duplex"
>;

/** The options of one `send` or `call`. */
export interface SendOptions extends RequestOptions {
  /** Ends the request at once, with an AbortError. Whether the API has acted is then not known. */
  readonly signal?: AbortSignal | undefined;
  /** Replaces the random key: 1 to 255 visible ASCII characters. */
  readonly idempotencyKey?: string | undefined;
}

/** For large bodies, or bodies that the document doesn't describe. */
export interface StreamOptions extends SendOptions {
  /** The body of a success is left unread. `timeout` then ends with its headers. */
  readonly stream: true;
}

/** `A`: the forms of `auth` that the document's security schemes allow. */
export interface ClientOptions<A = never> extends RequestOptions {
  /**
   * The URL of the API, for example `https://api.example.com/v2`, instead of all servers in the
   * document. It is absolute, and its path comes before the operations' paths.
   */
  readonly baseUrl?: string | undefined;
  /**
   * Credentials. A function is called once per `send` or `call`, and once more, with
   * `{ refresh: true }`, if the API answers 401 and `retry` isn't false; requests that fail
   * together share that call. `timeout` applies to it too. Without `auth`, requests have no
   * credentials; an `undefined` from an unset environment variable is refused.
   */
  readonly auth?: A;
  /** Replaces `globalThis.fetch`, which is looked up when it is needed. */
  readonly fetch?: Transport | undefined;
  /**
   * `true`: an undeclared 2xx (201 instead of 200) is treated as the declared one, if there is only
   * one. So servers may differ from their document.
   */
  readonly anySuccess?: boolean | undefined;
  /** The first is the outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Called after each attempt, for logs and metrics. What it throws is ignored. */
  readonly onAttempt?: ((attempt: Attempt) => void) | undefined;
}

/**
 * The part of `fetch` that a client uses: any `fetch`, undici's with a proxy, or a function of a
 * test.
 */
export type Transport = (url: string, init: TransportInit) => Promise<Response>;

/** What a client gives to `fetch`. */
export type TransportInit = FetchOptions & {
  readonly method: string;
  /** With lower-case names. A new object for each attempt. */
  readonly headers: Record<string, string>;
  readonly body: RequestBody | null;
  /** Aborts when the caller does, or when the time for the attempt is over. */
  readonly signal: AbortSignal;
  readonly redirect: "manual";
  readonly duplex: "half";
};

/** For each known name: whether a value (never `undefined`) is valid. A text says what it is not. */
export type Shape = Readonly<Record<string, (value: unknown) => boolean | string>>;

export const isObjectOption = (value: unknown): boolean => Object(value) === value;
export const isFunction: Shape[string] = (value) => typeof value === "function";
export const isBoolean: Shape[string] = (value) => typeof value === "boolean";

const isTime: Shape[string] = (value) =>
  value === false || (typeof value === "number" && value > 0);

/** For `checkOptions`: the common options of clients and requests. */
export const requestShape: Shape = {
  timeout: isTime,
  totalTimeout: isTime,
  // The entries of `Headers` or a Map are not own properties: none of them would be sent.
  headers: (value) =>
    (isObjectOption(value) && !(Symbol.iterator in Object(value))) || "no plain object",
  fetchOptions: isObjectOption,
};

/**
 * The message shows only the type of what is no number: a URL may have credentials in it.
 * @param path what comes before the names: `retry.`
 * @throws TypeError unless `value` is an object with known names and valid values
 */
export function checkOptions(value: unknown, shape: Shape, path = ""): void {
  if (typeof value !== "object" || !value) throw new TypeError("options must be an object");
  for (const [name, member] of Object.entries(value)) {
    const check = hasOwn(shape, name) && shape[name];
    if (!check)
      throw new TypeError(
        `unknown option: ${path}${name}, not one of ${Object.keys(shape).join(", ")}`,
      );
    const isValid = member === undefined || check(member);
    if (isValid !== true)
      throw new TypeError(
        `invalid option: ${path}${name} is ${isValid || (typeof member === "number" ? member : typeof member)}`,
      );
  }
}

/** The entries whose value isn't undefined. */
export function definedEntries(object: object): [name: string, value: unknown][] {
  return Object.entries(object).filter(([, value]) => value !== undefined);
}

/**
 * The headers with lower-case names, without undefined ones.
 * @throws TypeError for a name or value that no header can have; the message doesn't show the value
 */
export function headersOf(given: RequestOptions["headers"] = {}): Record<string, string> {
  const headers = definedEntries(given).map(([name, value]) => {
    const isName = /^[\w!#$%&'*+.^`|~-]+$/.test(name);
    if (!isName || typeof value !== "string" || !isHeaderText(value))
      throw new TypeError(`invalid header ${name}`);
    return [name.toLowerCase(), value] as const;
  });
  // An assignment would lose `__proto__`.
  return Object.fromEntries(headers);
}

/**
 * Whether a server's URL can come before a path: absolute, http(s), without credentials (`fetch`
 * refuses these, and shows them), query and fragment.
 */
export function isBaseUrl(url: unknown): url is string {
  return typeof url === "string" && /^https?:\/\/[^/?#@\\\s]+(\/[^?#\\\s]*)?$/i.test(url);
}
