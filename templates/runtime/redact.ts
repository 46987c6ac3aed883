/** What may be shown of a request, in errors and logs. */
import type { HttpRequest } from "./operation.js";

/** A request without what could be secret: no body, and `[redacted]` for values that are. */
export interface RedactedRequest {
  readonly method: string;
  /** Path and query, relative to the server. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Idempotency keys are shown: who sends again after a failure needs the same one. */
export function redact({ operation, method, url, headers }: HttpRequest): RedactedRequest {
  const shown = /^idempotency-key$/i;
  const own = operation.idempotencyHeader?.toLowerCase();
  const hide = (name: string, value: string): string =>
    isSecret(name) && !shown.test(name) && name !== own ? "[redacted]" : value;
  return {
    method,
    url: redactUrl(url),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, hide(name, value)]),
    ),
  };
}

export function redactUrl(url: string): string {
  const at = url.indexOf("?") + 1;
  return at ? url.slice(0, at) + redactPairs(url.slice(at)) : url;
}

/** A query or a form body: pairs of a name and a value, percent-encoded. */
export function redactPairs(text: string): string {
  return text.replace(/([^=&]+)=([^&]*)/g, (pair, name: string) => {
    const shown = /^idempotency-key$/i.test(name);
    return isSecret(decode(name)) && !shown ? `${name}=[redacted]` : pair;
  });
}

/** By name, as documents say of no header or member whether it is a credential. */
const secretName = /auth|cookie|credential|key|passphrase|password|secret|session|signature|token/i;

/** Card and account numbers are no credentials, but no matter for a log either. */
const privateName = /cvc|cvv|iban|(?<!page[-_[]?)number|ssn/i;

/** Words that are a part of harmless ones, such as `shipping`. */
const secretWord = /(?:(?<![A-Za-z])(?:pin|otp)|Pin|PIN|Otp|OTP)(?![a-z])/;

/** Of the parameters that carry an API key, as the document's schemes name them. */
export const keyNames: Set<string> = new Set();

export function isSecret(name: string): boolean {
  return (
    [secretName, privateName, secretWord].some((some) => some.test(name)) || keyNames.has(name)
  );
}

/** A URL without the API keys in its query: the client writes them. */
export function withoutKeys(url: string): string {
  return withoutParameters(url, (name) => keyNames.has(name));
}

/** A URL without some parameters of its query; what else it has stays as it is written. */
export function withoutParameters(url: string, isMeant: (name: string) => boolean): string {
  const [path = "", ...rest] = url.split("?");
  if (!rest.length) return url;
  const query = rest.join("?");
  const kept = query.split("&").filter((pair) => !isMeant(decode(pair.replace(/=.*/s, ""))));
  return kept.length ? `${path}?${kept.join("&")}` : path;
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll("+", " "));
  } catch {
    return name;
  }
}
