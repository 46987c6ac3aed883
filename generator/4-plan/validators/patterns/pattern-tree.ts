/** A regular expression (ECMA-262) as a tree. */
export type PatternNode =
  /** One character: a class, an escape, a dot or the character itself, as a regular expression. */
  | { readonly kind: "set"; readonly source: string }
  | { readonly kind: "assertion"; readonly source: "^" | "$" | "\\b" | "\\B" }
  /** What needs more than one way through the text: `\1`, `(?=a)`, `(?<!a)`. */
  | { readonly kind: "other" }
  | { readonly kind: "sequence" | "choice"; readonly of: readonly PatternNode[] }
  | Repeat;

export interface Repeat {
  readonly kind: "repeat";
  readonly of: PatternNode;
  readonly least: number;
  /** May be Infinity. */
  readonly most: number;
}

/** `null`: it can't be read. */
export function parsePattern(source: string): PatternNode | null {
  const parser = new Parser(source);
  const tree = parser.choice();
  return parser.isAtEnd ? tree : null;
}

const quantifier = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y;
const groupStart = /\((?:\?(?::|<[A-Za-z_$][\w$]*>|(<?[=!])))?/y;
const classOrEscape =
  /\[(?:\\.|[^\]\\])*\]|\\(?:x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\}|p\{[^}]*\}|c[a-z]|.)/isuy;

class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#source.length;
  }

  /** Up to the end or a parenthesis. */
  choice(): PatternNode {
    const of = [this.#sequence()];
    while (this.#take("|")) of.push(this.#sequence());
    return of.length === 1 ? of[0]! : { kind: "choice", of };
  }

  #sequence(): PatternNode {
    const of: PatternNode[] = [];
    while (!this.isAtEnd && !/[|)]/.test(this.#source[this.#at]!)) {
      const atom = this.#atom();
      const count = this.#match(quantifier);
      of.push(count === null ? atom : { kind: "repeat", of: atom, ...boundsOf(count) });
    }
    return of.length === 1 ? of[0]! : { kind: "sequence", of };
  }

  #atom(): PatternNode {
    const group = this.#match(groupStart);
    if (group !== null) {
      const inner = this.choice();
      this.#take(")");
      return group[1] === undefined ? inner : { kind: "other" };
    }
    if (this.#take("^")) return { kind: "assertion", source: "^" };
    if (this.#take("$")) return { kind: "assertion", source: "$" };
    if (this.#take(".")) return { kind: "set", source: "." };
    const [source] = this.#match(classOrEscape) ?? [];
    if (source === "\\b" || source === "\\B") return { kind: "assertion", source };
    if (source !== undefined && /^\\[1-9k]/.test(source)) return { kind: "other" };
    if (source !== undefined) return { kind: "set", source };
    const sign = String.fromCodePoint(this.#source.codePointAt(this.#at)!);
    this.#at += sign.length;
    return { kind: "set", source: sign.replace(/[*+?{}()[\]\\/]/, "\\$&") };
  }

  #take(sign: string): boolean {
    if (this.#source[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  /** @param expression sticky */
  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#source);
    if (found !== null) this.#at += found[0].length;
    return found;
  }
}

function boundsOf([, sign, least, range, most]: RegExpExecArray): Pick<Repeat, "least" | "most"> {
  if (sign !== undefined) return { least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity };
  const from = Number(least);
  if (range === undefined) return { least: from, most: from };
  return { least: from, most: most ? Number(most) : Infinity };
}
