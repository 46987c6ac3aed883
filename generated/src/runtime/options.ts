// The runtime of wireform, copied. Do not edit.
/** What a caller says when making a client, and the checks that catch a slip at once. */
import type { RetryOptions } from "./retry.js";

/** `A`: the shapes of `auth` that the document's security schemes allow. */
export interface ClientOptions<A = never> {
  /**
   * Where the API is, for example `https://api.example.com/v2`: instead of all servers that the
   * document names. Absolute; its path stays in front of the operations' paths.
   */
  readonly baseUrl?: string | undefined;
  /**
   * Credentials. Functions are called once per `send` or `call`, not again for a retry. Left out,
   * requests go without any; an `undefined` from an unset environment variable is refused.
   */
  readonly auth?: A;
  /** Instead of `globalThis.fetch`, which is looked up when it is needed. */
  readonly fetch?: Fetch | undefined;
  /** `false`: every request is sent once. */
  readonly retry?: false | RetryOptions | undefined;
}

/** As much of `fetch` as a client uses. `init.headers` is a plain object of lower-case names. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** For each known name, whether a value (never `undefined`) is in order, and what would be. */
export type Shape = {
  readonly [name: string]: readonly [isValid: (value: unknown) => boolean, expected: string];
};

/** @throws TypeError unless `value` is an object of known names with values in order */
export function checkOptions(value: unknown, shape: Shape): void {
  if (typeof value !== "object" || !value) throw new TypeError("options must be an object");
  for (const [name, member] of Object.entries(value)) {
    const [isValid, expected] = (Object.hasOwn(shape, name) && shape[name]) || [];
    if (!isValid) throw new TypeError(`unknown option: ${name}`);
    // The value isn't shown: a URL may have credentials in it.
    if (member !== undefined && !isValid(member)) {
      throw new TypeError(`invalid value of option ${name}: expected ${expected}`);
    }
  }
}

/**
 * Whether a server's URL can stand before a path: absolute, http(s), and without credentials (which
 * `fetch` refuses, showing them), query and fragment.
 */
export function isBaseUrl(url: unknown): url is string {
  return typeof url === "string" && /^https?:\/\/[^/?#@\\\s]+(\/[^?#\\\s]*)?$/i.test(url);
}
