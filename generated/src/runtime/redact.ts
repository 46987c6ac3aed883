// The runtime of wireform, copied. Do not edit.
/** What may be shown of a request, in errors and logs. */
import type { HttpRequest } from "./operation.js";

/** A request without what could be secret: no body, and `[redacted]` for values that are. */
export interface RedactedRequest {
  readonly method: string;
  /** Path and query, relative to the server. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** By name, as documents say of no header whether it is a credential. */
const secretName = /auth|cookie|credential|key|password|secret|session|signature|token/i;

export function isSecret(name: string): boolean {
  return secretName.test(name);
}

/** Idempotency keys are shown: who sends again after a failure needs the same one. */
export function redact({ operation, method, url, headers }: HttpRequest): RedactedRequest {
  const shown = /^idempotency-key$/i;
  const own = operation.idempotencyHeader?.toLowerCase();
  const hide = (name: string, value: string): string =>
    isSecret(name) && !shown.test(name) && name !== own ? "[redacted]" : value;
  return {
    method,
    url: url.replace(
      /([?&])([^=&]*)=([^&]*)/g,
      (_, mark, name, value) => `${mark}${name}=${hide(name, value)}`,
    ),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, hide(name, value)]),
    ),
  };
}
