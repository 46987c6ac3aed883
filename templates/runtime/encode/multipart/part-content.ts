/** One value as one part: its content and its Content-Type. */
import type { CodecNode } from "../codecs/codec.js";
import { admitsNull, resolve } from "../codecs/resolve.js";
import { bytesOf, isNested, misfit, scalarText } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import { isJson, jsonText } from "../json.js";
import { isInRange } from "../media-types.js";
import { type Part, wellFormed } from "./parts.js";

/** One part: its Content-Type is as declared or, with null, depends on the codec and the value. */
export function contentPart(
  codec: CodecNode,
  value: unknown,
  name: string | null,
  declared: string | null,
): Part {
  const { kind } = resolve(codec, value);
  const transfer = transferEncoding(kind);
  if (transfer !== null) {
    const headers = [["Content-Transfer-Encoding", transfer] as const];
    const type = declared ?? "application/octet-stream";
    return { name, filename: null, type, headers, body: plainText(codec, value) };
  }
  const file = kind === "object" || kind === "array" ? undefined : fileOf(kind, value);
  if (file !== undefined) return filePart(name, file, declared);
  const structured = kind === "object" || (kind === "array" && value !== null);
  const type = declared ?? (structured ? "application/json" : name === null ? "text/plain" : "");
  const text = type && isJson(type) ? jsonText(codec, value) : plainText(codec, value);
  return { name, filename: null, type, headers: [], body: text };
}

/** Servers treat a part with a filename as an upload, and one without as text. */
export function filePart(
  name: string | null,
  body: Blob | Uint8Array | string,
  declared: string | null,
): Part {
  const [filename, type] =
    body instanceof Blob ? [body instanceof File ? body.name : "", body.type] : ["", ""];
  return {
    name,
    filename: filename || "blob",
    type: declared ?? (type || "application/octet-stream"),
    headers: [],
    body: typeof body === "string" ? wellFormed(body) : body,
  };
}

/** What is sent as a file: a Blob or bytes, whatever the codec; a string if the codec has bytes. */
export function fileOf(
  kind: CodecNode["kind"],
  value: unknown,
): Blob | Uint8Array | string | undefined {
  if (typeof value === "string") return kind === "bytes" ? value : undefined;
  return value instanceof Blob ? value : bytesOf(value);
}

/** OpenAPI 3.2, "Handling Multiple contentType Values": the value decides; nothing is guessed. */
export function selectType(declared: string, value: unknown): string | null {
  const types = (declared.match(/(?:"[^"]*"|[^",])+/g) ?? []).map((type) => type.trim());
  if (types.length === 1 && !declared.includes("*")) return types[0]!;
  // Null is empty in any type.
  if (value === null) return null;
  if (value instanceof Blob) {
    if (types.some((range) => isInRange(value.type, range))) return value.type;
  } else if (isNested(value)) {
    const json = types.filter(isJson);
    if (json.length === 1) return json[0]!;
  }
  throw new EncodeError(
    "ambiguous_content_type",
    `may be ${declared}: give new File(data, name, { type })`,
  );
}

/** `contentEncoding` means the same as this header (OpenAPI 3.1.1, "Encoding Object"). */
function transferEncoding(kind: string): string | null {
  return kind === "base64" ? "base64" : kind === "bytesUrl" ? "base64url" : null;
}

function plainText(codec: CodecNode, value: unknown): string {
  if (value === null && admitsNull(codec)) return "";
  const node = resolve(codec, value);
  if (node.kind === "array" || node.kind === "object") throw misfit(value, "a scalar or bytes");
  return wellFormed(scalarText(node, value));
}
