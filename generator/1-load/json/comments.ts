/** A JSON text with comments, as editors allow it (JSONC). */
export interface Commented {
  /** The text as JSON: blanks stand for comments, and for a comma behind a last member. */
  readonly text: string;
  /** Where the first comment begins. */
  readonly first: number;
}

/** Takes comments out of a JSON text, so that all else keeps its place. `undefined`: there are none. */
export function withoutComments(text: string): Commented | undefined {
  // Other beginnings are YAML, where `//` is mostly part of a URL.
  if (!/^\s*[[{/]/.test(text)) return undefined;
  const { text: json, first } = withoutExtras(text);
  return first === undefined ? undefined : { text: json, first };
}

/** Takes comments and commas behind a last member out of a JSON text. `first`: of its comments, if any. */
export function withoutExtras(text: string): Pick<Commented, "text"> & Partial<Commented> {
  let first: number | undefined;
  const blank = (part: string) => part.replace(/[^\r\n]/g, " ");
  const bare = text.replace(stringOrComment, (part: string, offset: number) => {
    if (part.startsWith('"')) return part;
    first ??= offset;
    return blank(part);
  });
  const json = bare.replace(stringOrLastComma, (part: string) => {
    return part.startsWith('"') ? part : part.replace(",", " ");
  });
  return first === undefined ? { text: json } : { text: json, first };
}

/** An unclosed string ends with its line, so that each character is looked at once. */
const string = String.raw`"(?:[^"\\\r\n]|\\.)*"?`;
const stringOrComment = new RegExp(`${string}|//[^\\r\\n]*|/\\*[^]*?(?:\\*/|$)`, "g");
const stringOrLastComma = new RegExp(`${string}|,(?=\\s*[}\\]])`, "g");
