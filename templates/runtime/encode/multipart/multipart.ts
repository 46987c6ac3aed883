/** The dialect `oas` of multipart bodies: named parts (RFC 7578), or parts by position. */
import type { Codec } from "../codecs/codec.js";
import { forEachItem, forEachMember } from "../codecs/members.js";
import { resolve } from "../codecs/resolve.js";
import { misfit } from "../codecs/scalar.js";
import { emptyNull, type NullRule } from "../forms/nulls.js";
import type { BodyWriter } from "../operation.js";
import { byType, type PartEncoding } from "./part-encoding.js";
import { type Part, writeParts } from "./parts.js";

/** The Encoding Objects by property name; pairs where JavaScript would reorder the names. */
export type MultipartEncoding =
  | Readonly<Record<string, PartEncoding<string>>>
  | readonly (readonly [property: string, encoding: PartEncoding<string>])[];

/**
 * An object: each property, and each item of an array, is a part with the property's name.
 * Properties without an encoding have OpenAPI's default content types. A boundary in the media type
 * is used as it is; otherwise it is random.
 */
export function multipart<T>(
  codec: Codec<T>,
  encoding: MultipartEncoding = {},
  mediaType = "multipart/form-data",
  nulls: NullRule = emptyNull,
): BodyWriter {
  const encodings: ReadonlyMap<string, PartEncoding<string>> = new Map(
    encoding instanceof Array ? encoding : Object.entries(encoding),
  );
  return {
    contentType: mediaType,
    write(value) {
      const node = resolve(codec, value);
      if (node.kind !== "object") throw misfit(value, "an object");
      const parts: Part[] = [];
      forEachMember(node, value, (name, member, memberValue) => {
        if (memberValue === null && !nulls(member)) return;
        const encode = encodings.get(name) ?? byType;
        parts.push(...encode(member, memberValue, name, nulls));
      });
      return writeParts(mediaType, parts);
    },
  };
}

/**
 * An array: each item is a part without a name (OpenAPI 3.2, "Encoding By Position"). The first
 * parts have the encodings of `prefix`, all others `rest`. The array may be shorter than `prefix`.
 */
export function multipartByPosition<T>(
  codec: Codec<T>,
  prefix: readonly PartEncoding[] = [],
  rest: PartEncoding = byType,
  mediaType = "multipart/mixed",
): BodyWriter {
  return {
    contentType: mediaType,
    write(value) {
      const node = resolve(codec, value);
      if (node.kind !== "array") throw misfit(value, "an array");
      const parts: Part[] = [];
      forEachItem(node, value, (items, item) => {
        const encode = prefix[parts.length] ?? rest;
        // A null is an empty part: without it, later ones would move up.
        parts.push(...encode(items, item, null, emptyNull));
      });
      return writeParts(mediaType, parts);
    },
  };
}
