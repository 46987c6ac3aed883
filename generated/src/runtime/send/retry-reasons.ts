// The runtime of wireform, copied. Do not edit.
/** Whether a request may and can be sent again, by what came of it. */
import type { ConnectionError } from "../client/api-error.js";
import type { HttpRequest } from "../encode/operation.js";

/** Whether the result of an attempt may differ next time. */
export function isAmong(
  statuses: readonly (number | string)[],
  { status, headers }: Response,
): boolean {
  const advice = headers.get("stripe-should-retry");
  if (advice === "true") return status > 399;
  const names = [`${status}`, `${status}`[0] + "XX"];
  return advice !== "false" && statuses.some((listed) => names.includes(`${listed}`));
}

/** Whether the API has certainly not acted: it rejected the request, or was never reached. */
export function isUnexecuted(response: Response, error?: ConnectionError): boolean {
  return error
    ? // ECONNREFUSED, ENOTFOUND, EAI_AGAIN; Bun's ConnectionRefused.
      /refused|notfound|eai_again/i.test(error.code!)
    : [429, 503].includes(response.status) && response.headers.has("retry-after");
}

/**
 * Milliseconds that a `Retry-After` asks for (RFC 9110 10.2.3): seconds or a date; the longest of
 * several that a proxy has joined. NaN: none, or not readable.
 */
export function retryAfter(header: string, now: number): number {
  if (/^\d+( *, *\d+)*$/.test(header)) return Math.max(...header.split(",").map(Number)) * 1000;
  // All three date forms have a weekday and a time; `Date.parse` may accept other texts.
  if (!/^[A-Z][a-z]+,? .*:\d\d/.test(header)) return NaN;
  // Of the three forms (5.6.7), `asctime` has no time zone.
  return Date.parse(header.endsWith("GMT") ? header : `${header} GMT`) - now;
}

/**
 * Whether sending twice has the same effect as sending once: the method promises it, or an
 * idempotency key tells the API that it is the same request.
 */
export function isRepeatable({ operation, method, headers }: HttpRequest): boolean {
  const key = headers[operation.idempotencyHeader?.toLowerCase() ?? "idempotency-key"];
  return !!key || /^(GET|HEAD|OPTIONS|PUT|DELETE|TRACE|QUERY)$/.test(method);
}
