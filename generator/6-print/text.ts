/**
 * The only way of a document's text into code. Each function returns text that can't end the
 * token it stands in, whatever the document says; the brand keeps any other string out.
 */
import { isSurrogate } from "../1-load/text.js";

declare const brand: unique symbol;

/** Text that is safe where it was made for. */
export type Text = string & { readonly [brand]: true };

/** A string literal, in the quotes that need fewer escapes (as prettier chooses them). */
export function stringLiteral(value: string): Text {
  if (isPlain.test(value)) return `"${value}"` as Text;
  const quote = count(value, '"') > count(value, "'") ? "'" : '"';
  let out = quote;
  for (const character of value)
    out += character === quote ? `\\${quote}` : escapeCharacter(character);
  // A literal may end up inside a page: `</script>` must not end it.
  return (out.replaceAll("</", "\\x3C/").replaceAll("<!--", "\\x3C!--") + quote) as Text;
}

/** Printable ASCII without quotes, escapes and tags: most literals, as they are. */
const isPlain = /^[ !#-&(-;=-[\]-~]*$/;

/** What stands between the gaps of a template literal type. */
export function templateText(value: string): Text {
  return [...value].map((c) => (/[`$]/.test(c) ? `\\${c}` : escapeCharacter(c))).join("") as Text;
}

/** A property name: bare where it is an ASCII identifier, quoted otherwise. */
export function propertyKey(name: string): Text {
  if (name === "__proto__") return '["__proto__"]' as Text;
  return isPlainKey(name) ? (name as Text) : stringLiteral(name);
}

/** A property name of an object or type: an index is bare too. */
export function memberKey(name: string): Text {
  return /^(0|[1-9]\d{0,14})$/.test(name) ? (name as Text) : propertyKey(name);
}

/** Whether a property name stands without quotes: an ASCII identifier, or a number as written. */
export function isPlainKey(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__";
}

/** An identifier. @throws Error, a bug of ours: names are decided in `4-plan` */
export function identifier(name: string): Text {
  if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name))
    throw new Error(`no identifier: ${name}`);
  return name as Text;
}

/** A number, boolean or null. */
export function scalarLiteral(value: number | boolean | null): Text {
  // As prettier has it, without the sign of an exponent.
  return String(Object.is(value, -0) ? 0 : value).replace("e+", "e") as Text;
}

/** Any literal but a bigint. */
export function literalText(value: string | number | boolean | null): Text {
  return typeof value === "string" ? stringLiteral(value) : scalarLiteral(value);
}

/** An integer of any size. @throws Error, a bug of ours: its digits are settled in `3-lower` */
export function bigintLiteral(digits: string): Text {
  if (!/^-?\d+$/.test(digits)) throw new Error(`no integer: ${digits}`);
  return `${digits}n` as Text;
}

/** One line of a comment: it can't end the comment, nor hide what follows from a reader. */
export function commentLine(line: string): Text {
  if (isPlainComment.test(line)) return line.trimEnd() as Text;
  // Characters go first: what they stood between may be a mark only then.
  return line
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, " ")
    .replaceAll("*/", "*\\/")
    .replaceAll("/*", "/\\*")
    .trimEnd() as Text;
}

/** ASCII that neither begins nor ends a comment. */
const isPlainComment = /^(?:[ -)+-.0-~]|\*(?!\/)|\/(?!\*))*$/;

/** A module's path in an import: one of the package, made of names that `4-plan` decided, or npm's. */
export function modulePath(path: string): Text {
  if (!/^(@[a-z0-9._~-]+\/|node:)?[a-z0-9._~/-]+$/i.test(path))
    throw new Error(`no module path: ${path}`);
  return `"${path}"` as Text;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (character === "\\") return "\\\\";
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  const isHidden =
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    code === 0xfeff ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x2060 && code <= 0x206f) ||
    isSurrogate(code);
  return isHidden ? `\\u${code.toString(16).padStart(4, "0")}` : character;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
