/** The error of a value that can't be sent, with its place and the rule that it breaks. */

/** A place inside an input: `["body", "amount_requested", "value"]`, `["body", "expand", 0]`. */
export type InputPath = readonly (string | number)[];

/**
 * Why a value can't be sent, with the rule behind each code:
 *
 * - `missing_required`: a required value is missing, or would send nothing.
 * - `path_segment`: a segment that is empty, `.` or `..` would reach another route.
 * - `header_charset`: a header value is visible ASCII, with blanks inside only.
 * - `cookie_charset`: a cookie is ASCII without semicolons or outer blanks; its name isn't empty.
 * - `lone_surrogate`: not well-formed UTF-16.
 * - `not_finite`: NaN or an infinity.
 * - `not_integer`: not a safe integer, though an integer is declared.
 * - `invalid_date`: an invalid Date.
 * - `not_seconds`: a Unix time that looks like milliseconds.
 * - `type_mismatch`: a value of another shape: an object, an array or a scalar is expected.
 * - `null_not_allowed`: null where the document doesn't allow it.
 * - `unsupported_value`: not data, such as a function, a symbol, a Map or a Promise.
 * - `cyclic_value`: it contains itself.
 * - `nested_value`: deeper than this place allows.
 * - `too_many`: more items or fields than the server's parser reads.
 * - `empty_item`: an empty list or object as an item writes nothing: later items would move up.
 * - `ambiguous_key`: a key that is empty or has brackets in it can't be read back.
 * - `ambiguous_delimiter`: an item contains the delimiter of its list.
 * - `ambiguous_content_type`: several are declared, and nothing decides between them.
 * - `unknown_property`: not declared, and the document allows no others.
 * - `style_not_allowed`: the style can't be used at this place.
 * - `invalid_value`: it breaks a rule of the document, where a client checks its requests.
 */
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
  | "too_many"
  | "empty_item"
  | "ambiguous_key"
  | "ambiguous_delimiter"
  | "ambiguous_content_type"
  | "unknown_property"
  | "style_not_allowed"
  | "invalid_value";

/** The input can't be encoded without loss or error. Thrown before anything is sent. */
export class EncodeError extends Error {
  override readonly name = "EncodeError";
  readonly code: EncodeErrorCode;
  /** The operation's id. Empty until `build` sets it. */
  operation = "";
  /** The place of the value in the input, outermost first. */
  path: InputPath = [];

  /** @param detail what the code doesn't say, in short: every program bundles these words */
  constructor(code: EncodeErrorCode, detail?: string) {
    super(detail ? `${code}, ${detail}` : code);
    this.code = code;
  }

  /** The same error, one level further out. Encoders call it while the stack unwinds. */
  static at(error: unknown, key: string | number): unknown {
    if (error instanceof EncodeError) {
      error.message = `${key}${error.path.length ? "." : ": "}${error.message}`;
      error.path = [key, ...error.path];
    }
    return error;
  }
}

/** Runs a step, and puts `key` before the place of its error. */
export function locate<T>(key: string | number, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw EncodeError.at(error, key);
  }
}
