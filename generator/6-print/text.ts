/**
 * A document's text gets into code only through these functions. Each returns text that can't end
 * its token (a string, a name, a comment), whatever the document says. The type `Text` marks such
 * text.
 */
import { withSafeLinks } from "../model/texts/safe-links.js";
import { isSurrogate } from "../1-load/text.js";

declare const brand: unique symbol;

/** Text that is safe in the kind of token that it was made for. */
export type Text = string & { readonly [brand]: true };

/** A string literal, in the quotes that need fewer escapes (as prettier chooses them). */
export function stringLiteral(value: string): Text {
  if (plainLiteral.test(value)) return `"${value}"` as Text;
  const quote = count(value, '"') > count(value, "'") ? "'" : '"';
  let out = quote;
  for (const character of value)
    out += character === quote ? `\\${quote}` : escapeCharacter(character);
  // The code may become part of an HTML page: `</script>` must not end it.
  return (out.replaceAll("</", "\\x3C/").replaceAll("<!--", "\\x3C!--") + quote) as Text;
}

/** Printable ASCII without `"`, `'`, `\\` and `<`: most strings need no escapes. */
const plainLiteral = /^[ !#-&(-;=-[\]-~]*$/;

/** The text between the placeholders of a template literal. */
export function templateText(value: string): Text {
  return [...value].map((c) => (/[`$]/.test(c) ? `\\${c}` : escapeCharacter(c))).join("") as Text;
}

/** A property name: without quotes if it is an ASCII identifier. */
export function propertyKey(name: string): Text {
  if (name === "__proto__") return '["__proto__"]' as Text;
  return isPlainKey(name) ? (name as Text) : stringLiteral(name);
}

/** A property name of an object or type. An index such as `0` has no quotes either. */
export function memberKey(name: string): Text {
  return isDigit(name.charCodeAt(0)) && index.test(name) ? (name as Text) : propertyKey(name);
}

const index = /^(0|[1-9]\d{0,14})$/;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/** Whether a property name needs no quotes: an ASCII identifier. */
export function isPlainKey(name: string): boolean {
  return plainName.test(name) && name !== "__proto__";
}

const plainName = /^[A-Za-z_$][\w$]*$/;

/** An identifier. @throws Error (a bug of wireform) if it is none: names are decided in `4-plan` */
export function identifier(name: string): Text {
  // Most are ASCII, and the classes of Unicode are slow.
  if (!plainName.test(name) && !anyName.test(name)) throw new Error(`no identifier: ${name}`);
  return name as Text;
}

const anyName = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** A number, boolean or null. */
export function scalarLiteral(value: number | boolean | null): Text {
  // As prettier writes it: without the `+` of an exponent.
  return String(Object.is(value, -0) ? 0 : value).replace("e+", "e") as Text;
}

/** Any literal but a bigint. */
export function literalText(value: string | number | boolean | null): Text {
  return typeof value === "string" ? stringLiteral(value) : scalarLiteral(value);
}

/** An integer of any size. @throws Error (a bug of wireform) if it is none: `3-lower` checks it */
export function bigintLiteral(digits: string): Text {
  if (!/^-?\d+$/.test(digits)) throw new Error(`no integer: ${digits}`);
  return `${digits}n` as Text;
}

/** The lines of a comment: without links that aren't safe to follow, and none if nothing is left. */
export function commentLines(lines: readonly string[]): readonly Text[] {
  const safe = withSafeLinks(lines.join("\n"));
  return safe === "" ? [] : safe.split("\n").map(commentLine);
}

/**
 * One line of a comment. It can't end the comment, nor change how the code after it is displayed.
 */
export function commentLine(line: string): Text {
  if (plainComment.test(line)) return line.trimEnd() as Text;
  // Remove characters first: `*` and `/` may then stand side by side.
  return line
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, " ")
    .replaceAll("*/", "*\\/")
    .replaceAll("/*", "/\\*")
    .trimEnd() as Text;
}

/** ASCII that neither begins nor ends a comment. */
const plainComment = /^(?:[ -)+-.0-~]|\*(?!\/)|\/(?!\*))*$/;

/** The path in an import: of a module of the package, or of an npm package. */
export function modulePath(path: string): Text {
  if (!importPath.test(path)) throw new Error(`no module path: ${path}`);
  return `"${path}"` as Text;
}

const importPath = /^(@[a-z0-9._~-]+\/|node:)?[a-z0-9._~/-]+$/i;

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
