// The runtime of wireform, copied. Do not edit.
/** One event for each `send`, with the attribute names of OpenTelemetry's HTTP conventions. */
import type { Middleware } from "../client/middleware.js";
import { onSettled } from "./settled.js";

/** https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
export interface SendEvent {
  /** Method and route template, for example `POST /v1/payment_records/report_payment`. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startTime: number;
  /** Seconds, including pauses and retries: the unit of `http.client.request.duration`. */
  readonly duration: number;
  readonly attributes: {
    readonly "http.request.method": string;
    /** The path of the document, without any value. */
    readonly "url.template": string;
    /** The operation's id. */
    readonly "openapi.operation.id": string;
    /** Absent if no response came. */
    readonly "http.response.status_code"?: number;
    /** How often the request was sent again. */
    readonly "http.request.resend_count"?: number;
    /** The status of a failure, or the name of the error: `TimeoutError`. Absent on success. */
    readonly "error.type"?: string;
  };
}

/**
 * Middleware that calls `record` after each `send`. The event has no body, no parameter values and
 * no credentials. Errors and rejections of `record` are ignored.
 *
 * ```ts
 * createClient({ auth, middleware: [telemetry((event) => histogram.record(event.duration))] });
 * ```
 */
export function telemetry(record: (event: SendEvent) => void): Middleware {
  return onSettled(({ request, result, status, attempts, startTime, duration, error }) => {
    const { id, method, path } = request.operation;
    const { name = "Error" } = Object(error) as Partial<Error>;
    const attributes = {
      "http.request.method": method,
      "url.template": path,
      "openapi.operation.id": id,
      ...(status === undefined ? {} : { "http.response.status_code": status }),
      ...(attempts ? { "http.request.resend_count": attempts - 1 } : {}),
      ...(result === "success" ? {} : { "error.type": name === "ApiError" ? `${status}` : name }),
    };
    return record({ name: `${method} ${path}`, startTime, duration: duration / 1000, attributes });
  });
}
