/** Where a member of a JSON text stands. Offsets are UTF-16 units. */
export interface JsonMember {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** Where long objects and arrays end, by where they begin: who looks for a member needn't read them. */
export type LongValues = ReadonlyMap<number, number>;

/** Characters. It takes less to read a shorter value than to remember it. */
const long = 500;

/** What a JSON text shows to who reads all of it. */
export interface TextFacts {
  readonly longValues: LongValues;
  /** How many objects and arrays the innermost one is in, itself included. */
  readonly depth: number;
  readonly references: References;
}

/** All by which a text may refer to other places, wherever it stands: some may be mere data. */
export interface References {
  /** The strings at `$ref`, and at all other keys that begin so: some change where a `$ref` leads. */
  readonly texts: ReadonlySet<string>;
  /** They refer by names and by files. */
  readonly hasDiscriminators: boolean;
}

/** Calls `onRepeated` for each key that appears twice in one object: `JSON.parse` keeps silent. */
export function findRepeatedKeys(
  text: string,
  onRepeated: (key: string, start: number, end: number) => void,
): TextFacts {
  const longValues = new Map<number, number>();
  const texts = new Set<string>();
  let hasDiscriminators = false;
  let depth = 0;
  const open: (Set<string> | null)[] = [];
  const starts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x7b || c === 0x5b) {
      open.push(c === 0x7b ? new Set() : null);
      starts.push(i);
      depth = Math.max(depth, starts.length);
    } else if (c === 0x7d || c === 0x5d) {
      open.pop();
      const start = starts.pop()!;
      if (i - start > long) longValues.set(start, i + 1);
    } else if (c === 0x22) {
      const end = stringEnd(text, i);
      const keys = open.at(-1);
      const colon = skipBlank(text, end);
      if (keys && text.charCodeAt(colon) === 0x3a) {
        const raw = text.slice(i + 1, end - 1);
        const key = raw.includes("\\") ? (JSON.parse(text.slice(i, end)) as string) : raw;
        if (keys.has(key)) onRepeated(key, i, end);
        keys.add(key);
        if (key[0] === "$") addString(text, skipBlank(text, colon + 1), texts);
        if (key === "discriminator") hasDiscriminators = true;
      }
      i = end - 1;
    }
  }
  return { longValues, depth, references: { texts, hasDiscriminators } };
}

/** Adds the string that begins at `start`, if one does. */
function addString(text: string, start: number, strings: Set<string>): void {
  if (text.charCodeAt(start) !== 0x22) return;
  strings.add(JSON.parse(text.slice(start, stringEnd(text, start))) as string);
}

/** The members of the object, or the items of the array, whose text begins at `start`. */
export function* jsonMembers(
  text: string,
  start: number,
  longValues?: LongValues,
): Generator<JsonMember> {
  const isArray = text[start] === "[";
  if (!isArray && text[start] !== "{") return;
  let i = skipBlank(text, start + 1);
  for (let index = 0; text[i] !== "]" && text[i] !== "}"; index++) {
    const keyStart = i;
    let keyEnd = i;
    if (!isArray) {
      keyEnd = stringEnd(text, i);
      i = skipBlank(text, skipBlank(text, keyEnd) + 1);
    }
    const valueEnd = longValues?.get(i) ?? jsonValueEnd(text, i);
    const key = isArray ? String(index) : (JSON.parse(text.slice(keyStart, keyEnd)) as string);
    yield { key, keyStart, keyEnd: isArray ? valueEnd : keyEnd, valueStart: i, valueEnd };
    i = skipBlank(text, valueEnd);
    if (text[i] === ",") i = skipBlank(text, i + 1);
  }
}

/** Behind the value that begins at `start`. */
export function jsonValueEnd(text: string, start: number): number {
  if (text[start] === '"') return stringEnd(text, start);
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) i = stringEnd(text, i) - 1;
    else if (c === 0x7b || c === 0x5b) depth++;
    else if (c === 0x7d || c === 0x5d) {
      if (depth === 0) return i;
      if (--depth === 0) return i + 1;
    } else if (depth === 0 && (c === 0x2c || c <= 0x20)) return i;
  }
  return text.length;
}

export function skipBlank(text: string, from: number): number {
  let i = from;
  while (i < text.length && (text.charCodeAt(i) <= 0x20 || text.charCodeAt(i) === 0xfeff)) i++;
  return i;
}

/** Behind the closing quote of the string that begins at `start`. */
export function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === 0x5c) first--;
  return (at - first) % 2 === 1;
}
