/** From parts to a body, with its boundary (RFC 2046 5.1, RFC 7578, WHATWG HTML 4.10.21.8). */
import type { Bytes } from "../operation.js";
import { EncodeError } from "../errors.js";

export interface Part {
  /** Null: a part by position, which has no Content-Disposition. */
  readonly name: string | null;
  readonly filename: string | null;
  /** The Content-Type; `""` for none, which means `text/plain` (RFC 7578 4.4). */
  readonly type: string;
  /** Further headers. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array | Blob;
}

export interface MultipartBody {
  readonly contentType: string;
  readonly body: string | Bytes | Blob;
}

const encoder = /* @__PURE__ */ new TextEncoder();

/** Text if all parts are text, otherwise bytes; with Blobs among the parts, a Blob of slices. */
export function writeParts(mediaType: string, parts: readonly Part[]): MultipartBody {
  const fixed = boundaryOf(mediaType);
  const boundary = fixed ?? `wireform-${crypto.randomUUID()}`;
  if (fixed !== undefined && occurs(fixed, parts)) {
    throw new EncodeError("ambiguous_delimiter", "a part contains the boundary of the document");
  }
  // Texts in a row are one.
  const chunks: Part["body"][] = [];
  let text = "";
  let delimiter = `--${boundary}`;
  for (const part of parts) {
    text += delimiter + head(part);
    if (typeof part.body === "string") text += part.body;
    else {
      chunks.push(text, part.body);
      text = "";
    }
    delimiter = `\r\n--${boundary}`;
  }
  chunks.push(text + delimiter + "--\r\n");
  return {
    contentType: fixed ? mediaType : `${mediaType}; boundary=${boundary}`,
    body: join(chunks),
  };
}

/** A text part for each `name=value` of a query; undefined has none. */
export function pairParts(query: string | undefined): readonly Part[] {
  if (query === undefined) return [];
  return query.split("&").map((pair): Part => {
    const end = pair.indexOf("=");
    const name = decodeURIComponent(pair.slice(0, end));
    const body = decodeURIComponent(pair.slice(end + 1));
    return { name, filename: null, type: "", headers: [], body };
  });
}

export function wellFormed(text: string): string {
  if (!/\p{Surrogate}/u.test(text)) return text;
  throw new EncodeError("lone_surrogate");
}

/** What is between the delimiter and the body. */
function head({ name, filename, type, headers }: Part): string {
  let text = "";
  if (name !== null) {
    text = `\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (filename !== null) text += `; filename="${quoted(filename)}"`;
  }
  if (type !== "") text += `\r\nContent-Type: ${type}`;
  for (const [header, value] of headers) text += `\r\n${header}: ${value}`;
  return text + "\r\n\r\n";
}

/**
 * Raw UTF-8 except for three characters (WHATWG HTML, "multipart/form-data encoding algorithm").
 */
function quoted(text: string): string {
  if (!/["\r\n\p{Surrogate}]/u.test(text)) return text;
  return wellFormed(text).replace(/"/g, "%22").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function boundaryOf(mediaType: string): string | undefined {
  const match = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(mediaType);
  return match?.[1] ?? match?.[2];
}

/**
 * Only a boundary of the document is looked for: no author of a part can know a random one. Blobs
 * aren't read: the document is responsible for them.
 */
function occurs(boundary: string, parts: readonly Part[]): boolean {
  return parts.some(({ body }) => {
    if (typeof body === "string") return body.includes(`--${boundary}`);
    return body instanceof Uint8Array && includesBytes(body, `--${boundary}`);
  });
}

function includesBytes(bytes: Uint8Array, text: string): boolean {
  const wanted = encoder.encode(text);
  for (let at = bytes.indexOf(wanted[0]!); at !== -1; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

/** For short texts as bytes: to make an array for each takes longer. */
let scratch: Bytes | undefined;

function join(chunks: readonly Part["body"][]): MultipartBody["body"] {
  if (chunks.length === 1) return chunks[0] as string;
  if (chunks.some((chunk) => chunk instanceof Blob))
    return new Blob(chunks as ConstructorParameters<typeof Blob>[0]);
  let used = 0;
  const arrays = chunks.map((chunk) => {
    if (typeof chunk !== "string") return chunk as Uint8Array;
    scratch ??= new Uint8Array(8192);
    // A code unit is three bytes at most.
    if (chunk.length * 3 > scratch.length - used) return encoder.encode(chunk);
    const start = used;
    used += encoder.encodeInto(chunk, start ? scratch.subarray(start) : scratch).written;
    return scratch.subarray(start, used);
  });
  const body = new Uint8Array(arrays.reduce((length, array) => length + array.length, 0));
  let offset = 0;
  for (const array of arrays) {
    body.set(array, offset);
    offset += array.length;
  }
  return body;
}
