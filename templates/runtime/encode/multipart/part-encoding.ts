/** Encoding Objects of multipart: one function for each way to make parts of a value. */
import { checkHeader } from "../charset.js";
import type { CodecNode } from "../codecs/codec.js";
import { checkGap, forEachItem } from "../codecs/members.js";
import { resolve } from "../codecs/resolve.js";
import { isByteStream, misfit } from "../codecs/scalar.js";
import { style } from "../forms/form.js";
import type { NullRule } from "../forms/nulls.js";
import type { BodyWriter, ParameterWriter } from "../operation.js";
import type { DeepObjectOptions, StyleOptions } from "../styles/parameters.js";
import { contentPart, selectType } from "./part-content.js";
import { pairParts, type Part } from "./parts.js";

/** The parts of one value. A part by position has the name null, and styles can't write it. */
export type PartEncoding<Name extends string | null = string | null> = (
  codec: CodecNode,
  value: unknown,
  name: Name,
  nulls: NullRule,
) => readonly Part[];

/** Without an Encoding Object: JSON for objects and inner arrays, files for bytes, else text. */
export const byType: PartEncoding = (codec, value, name, nulls) =>
  partPerItem(codec, value, name, nulls, (item, itemValue) =>
    contentPart(item, itemValue, name, null),
  );

/**
 * An Encoding Object with `contentType`: one type, or several and ranges (`image/*`) to choose
 * from.
 */
export function partContentType(mediaTypes: string): PartEncoding {
  return (codec, value, name, nulls) =>
    partPerItem(codec, value, name, nulls, (item, itemValue) =>
      contentPart(item, itemValue, name, selectType(mediaTypes, itemValue)),
    );
}

/** JSON in `contentType` as in OpenAPI before 3.0.4: an array is one part too. */
export function wholePart(mediaType: string): PartEncoding {
  return (codec, value, name) => [contentPart(codec, value, name, mediaType)];
}

/**
 * An Encoding Object with `style`, `explode` or `allowReserved`: the pairs of a query parameter of
 * that style, without percent-encoding (OpenAPI 3.2 appendix C). So `allowReserved` has no effect,
 * and an item with the delimiter of its list is refused: readers would split it.
 */
export function partStyle(
  parameter: (codec: CodecNode, options: StyleOptions & DeepObjectOptions) => ParameterWriter,
  options: DeepObjectOptions & StyleOptions = {},
): PartEncoding<string> {
  const { arrays = "indices", ...rest } = options;
  const encode = style(parameter, { ...rest, allowReserved: undefined, isDecoded: true });
  return (codec, value, name, nulls) => pairParts(encode(codec, { arrays, nulls })(name, value));
}

/** Header values by name; pairs if JavaScript would reorder or lose the names. */
export type PartHeaders =
  Readonly<Record<string, string>> | readonly (readonly [name: string, text: string])[];

/**
 * An Encoding Object with `headers` whose values are fixed in the document. Content-Type is
 * ignored, and so is Content-Disposition for a named part, which has its own.
 */
export function partHeaders<Name extends string | null>(
  headers: PartHeaders,
  encoding: PartEncoding<Name> = byType,
): PartEncoding<Name> {
  const entries = headers instanceof Array ? headers : Object.entries(headers);
  return (codec, value, name, nulls) => {
    const ignored = name === null ? /^content-type$/i : /^content-(type|disposition)$/i;
    const fixed = entries.filter(([header]) => !ignored.test(header));
    const names = fixed.map(([header]) => header.toLowerCase());
    for (const texts of fixed) texts.forEach(checkHeader);
    return encoding(codec, value, name, nulls).map((part) => {
      const own = part.headers.filter(([header]) => !names.includes(header.toLowerCase()));
      return { ...part, headers: [...own, ...fixed] };
    });
  };
}

/** A part that is a whole body: an Encoding Object with its own encodings (OpenAPI 3.2). */
export function partBody(writer: BodyWriter): PartEncoding {
  return (codec, value, name, nulls) =>
    partPerItem(codec, value, name, nulls, (_, itemValue) => {
      const written = writer.write(itemValue);
      const { contentType: type, body } =
        typeof written === "object" && "contentType" in written
          ? written
          : { contentType: writer.contentType, body: written };
      if (isByteStream(body)) throw misfit(itemValue, "a value that is no stream");
      return { name, filename: null, type, headers: [], body };
    });
}

/** By name, an array is one part for each item (RFC 7578 4.3); by position it is one value. */
function partPerItem(
  codec: CodecNode,
  value: unknown,
  name: string | null,
  nulls: NullRule,
  partOf: (codec: CodecNode, value: unknown) => Part,
): readonly Part[] {
  const node = resolve(codec, value);
  if (name === null || value === null || node.kind !== "array") return [partOf(codec, value)];
  const parts: Part[] = [];
  forEachItem(node, value, (items, item, index) => {
    if (item !== null || nulls(items)) parts.push(partOf(items, item));
    else checkGap(node, value as readonly unknown[], index);
  });
  return parts;
}
