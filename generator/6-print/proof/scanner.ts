/** Reads the words of printed code, independently of the code that printed them. */

/** Reads names, literals and templates in their order. Punctuation is only checked. */
export interface Scanner {
  /**
   * The next word: a name as it is, or a literal as `textWord` etc. write it; `null` at the end.
   */
  next(): string | null;
  /** How many brackets are open before the next word. */
  depth(): number;
}

/** A string as a word: the quote tells it from a name. */
export const textWord = (value: string) => `"${value}`;
/** A number as a word, without its sign, which counts as punctuation. */
export const numberWord = (value: number) => `#${Math.abs(value)}`;
export const bigintWord = (digits: string) => `#${digits.replace("-", "")}n`;
/** A template literal type as a word. @param texts between the placeholders */
export const templateWord = (texts: readonly string[], gap: "string" | "number") =>
  `\`${texts.join(`\0${gap}\0`)}`;

/** The text has something that generated code never has. */
export class ScanError extends Error {}

const closers: ReadonlyMap<string, string> = new Map([
  ["}", "{"],
  ["]", "["],
  [")", "("],
]);
const punctuation = new Set("{}[]()<>:;,|&?=.-*");
const lineEnd = /[\n\r\u2028\u2029]/;
const nameStart = /[\p{ID_Start}_$]/u;
// Tried first, as most names are ASCII, and the classes of Unicode are slow.
const word = /[\w$]+(?![\w$]|[^\0-\x7f])/y;
const unicodeWord = /[\p{ID_Continue}$]+/uy;
const digits = /\d+(?:\.\d+)?(?:e-?\d+)?(?![\w$])|(\d+)n(?![\w$])/y;

export function scan(source: string): Scanner {
  const open: string[] = [];
  let at = 0;

  const fail = (what: string): never => {
    const line = source.slice(0, at).split("\n").length;
    throw new ScanError(`${what} (line ${line})`);
  };
  const skipComment = () => {
    const isBlock = source[at + 1] === "*";
    const end = source.indexOf(isBlock ? "*/" : "\n", at + 2);
    if (isBlock && end < 0) fail("unterminated comment");
    const text = source.slice(at + 2, end < 0 ? source.length : end);
    if (!isBlock && lineEnd.test(text)) fail("a comment of two lines");
    at += 2 + text.length + (isBlock ? 2 : 0);
  };
  const skipPunctuation = (character: string) => {
    if (!punctuation.has(character)) fail(`${JSON.stringify(character)} is not expected`);
    if (character === "{" || character === "[" || character === "(") open.push(character);
    const opener = closers.get(character);
    if (opener !== undefined && open.pop() !== opener) fail(`${character} closes nothing`);
    at++;
  };
  const readText = (quote: string) => {
    const end = endOf(source, at + 1, quote);
    const text = source.slice(at + 1, end);
    if (end < 0 || lineEnd.test(text)) fail("unterminated string literal");
    const value = unescape(text);
    if (value === null) fail("unknown escape");
    at = end + 1;
    return textWord(value!);
  };
  const readTemplate = () => {
    const end = endOf(source, at + 1, "`");
    const text = source.slice(at + 1, end);
    if (end < 0) fail("unterminated template");
    const gaps = text.replace(/\\[^]|\$\{(string|number)\}/g, (all, gap: string | undefined) =>
      gap === undefined ? all : `\0${gap}\0`,
    );
    const value = /(?<!\\)(?:\\\\)*\$\{/.test(gaps) ? null : unescape(gaps);
    if (value === null) fail("unknown escape");
    at = end + 1;
    return `\`${value}`;
  };
  const readNumber = () => {
    digits.lastIndex = at;
    const [text, integer] = digits.exec(source) ?? fail("no number");
    at += text.length;
    return integer === undefined ? numberWord(Number(text)) : bigintWord(integer);
  };
  const readName = () => {
    word.lastIndex = at;
    unicodeWord.lastIndex = at;
    const found = word.test(source) ? word : unicodeWord;
    if (found === unicodeWord && !unicodeWord.test(source)) fail("no name");
    const text = source.slice(at, found.lastIndex);
    at = found.lastIndex;
    return text;
  };

  const next = (): string | null => {
    while (at < source.length) {
      const character = source[at]!;
      if (character === " " || character === "\n") at++;
      else if (character === "/" && (source[at + 1] === "*" || source[at + 1] === "/"))
        skipComment();
      else if (character === '"' || character === "'") return readText(character);
      else if (character === "`") return readTemplate();
      else if (character >= "0" && character <= "9") return readNumber();
      else if (isNameStart(source, at)) return readName();
      else skipPunctuation(character);
    }
    if (open.length > 0) fail(`${open.at(-1)} is not closed`);
    return null;
  };
  return { next, depth: () => open.length };
}

function isNameStart(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  if (code < 0x80)
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      code === 0x5f ||
      code === 0x24
    );
  return nameStart.test(String.fromCodePoint(source.codePointAt(at)!));
}

/** Where a literal ends: at the first quote that isn't escaped. Negative if there is none. */
function endOf(source: string, start: number, quote: string): number {
  let end = source.indexOf(quote, start);
  while (end >= 0 && isEscaped(source, end)) end = source.indexOf(quote, end + 1);
  return end;
}

function isEscaped(source: string, at: number): boolean {
  let first = at;
  while (source[first - 1] === "\\") first--;
  return (at - first) % 2 === 1;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

/** `null` if it has an escape that generated code never has. */
function unescape(text: string): string | null {
  if (!text.includes("\\")) return text;
  let isKnown = true;
  const value = text.replace(
    /\\(?:u([\da-f]{4})|x([\da-f]{2})|([^]))/gi,
    (_all, unicode?: string, latin?: string, character: string = "") => {
      const code = unicode ?? latin;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (!/[nrt\\"'`$]/.test(character)) isKnown = false;
      return escapes[character] ?? character;
    },
  );
  return isKnown ? value : null;
}
