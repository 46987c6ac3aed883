import type { Docs, Example } from "./docs.js";
import type { Shape } from "./schema.js";
import type { Declared, Pointer } from "../diagnostics/diagnostic.js";

export interface Response extends Declared {
  readonly at: Pointer;
  readonly status: StatusKey;
  readonly docs: Docs;
  /** The first is asked for where a caller names none. */
  readonly contents: readonly ResponseContent[];
  /** By media type, where there are any. */
  readonly examples?: ReadonlyMap<string, readonly Example[]>;
  readonly headers: readonly ResponseHeader[];
}

/** `"200"`, `"4XX"` or `"default"`. */
export type StatusKey = string;

/** Responses of these statuses have no body in HTTP (RFC 9110, 15). */
export function isBodiless(status: StatusKey): boolean {
  return /^(1|204|205|304)/.test(status);
}

export interface ResponseContent {
  readonly mediaType: string;
  /** Of the body; of a stream: of one item. */
  readonly shape: Shape;
  readonly format: AnswerFormat;
  /** `null`: the body is one value. */
  readonly stream: Stream | null;
  /** Not declared here: `errors` describes all failures so. It isn't asked for. */
  readonly isAssumed?: true;
  /** JSON of the same schema stands beside it. */
  readonly isTwin?: true;
  /** No schema says what it is. */
  readonly isUndescribed?: true;
}

/**
 * `scalar`: the text of a number, a boolean or null. Of ranges that JSON lies in: `any` is read by its
 * Content-Type; `anyText` is a string, whether JSON writes it or not; `jsonOrText` is JSON where it says
 * so, else a string.
 */
export type AnswerFormat = "json" | "text" | "binary" | "scalar" | "any" | "anyText" | "jsonOrText";

/** How a body that is a sequence of items is split. */
export type Stream =
  /** A JSON text a line, or behind each record separator (RFC 7464). */
  | { readonly kind: "lines" | "sequence" }
  /**
   * Server-sent events. The shape is the whole event's, or that of its data alone. `json`: whether
   * the data is JSON, or of which events it is, by name.
   */
  | {
      readonly kind: "events";
      readonly shapeOf: "event" | "data";
      readonly json: boolean | readonly string[];
    };

export interface ResponseHeader {
  readonly at: Pointer;
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
  readonly docs: Docs;
}
