/** Texts that a regular expression finds. */
import type { Random } from "./random.js";
import { TooLarge } from "./too-large.js";

/**
 * A text that matches a regular expression: its literals, classes, groups, alternatives and
 * quantifiers. Of assertions it knows `^` and `$`; the caller checks the result.
 * @param minLength is kept to where repetitions can be more
 * @throws TooLarge if it would be too long
 */
export function patternText(source: string, random: Random, minLength = 0): string {
  const text = new PatternReader(source, random, 0).alternatives();
  if (text.length >= minLength || minLength > mostParts / 2) return text;
  // Of one repetition alone, or of what stands around it, too.
  const missing = random.pick([minLength, minLength - text.length + 1]);
  return new PatternReader(source, random, missing).alternatives();
}

/** So many repetitions more than the least, where a pattern sets no limit. */
const more = 4;

/** So many at most where it does. */
const farthest = 60;

/** So many parts of a pattern are read for one text: repetitions inside each other multiply. */
const mostParts = 20_000;

class PatternReader {
  readonly #source: string;
  readonly #random: Random;
  #at = 0;
  #left = mostParts;
  /** How many signs repetitions have to add. */
  #missing: number;

  constructor(source: string, random: Random, missing: number) {
    this.#source = source;
    this.#random = random;
    this.#missing = missing;
  }

  /** `a|b|c` up to the end or a parenthesis: all are read, one is taken. */
  alternatives(): string {
    const texts = [this.#sequence()];
    while (this.#take("|")) texts.push(this.#sequence());
    return this.#random.pick(texts);
  }

  #sequence(): string {
    let text = "";
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at]!))
      text += this.#repeated();
    return text;
  }

  #repeated(): string {
    const start = this.#at;
    const first = this.#atom();
    const end = this.#at;
    const [least, most] = this.#quantifier();
    const after = this.#at;
    const from = Math.min(Math.max(least, this.#missing), most);
    const count = this.#random.between(
      from,
      Math.min(most, from + (most === Infinity ? more : farthest)),
    );
    if (count > 1) this.#missing -= count;
    let text = count > 0 ? first : "";
    // Each repetition is read anew, so that it differs.
    for (let at = 1; at < count; at++) {
      this.#at = start;
      text += this.#atom();
    }
    this.#at = Math.max(after, end);
    return text;
  }

  #quantifier(): readonly [least: number, most: number] {
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.#source.slice(this.#at));
    if (found === null) return [1, 1];
    this.#at += found[0].length;
    const [sign, least, range, most] = found;
    if (sign.startsWith("*")) return [0, Infinity];
    if (sign.startsWith("+")) return [1, Infinity];
    if (sign.startsWith("?")) return [0, 1];
    if (range === undefined) return [Number(least), Number(least)];
    return [Number(least), most ? Number(most) : Infinity];
  }

  #atom(): string {
    if (this.#left-- <= 0) throw new TooLarge("its pattern asks for too long a text");
    const sign = this.#source[this.#at]!;
    this.#at++;
    if (sign === "^" || sign === "$") return "";
    if (sign === ".") return this.#random.pick(letters);
    if (sign === "[") return this.#random.pick(this.#class());
    if (sign === "(") return this.#group();
    if (sign !== "\\") return sign;
    return this.#random.pick(this.#escape());
  }

  #group(): string {
    const kind = /^\?(?::|<?[=!]|<\w+>)/.exec(this.#source.slice(this.#at))?.[0] ?? "";
    this.#at += kind.length;
    const text = this.alternatives();
    this.#take(")");
    // What an assertion looks at isn't part of the text; `(?=.*x)` is left to luck.
    return /[=!]/.test(kind) ? "" : text;
  }

  #class(): readonly string[] {
    const isNegated = this.#take("^");
    const members: string[] = [];
    while (this.#at < this.#source.length && !this.#take("]")) {
      const first = this.#classMember();
      const isRange = this.#source[this.#at] === "-" && this.#source[this.#at + 1] !== "]";
      if (!isRange || first.length !== 1) {
        members.push(...first);
        continue;
      }
      this.#at++;
      const [last = first[0]!] = this.#classMember();
      members.push(...range(first[0]!, last));
    }
    if (!isNegated) return members.length > 0 ? members : letters;
    const others = range(" ", "~").filter((one) => !members.includes(one));
    return others.length > 0 ? others : letters;
  }

  #classMember(): readonly string[] {
    if (this.#take("\\")) return this.#escape();
    const sign = String.fromCodePoint(this.#source.codePointAt(this.#at)!);
    this.#at += sign.length;
    return [sign];
  }

  /** What stands behind a backslash. */
  #escape(): readonly string[] {
    const rest = this.#source.slice(this.#at);
    const code = /^(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]+)\})/i.exec(rest);
    const property = /^[pP]\{[^}]*\}/.exec(rest);
    this.#at += (code ?? property)?.[0].length ?? 1;
    if (code !== null) return [String.fromCodePoint(parseInt(code[1] ?? code[2] ?? code[3]!, 16))];
    if (property !== null) return propertyLetters(property[0]);
    const sign = rest[0]!;
    return classes[sign] ?? [sign];
  }

  #take(sign: string): boolean {
    if (this.#source[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }
}

function range(first: string, last: string): readonly string[] {
  const [from, to] = [first.codePointAt(0)!, last.codePointAt(0)!];
  // Of a large range, some are enough.
  const length = Math.min(Math.max(to - from + 1, 0), 200);
  return Array.from({ length }, (_, at) => String.fromCodePoint(from + at));
}

const letters = /* @__PURE__ */ range("a", "z");
const capitals = /* @__PURE__ */ range("A", "Z");
const digits = /* @__PURE__ */ range("0", "9");
const words = /* @__PURE__ */ letters.concat(capitals, digits, "_");

/** `p{Lu}`: of the properties of Unicode, the usual ones. */
function propertyLetters(property: string): readonly string[] {
  if (/^p\{(Lu|Uppercase)/.test(property)) return capitals;
  return property.startsWith("p{N") ? digits : letters;
}

const classes: Readonly<Record<string, readonly string[]>> = {
  d: digits,
  D: letters,
  w: words,
  W: ["-", " ", "."],
  s: [" "],
  S: letters,
  b: [""],
  B: [""],
  n: ["\n"],
  r: ["\r"],
  t: ["\t"],
};
