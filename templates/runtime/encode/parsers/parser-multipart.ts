/** Multipart in the dialects `qs`, `php` and `rails`: names in bracket notation, at any depth. */
import type { Codec, CodecNode } from "../codecs/codec.js";
import { forEachMember } from "../codecs/members.js";
import { resolve } from "../codecs/resolve.js";
import { misfit } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import { emptyNull } from "../forms/nulls.js";
import type { MultipartEncoding } from "../multipart/multipart.js";
import { fileOf, filePart } from "../multipart/part-content.js";
import { pairParts, type Part, writeParts } from "../multipart/parts.js";
import type { BodyWriter } from "../operation.js";
import { type Parser, type ParserOptions, parserPairs } from "./parser-form.js";

export interface ParserMultipartOptions extends ParserOptions {
  /** The Encoding Objects that override the dialect: `contentType`, `headers`. */
  readonly encoding?: MultipartEncoding;
  readonly mediaType?: string;
}

/** Files are only at the top level: one, or a list of them. */
export function parserMultipart<T>(
  codec: Codec<T>,
  parser: Parser,
  { encoding = {}, mediaType = "multipart/form-data", ...options }: ParserMultipartOptions = {},
): BodyWriter {
  const encodings = new Map(encoding instanceof Array ? encoding : Object.entries(encoding));
  const { nulls = emptyNull } = options;

  function partsOf(name: string, member: CodecNode, value: unknown): readonly Part[] {
    const listName = name.endsWith("[]") ? name : name + parser.fileList;
    const encode = encodings.get(name);
    if (encode !== undefined) {
      parser.checkName(name, true);
      return encode(member, value, Array.isArray(value) ? listName : name, nulls);
    }
    const node = resolve(member, value);
    const items = (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined);
    const kind = node.kind === "array" ? resolve(node.items, items[0]).kind : node.kind;
    const parts = items.flatMap((item) => {
      const file = fileOf(kind, item);
      return file === undefined
        ? []
        : [filePart(Array.isArray(value) ? listName : name, file, null)];
    });
    if (parts.length === 0)
      return pairParts(parserPairs(member, parser, options).write(name, value));
    if (parts.length < items.length) throw misfit(items, "files alone");
    parser.checkName(name, true);
    return parts;
  }

  return {
    contentType: mediaType,
    write(value) {
      const node = resolve(codec, value);
      if (node.kind !== "object") throw misfit(value, "an object");
      const declared = new Set(node.fields.map(([name]) => name));
      const parts: Part[] = [];
      forEachMember(node, value, (name, member, memberValue) => {
        if (!declared.has(name) && /[[\]]/.test(name)) throw new EncodeError("ambiguous_key");
        if (memberValue !== null || nulls(member))
          parts.push(...partsOf(name, member, memberValue));
      });
      if (parts.length > parser.maxFields)
        throw new EncodeError("too_many", `a form has up to ${parser.maxFields} fields`);
      return writeParts(mediaType, parts);
    },
  };
}
