/** What errors and logs may show of a request. */
import type { HttpRequest, Operation } from "../encode/operation.js";

/**
 * A request without possible secrets: no body, `[redacted]` for secret values, and the document's
 * `/tokens/{token}` for a path with a secret.
 */
export interface RedactedRequest {
  readonly method: string;
  /** Path and query, relative to the server. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is shown in place of a secret. */
export const redacted = "[redacted]";

/** Called for each secret that is hidden. */
export type Hidden = (secret: string) => void;

export function redact(
  { operation, method, url, headers }: HttpRequest,
  hidden?: Hidden,
): RedactedRequest {
  const shown = { ...headers };
  for (const [name, value] of Object.entries(headers))
    if (isSecret(name) && name !== operation.idempotencyHeader?.toLowerCase()) {
      hidden?.(value);
      shown[name] = redacted;
    }
  return { method, url: redactUrl(url, operation, hidden), headers: shown };
}

/** @param hidden isn't called for secrets in the path */
export function redactUrl(url: string, operation: Operation, hidden?: Hidden): string {
  const end = url.search(/\?|$/);
  const path = hasSecretPath(operation) ? operation.path : url.slice(0, end);
  return path + redactPairs(url.slice(end), operation, hidden);
}

/**
 * Whether a path has a secret, `/tokens/{token}`: then the document's path is shown. Numbers of
 * things are not secret, so that errors can show `/issues/7`.
 */
export function hasSecretPath({ path }: Operation): boolean {
  return !!path
    .replace(/(?<!card[-_]?|account[-_]?)number/gi, "")
    .match(/\{[^}]*/g)
    ?.some(isSecret);
}

/**
 * A query or a form body: pairs of a name and a value, percent-encoded. A value may be JSON: it is
 * hidden as a whole if the name of a member, at any depth, sounds like a secret.
 */
export function redactPairs(text: string, { keyParameters }: Operation, hidden?: Hidden): string {
  return text.replace(/([^?=&]+)=([^&]*)/g, (pair, encoded: string, value: string) => {
    const name = decode(encoded);
    const members = decode(value).match(/"[^"]*"(?=\s*:)/g) ?? [];
    if (![name, ...members].some(isSecret) && !keyParameters?.includes(name)) return pair;
    hidden?.(value);
    return `${encoded}=${redacted}`;
  });
}

/**
 * By name, as documents don't say which headers and members are credentials. Card and account
 * numbers are none, but don't belong in a log either. Idempotency keys are shown: sending again
 * after a failure needs the same one.
 */
const secretName =
  /auth|cookie|credential|(?<!^idempotency-)key|pass(?:phrase|word)|secret|session|signature|token|cv[cv]|iban|(?<!page[-_[]?)number|ssn/i;

/** Words that are also part of harmless ones, such as `shipping`. */
const secretWord = /(?:(?<![A-Za-z])(?:pin|otp)|Pin|PIN|Otp|OTP)(?![a-z])/;

export function isSecret(name: string): boolean {
  return secretName.test(name) || secretWord.test(name);
}

/** A URL without some of its query parameters; the rest is unchanged. */
export function withoutParameters(url: string, isMeant: (name: string) => boolean): string {
  const [path = "", ...rest] = url.split("?");
  if (!rest.length) return url;
  const query = rest.join("?");
  const kept = query.split("&").filter((pair) => !isMeant(decode(pair.replace(/=[^]*/, ""))));
  return kept.length ? `${path}?${kept.join("&")}` : path;
}

/** A name or value in a query or a form; unchanged if its escapes are broken. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
