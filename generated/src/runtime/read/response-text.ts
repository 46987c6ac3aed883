// The runtime of wireform, copied. Do not edit.
/** The media type of a response, and the text in its bytes. */

/**
 * Decodes with the charset of the response, else UTF-8.
 * @throws any error: a wrong charset must not put U+FFFD into somebody's name
 */
export function decodeText(content: Uint8Array, { headers }: Response): string {
  const charset = /charset="?([^\s;"]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  return decodeUtf8(content, charset);
}

/** JSON is UTF-8; a `charset` parameter has no effect (RFC 8259 8.1 and 11). */
export function decodeUtf8(content: Uint8Array, label?: string): string {
  return makeDecoder(label, true).decode(content);
}

/** Platforms differ in the types of these arguments. */
export function makeDecoder(label: string | undefined, fatal: boolean, ignoreBOM = false): Decoder {
  return new TextDecoder(label as Options[0], { fatal, ignoreBOM } as Options[1]);
}

type Decoder = InstanceType<typeof TextDecoder>;
type Options = ConstructorParameters<typeof TextDecoder>;

/** Whether a response with this status never has a body. */
export function isBodiless({ status }: Response): boolean {
  return [204, 205, 304].includes(status);
}

export function isJsonType(type: string): boolean {
  return /[/+-]json$/.test(type);
}

/** Types whose bytes are text. A body without a type is tried as text, too. */
const textType = /^(text\/|$)|(xml|json|yaml|script|urlencoded)$/;

/**
 * Reads a body by its `Content-Type`: JSON is parsed, text is a string, an empty body is
 * `undefined`, anything else is bytes. Never throws: invalid JSON is text, invalid text is bytes.
 */
export function readAsLabelled(content: Uint8Array, response: Response): unknown {
  const type = mediaType(response);
  if (!content.length) return undefined;
  try {
    if (isJsonType(type)) return JSON.parse(decodeUtf8(content));
  } catch {
    // Not JSON: try text.
  }
  try {
    if (textType.test(type)) return decodeText(content, response);
  } catch {
    // Not text: return bytes.
  }
  return content;
}

/** Whether a body of this type is tried as JSON: see `json`. */
export function mayBeJson(type: string): boolean {
  return isJsonType(type) || !type || type === "text/plain";
}

/** The media type of a response, without parameters; empty if it has none. */
export function mediaType({ headers }: Response): string {
  return essence(headers.get("content-type") ?? "");
}

/** A media type without parameters: `text/plain` for `Text/Plain; charset=utf-8`. */
export function essence(type: string): string {
  return type.replace(/;[^]*/, "").trim().toLowerCase();
}
