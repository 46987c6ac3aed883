/** How a value becomes parts: what an Encoding Object says, or else the value's type. */
import type { CodecNode } from "./codec.js";
import { EncodeError } from "./errors.js";
import { style } from "./form.js";
import { isJson, jsonText } from "./json.js";
import { forEachItem } from "./members.js";
import { pairParts, type Part, type PartHeaders, wellFormed } from "./multipart-parts.js";
import type { BodyWriter, ParameterWriter } from "./operation.js";
import { checkHeader, type DeepObjectOptions, type StyleOptions } from "./parameters.js";
import { admitsNull, resolve } from "./resolve.js";
import { isNested, misfit, scalarText } from "./scalar.js";

/** Parts of one value; a part by position has the name null, and styles can't write it. */
export type PartEncoding<Name extends string | null = string | null> = (
  codec: CodecNode,
  value: unknown,
  name: Name,
) => readonly Part[];

/** Without an Encoding Object: JSON for objects and arrays in arrays, text for other scalars. */
export const byType: PartEncoding = (codec, value, name) =>
  partPerItem(codec, value, name, (item, itemValue) => contentPart(item, itemValue, name, null));

/** An Encoding Object with `contentType`: one type, or several and ranges (`image/*`) to choose. */
export function partContentType(mediaTypes: string): PartEncoding {
  return (codec, value, name) =>
    partPerItem(codec, value, name, (item, itemValue) =>
      contentPart(item, itemValue, name, selectType(mediaTypes, itemValue)),
    );
}

/**
 * An Encoding Object with `style`, `explode` or `allowReserved`: the pairs of a query parameter of
 * that style, without percent-encoding (OpenAPI 3.2 appendix C), so `allowReserved` has no effect.
 */
export function partStyle(
  parameter: (codec: CodecNode, options: StyleOptions & DeepObjectOptions) => ParameterWriter,
  options: DeepObjectOptions & StyleOptions = {},
): PartEncoding<string> {
  const { allowReserved: _, arrays = "indices", ...rest } = options;
  const encode = style(parameter, rest);
  return (codec, value, name) => pairParts(encode(codec, arrays)(name, value));
}

/**
 * An Encoding Object with `headers` whose values the document fixes. Content-Type is ignored, and
 * so is the Content-Disposition of a named part, which has its own.
 */
export function partHeaders<Name extends string | null>(
  headers: { readonly [name: string]: string },
  encoding: PartEncoding<Name> = byType,
): PartEncoding<Name> {
  return (codec, value, name) => {
    const ignored = name === null ? /^content-type$/i : /^content-(type|disposition)$/i;
    const fixed = Object.entries(headers).filter(([header]) => !ignored.test(header));
    const names = fixed.map(([header]) => header.toLowerCase());
    for (const [header, text] of fixed) checkHeader(header + text);
    return encoding(codec, value, name).map((part) => {
      const own = part.headers.filter(([header]) => !names.includes(header.toLowerCase()));
      return { ...part, headers: [...own, ...fixed] };
    });
  };
}

/** A part that is a whole body: an Encoding Object with encodings of its own (OpenAPI 3.2). */
export function partBody(writer: BodyWriter): PartEncoding {
  return (codec, value, name) =>
    partPerItem(codec, value, name, (_, itemValue) => {
      const written = writer.write(itemValue);
      const { contentType: type, body } =
        typeof written === "object" && "contentType" in written
          ? written
          : { contentType: writer.contentType, body: written };
      if (body instanceof ReadableStream) throw misfit(itemValue, "a value that is no stream");
      return { name, filename: null, type, headers: [], body };
    });
}

/** An array is one part for each item (RFC 7578 4.3); by position it is an item itself. */
function partPerItem(
  codec: CodecNode,
  value: unknown,
  name: string | null,
  partOf: (codec: CodecNode, value: unknown) => Part,
): readonly Part[] {
  const node = resolve(codec, value);
  if (name === null || value === null || node.kind !== "array") return [partOf(codec, value)];
  const parts: Part[] = [];
  forEachItem(node, value, (items, item) => parts.push(partOf(items, item)));
  return parts;
}

function contentPart(
  codec: CodecNode,
  value: unknown,
  name: string | null,
  declared: string | null,
): Part {
  const { kind } = resolve(codec, value);
  const transfer = transferEncoding(kind);
  if (transfer !== null) {
    const headers: PartHeaders = [["Content-Transfer-Encoding", transfer]];
    const type = declared ?? "application/octet-stream";
    return { name, filename: null, type, headers, body: plainText(codec, value) };
  }
  if (kind !== "object" && kind !== "array" && isBinary(kind, value)) {
    return filePart(name, value, declared);
  }
  const structured = kind === "object" || (kind === "array" && value !== null);
  const type = declared ?? (structured ? "application/json" : name === null ? "text/plain" : "");
  const text = isJson(type) ? jsonText(codec, value) : plainText(codec, value);
  return { name, filename: null, type, headers: [], body: text };
}

/** Servers take a part with a filename for an upload, and one without for a text. */
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

function isBinary(kind: CodecNode["kind"], value: unknown): value is Blob | Uint8Array | string {
  return (
    value instanceof Blob ||
    value instanceof Uint8Array ||
    (kind === "bytes" && typeof value === "string")
  );
}

/** `contentEncoding` is the same as this header (OpenAPI 3.1.1, "Encoding Object"). */
function transferEncoding(kind: string): string | null {
  return kind === "base64" ? "base64" : kind === "bytesUrl" ? "base64url" : null;
}

/** OpenAPI 3.2, "Handling Multiple contentType Values": the value tells, nothing is guessed. */
function selectType(declared: string, value: unknown): string {
  const types = (declared.match(/(?:"[^"]*"|[^",])+/g) ?? []).map((type) => type.trim());
  if (types.length === 1 && !declared.includes("*")) return types[0]!;
  if (value instanceof Blob) {
    if (types.some((range) => isInRange(value.type, range))) return value.type;
  } else if (isNested(value)) {
    const json = types.filter(isJson);
    if (json.length === 1) return json[0]!;
  }
  throw new EncodeError("ambiguous_content_type", `may be ${declared}: only a Blob's type tells`);
}

function isInRange(type: string, range: string): boolean {
  const [essence, wanted] = [type, range].map((text) => text.split(";")[0]!.trim().toLowerCase());
  if (wanted === "*/*") return essence !== "";
  return wanted!.endsWith("/*") ? essence!.startsWith(wanted!.slice(0, -1)) : essence === wanted;
}

function plainText(codec: CodecNode, value: unknown): string {
  if (value === null && admitsNull(codec)) return "";
  const node = resolve(codec, value);
  if (node.kind === "array" || node.kind === "object") throw misfit(value, "a scalar");
  return wellFormed(scalarText(node.kind, value));
}
