// The runtime of wireform, copied. Do not edit.
/** A place inside an input: `["body", "amount_requested", "value"]`, `["body", "expand", 0]`. */
export type InputPath = readonly (string | number)[];

/** Why a value can't be written; the rules: each says what the wire could not carry. */
export type EncodeErrorCode =
  | "missing_required"
  | "path_segment"
  | "header_charset"
  | "cookie_charset"
  | "lone_surrogate"
  | "not_finite"
  | "not_integer"
  | "invalid_date"
  | "not_seconds"
  | "type_mismatch"
  | "null_not_allowed"
  | "unsupported_value"
  | "cyclic_value"
  | "nested_value"
  | "ambiguous_key"
  | "ambiguous_delimiter"
  | "ambiguous_content_type"
  | "unknown_property"
  | "style_not_allowed";

/** The input can't be encoded without loss or error. Thrown before anything is sent. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";
  readonly code: EncodeErrorCode;
  /** The operation's id. Empty until `build` fills it in. */
  operation = "";
  /** Where in the input the value stands, outermost first. */
  path: InputPath = [];
  readonly #reason: string;

  constructor(code: EncodeErrorCode, reason: string) {
    super(reason);
    this.code = code;
    this.#reason = reason;
  }

  /** The same error, one level further out. Encoders call it while the stack unwinds. */
  static at(error: unknown, key: string | number): unknown {
    if (error instanceof EncodeError) {
      error.path = [key, ...error.path];
      error.message = `${error.path.join(".")}: ${error.#reason} (${error.code})`;
    }
    return error;
  }
}
