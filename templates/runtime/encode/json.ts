/**
 * JSON (RFC 8259) by codec, in its most compact form. What JSON.stringify would lose is refused.
 */
import type { Codec, CodecNode, ScalarNode } from "./codecs/codec.js";
import { checkGap } from "./codecs/members.js";
import { type Append, mountMembers } from "./codecs/mounted-members.js";
import { type Ancestors, enter } from "./codecs/nesting.js";
import { admitsNull, type ArrayNode } from "./codecs/resolve.js";
import { misfit, scalarText } from "./codecs/scalar.js";
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
  return writerOf(codec)("", value, undefined);
}

/** Whether a media type is JSON: RFC 8259, or the structured syntax suffix of RFC 6839 3.1. */
export function isJson(contentType: string): boolean {
  return /[/+]json *(;|$)/i.test(contentType);
}

interface WriteJson {
  (start: string, value: unknown, outer: Ancestors | undefined): string;
  readonly isScalar?: boolean;
}

/** The codecs of a program stay the same, so each is mounted once. */
const writers = /* @__PURE__ */ new WeakMap<CodecNode, WriteJson>();

function writerOf(codec: CodecNode): WriteJson {
  let write = writers.get(codec);
  if (!write) writers.set(codec, (write = mountValue(codec)));
  return write;
}

function mountValue(codec: CodecNode): WriteJson {
  if (codec.kind === "nullable") {
    const write = writerOf(codec.of);
    return (start, value, outer) => (value === null ? start + "null" : write(start, value, outer));
  }
  if ("choose" in codec)
    return (start, value, outer) =>
      value === null && admitsNull(codec)
        ? start + "null"
        : writerOf(codec.choose(value))(start, value, outer);
  if (codec.kind === "array") return mountItems(codec);
  if (codec.kind !== "object")
    return Object.assign(
      (start: string, value: unknown) =>
        typeof value === "string" ? appendText(start, value) : start + writeScalar(codec, value),
      { isScalar: true },
    );
  const members = mountMembers(codec, mountJsonMember);
  return (start, value, outer) => {
    const open = start + "{";
    return members(open, open, value, outer) + "}";
  };
}

function mountJsonMember(name: string, codec: CodecNode): Append {
  // Joined, not added: V8 keeps a sum as a tree, and each request would copy it piece by piece.
  const key = [",", quote(name), ":"].join("");
  const first = key.slice(1);
  const write = writerOf(codec);
  const { isScalar } = write;
  return (out, open, value, outer) => {
    // What is written so far is the text up to `{`.
    const start = out + (out === open ? first : key);
    return isScalar && typeof value === "string"
      ? appendText(start, value)
      : write(start, value, outer);
  };
}

function mountItems(node: ArrayNode): WriteJson {
  const { items, first } = node;
  return (start, value, outer) => {
    if (!Array.isArray(value)) throw misfit(value, "an array");
    const inner = enter(value, outer);
    const open = start + "[";
    let out = open;
    let i = 0;
    try {
      for (; i < value.length; i++) {
        if (value[i] === undefined) checkGap(node, value, i);
        else out = writerOf(first?.[i] ?? items)(out === open ? out : out + ",", value[i], inner);
      }
    } catch (error) {
      throw EncodeError.at(error, i);
    }
    return out + "]";
  };
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

function appendText(start: string, text: string): string {
  return isPlain(text) ? start + '"' + text + '"' : start + quote(text);
}

/** JSON.stringify would write a lone surrogate as `\ud800`, which UTF-8 readers refuse or replace. */
function quote(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new EncodeError("lone_surrogate");
  return JSON.stringify(text);
}

/** Without characters that are escaped, or may be lone surrogates. For short texts this is faster. */
function isPlain(text: string): boolean {
  if (text.length > 99) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code < 0xe000)) return false;
  }
  return true;
}
