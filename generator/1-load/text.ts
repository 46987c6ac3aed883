import { isUtf8 } from "node:buffer";

/** The text of a file, as far as it is one. */
export interface Decoded {
  /** With U+FFFD for what is no character. */
  readonly text: string;
  /** The first place that is no character; `null` where all is text. */
  readonly error: DecodingError | null;
}

export interface DecodingError {
  readonly message: string;
  /** In UTF-16 units of `text`. */
  readonly offset: number;
}

/**
 * Decodes UTF-8, UTF-16 and UTF-32, with a byte order mark or, as YAML and JSON begin with a
 * character of ASCII, without one.
 * @see https://yaml.org/spec/1.2.2/#52-character-encodings
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-8" && isUtf8(bytes)) return { text: textOfUtf8(bytes), error: null };
  if (encoding === "utf-32be" || encoding === "utf-32le") return decodeUtf32(bytes, encoding);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), error: null };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    const offset = lengthOfText(bytes, encoding);
    const before = Buffer.byteLength(
      text.slice(0, offset),
      encoding === "utf-8" ? "utf8" : "utf16le",
    );
    return { text, error: errorAt(before + markOf(bytes, encoding), offset, bytes, encoding) };
  }
}

/** Of large texts, a `TextDecoder` takes twice as long. */
function textOfUtf8(bytes: Uint8Array): string {
  return withoutMark(bytes).toString("utf8");
}

/** The bytes of a text in UTF-8, without a byte order mark; `null` if they are something else. */
export function utf8Of(bytes: Uint8Array): Buffer | null {
  return encodingOf(bytes) === "utf-8" && isUtf8(bytes) ? withoutMark(bytes) : null;
}

function withoutMark(bytes: Uint8Array): Buffer {
  const { buffer, byteOffset, byteLength } = bytes.subarray(markOf(bytes, "utf-8"));
  return Buffer.from(buffer, byteOffset, byteLength);
}

export const undecodableHint = "save the file as UTF-8";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

function encodingOf(bytes: Uint8Array): Encoding {
  const [a = -1, b = -1, c = -1, d = -1] = bytes;
  const is = (...pattern: number[]) =>
    [a, b, c, d].every((byte, i) => byte === (pattern[i] ?? byte));
  if (is(0xff, 0xfe, 0, 0) || (a > 0 && is(a, 0, 0, 0))) return "utf-32le";
  if (is(0, 0, 0xfe, 0xff) || (d > 0 && is(0, 0, 0))) return "utf-32be";
  if (is(0xff, 0xfe) || (a > 0 && b === 0)) return "utf-16le";
  if (is(0xfe, 0xff) || (a === 0 && b > 0)) return "utf-16be";
  return "utf-8";
}

/** How many bytes of a byte order mark no character of the text stands for. */
function markOf(bytes: Uint8Array, encoding: Encoding): number {
  const first = bytes[0]!;
  if (encoding === "utf-8") return first === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return first >= 0xfe ? 2 : 0;
}

/** How much of the text comes before the first error: what begins without one is found by halving. */
function lengthOfText(bytes: Uint8Array, encoding: Encoding): number {
  const decode = (end: number) => {
    try {
      const decoder = new TextDecoder(encoding, { fatal: true });
      return decoder.decode(bytes.subarray(0, end), { stream: true }).length;
    } catch {
      return null;
    }
  };
  let [right, wrong] = [0, bytes.length + 1];
  while (wrong - right > 1) {
    const middle = (right + wrong) >>> 1;
    if (decode(middle) === null) wrong = middle;
    else right = middle;
  }
  return decode(right)!;
}

/** Half of a character of UTF-16: by itself it is none. */
export function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function decodeUtf32(bytes: Uint8Array, encoding: Encoding): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let error: DecodingError | null = null;
  let offset = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const code = at + 4 > bytes.length ? -1 : view.getUint32(at, encoding === "utf-32le");
    if (at === 0 && code === 0xfeff) continue;
    const isCharacter = code >= 0 && code <= 0x10ffff && !isSurrogate(code);
    if (!isCharacter) error ??= errorAt(at, offset, bytes, encoding);
    const character = isCharacter ? String.fromCodePoint(code) : "\ufffd";
    offset += character.length;
    parts.push(character);
  }
  return { text: parts.join(""), error };
}

function errorAt(at: number, offset: number, bytes: Uint8Array, encoding: Encoding): DecodingError {
  const byte = bytes[at]?.toString(16).toUpperCase().padStart(2, "0") ?? "";
  const name = encoding.replace(/[lb]e$/, "").toUpperCase();
  return {
    message: `this is not ${name}: the byte 0x${byte} at offset ${at} is not valid there`,
    offset,
  };
}
