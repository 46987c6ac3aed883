// The runtime of wireform, copied. Do not edit.
/** What a response says its body is, and the text in its bytes. */

/**
 * By the charset that the response names, else UTF-8.
 * @throws an error of any kind: a wrong charset is no reason for U+FFFD in somebody's name
 */
export function decodeText(content: Uint8Array, { headers }: Response): string {
  const charset = /charset="?([^\s;"]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  return decodeUtf8(content, charset);
}

/** JSON is UTF-8, and a `charset` beside it has no effect (RFC 8259 8.1 and 11). */
export function decodeUtf8(content: Uint8Array, label?: string): string {
  return makeDecoder(label, true).decode(content);
}

/** Platforms differ in what their types ask for. */
export function makeDecoder(label: string | undefined, fatal: boolean): Decoder {
  return new TextDecoder(label as Options[0], { fatal } as Options[1]);
}

type Decoder = InstanceType<typeof TextDecoder>;
type Options = ConstructorParameters<typeof TextDecoder>;

/** Whether the status never has a body. */
export function isBodiless({ status }: Response): boolean {
  return [204, 205, 304].includes(status);
}

export function isJsonType(type: string): boolean {
  return /[/+-]json$/.test(type);
}

/** Types whose bytes are text; a body without a type is tried as text, too. */
const textType = /^(text\/|$)|(xml|json|yaml|script|urlencoded)$/;

/**
 * What a body is by what it says it is: JSON is parsed, text is a string, an empty body `undefined`,
 * all else bytes. Never throws: JSON that isn't is text, text that isn't is bytes.
 */
export function readAsLabelled(content: Uint8Array, response: Response): unknown {
  const type = mediaType(response);
  if (!content.length) return undefined;
  try {
    if (isJsonType(type)) return JSON.parse(decodeUtf8(content));
  } catch {
    // Text, then.
  }
  try {
    if (textType.test(type)) return decodeText(content, response);
  } catch {
    // Bytes, then.
  }
  return content;
}

/** Whether a body of this type is tried as JSON, as `json` says. */
export function mayBeJson(type: string): boolean {
  return isJsonType(type) || !type || type === "text/plain";
}

/** Of the response, without parameters; empty if it names none. */
export function mediaType({ headers }: Response): string {
  return essence(headers.get("content-type") ?? "");
}

/** Without parameters: `text/plain` of `Text/Plain; charset=utf-8`. */
export function essence(type: string): string {
  return type.replace(/;[^]*/, "").trim().toLowerCase();
}
