/** The parts of a multipart body, as bytes (RFC 2046 5.1). */
import { type DecodeLimits, malformed, type RequestPlace } from "../fault.js";
import { textOfBytes } from "../texts.js";

export interface SentPart {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Uint8Array;
}

/** The header of a part is short; a long one is an attack. */
const longestHead = 16_384;

const [hyphen, cr, lf, space, tab] = [0x2d, 0x0d, 0x0a, 0x20, 0x09] as const;

/** @throws RequestFault if the boundaries or headers are not as they should be */
export function splitParts(
  bytes: Uint8Array,
  boundary: string,
  place: RequestPlace,
  { names }: DecodeLimits,
): readonly SentPart[] {
  const delimiter = new TextEncoder().encode(`--${boundary}`);
  const parts: SentPart[] = [];
  // The first one may be the first line, and each other one belongs to the line end before it.
  let from = 0;
  for (;;) {
    const at = delimiterAfter(bytes, delimiter, from);
    if (at === undefined) throw malformed(place, "the last boundary is missing");
    if (from > 0)
      parts.push(partOfBytes(bytes.subarray(from, Math.max(at.start - 2, from)), place));
    if (at.isLast) return parts;
    if (parts.length === names) throw malformed(place, `more than ${names} parts`, "names");
    from = at.end;
  }
}

interface Delimiter {
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
}

/** The next line that is a delimiter: blanks may follow it. */
function delimiterAfter(
  bytes: Uint8Array,
  delimiter: Uint8Array,
  from: number,
): Delimiter | undefined {
  for (
    let start = bytes.indexOf(hyphen, from);
    start >= 0;
    start = bytes.indexOf(hyphen, start + 1)
  ) {
    const isLine = start === from || (bytes[start - 1] === lf && bytes[start - 2] === cr);
    if (!isLine || !delimiter.every((byte, index) => bytes[start + index] === byte)) continue;
    let end = start + delimiter.length;
    if (bytes[end] === hyphen && bytes[end + 1] === hyphen) return { start, end, isLast: true };
    while (bytes[end] === space || bytes[end] === tab) end++;
    if (bytes[end] === cr && bytes[end + 1] === lf) return { start, end: end + 2, isLast: false };
  }
  return undefined;
}

function partOfBytes(bytes: Uint8Array, place: RequestPlace): SentPart {
  const headers = new Map<string, string>();
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(cr, from);
    if (end < 0 || bytes[end + 1] !== lf || end > longestHead)
      throw malformed(place, "a part without an end of its header");
    if (end === from) return { headers, content: bytes.subarray(end + 2) };
    const line = textOfBytes(bytes.subarray(from, end), place);
    const colon = line.indexOf(":");
    if (colon < 1) throw malformed(place, "a part with a header without a name");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    from = end + 2;
  }
}
