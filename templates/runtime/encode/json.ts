/**
 * JSON (RFC 8259) by codec, in its most compact form. What JSON.stringify would lose is refused.
 */
import type { Codec, CodecNode, ScalarNode } from "./codecs/codec.js";
import { forEachItem, forEachMember } from "./codecs/members.js";
import { type Ancestors, enter } from "./codecs/nesting.js";
import { admitsNull, resolve } from "./codecs/resolve.js";
import { scalarText } from "./codecs/scalar.js";
import { EncodeError } from "./errors.js";
import type { BodyWriter } from "./operation.js";

/** A JSON body: `application/json`, or a type with the suffix `+json`. */
export function jsonBody<T>(codec: Codec<T>, contentType = "application/json"): BodyWriter {
  return { contentType, write: (value) => jsonText(codec, value) };
}

/**
 * One value as JSON text. Declared members come first, undefined members and items are left out,
 * bigints are decimal, dates follow their kind and bytes are base64.
 */
export function jsonText(codec: CodecNode, value: unknown): string {
  return write(codec, value, undefined);
}

/** Whether a media type is JSON: RFC 8259, or the structured syntax suffix of RFC 6839 3.1. */
export function isJson(contentType: string): boolean {
  return /[/+]json *(;|$)/i.test(contentType);
}

function write(codec: CodecNode, value: unknown, outer: Ancestors | undefined): string {
  if (value === null && admitsNull(codec)) return "null";
  const node = resolve(codec, value);
  const parts: string[] = [];
  switch (node.kind) {
    case "array": {
      const inner = enter(value, outer);
      forEachItem(node, value, (items, item) => parts.push(write(items, item, inner)));
      return "[" + parts.join(",") + "]";
    }
    case "object": {
      const inner = enter(value, outer);
      forEachMember(node, value, (name, member, memberValue) =>
        parts.push(quote(name) + ":" + write(member, memberValue, inner)),
      );
      return "{" + parts.join(",") + "}";
    }
    default:
      return writeScalar(node, value);
  }
}

function writeScalar(node: ScalarNode, value: unknown): string {
  const text = scalarText(node, value);
  const bare =
    typeof value === "number" ||
    (typeof value === "bigint" && node.kind !== "integerText") ||
    typeof value === "boolean" ||
    (value instanceof Date && node.kind === "unixTime");
  return bare ? text : quote(text);
}

/** JSON.stringify would write a lone surrogate as `\ud800`, which UTF-8 readers refuse or replace. */
function quote(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new EncodeError("lone_surrogate");
  return JSON.stringify(text);
}
