/**
 * JSON whose integers of 64 bits are bigints, with all digits: `JSON.parse` rounds beyond 2^53.
 * Only for `format: int64` in the document; other numbers stay numbers.
 */
import {
  ConversionError,
  type Convert,
  convertAt,
  itemOf,
  type Place,
  placeOf,
  type Places,
} from "./places.js";
import { readJson, type ResponseReader } from "./response.js";

/**
 * Like `json`.
 * @param convert converts other scalars
 */
export function exactJson(places: Places, convert?: Convert): ResponseReader {
  const parse = exactParser(places, convert);
  return {
    read: (content, response) => readJson(content, response, parse),
  };
}

/**
 * @throws SyntaxError if a text isn't JSON; RangeError if an integer of 64 bits is expected and one
 * of more than 400 digits is found
 */
export function exactParser(
  places: Places,
  convert: Convert = (value) => value,
): (text: string) => unknown {
  const exact: Convert = (value, place) =>
    place.int64 && Number.isInteger(value) ? BigInt(value as number) : convert(value, place);
  return (text) => {
    const value: unknown = JSON.parse(text);
    return mayRound.test(text) ? scan(text, places, convert) : convertAt(value, places, exact);
  };
}

/**
 * 15 digits are always exact, counting those before and after the point. A match inside a string
 * does no harm: it only takes longer.
 */
const mayRound = /\d[\d.]{15}|(?:^|[[,:\s])-?\d[\d.]*[eE]/;

const nothing: Place = {};

/** A list or an object that is being read. */
interface Level {
  readonly place: Place;
  readonly values: unknown[];
  /** The names of the values, in an object. */
  readonly names: string[] | undefined;
}

/**
 * Reads a valid JSON text once more. The nesting is kept in a list, not on the stack: it may be
 * deep.
 */
function scan(text: string, places: Places, convert: Convert): unknown {
  let at = 0;

  /** The next character, skipping blanks, commas and colons. */
  function peek(): string | undefined {
    while (text.charCodeAt(at) <= 32 || text[at] === "," || text[at] === ":") at++;
    return text[at];
  }

  function readString(): string {
    const start = at;
    do at = text.indexOf('"', at + 1);
    while (isEscaped(text, at));
    const inner = text.slice(start + 1, at++);
    return inner.includes("\\") ? (JSON.parse(text.slice(start, at)) as string) : inner;
  }

  function convertHere(value: unknown, place: Place): unknown {
    try {
      return convert(value, place);
    } catch (thrown) {
      throw new ConversionError(levels.slice(1).map(currentKey), place, thrown);
    }
  }

  function readScalar(place: Place): unknown {
    if (text[at] === '"') return convertHere(readString(), place);
    wordPattern.lastIndex = at;
    const [word] = wordPattern.exec(text)!;
    at += word.length;
    return (place.int64 && integerOf(word)) ?? convertHere(JSON.parse(word), place);
  }

  // As if the text were the only item of a list.
  const root: Level = { place: { items: 0 }, values: [], names: undefined };
  const levels = [root];
  for (
    let level = root, first = peek();
    first;
    level = levels[levels.length - 1]!, first = peek()
  ) {
    if (first === "]" || first === "}") {
      at++;
      levels.pop();
      levels[levels.length - 1]!.values.push(valueOf(level));
      continue;
    }
    const name = level.names && readString();
    if (name !== undefined) level.names!.push(name);
    const { place: around, values } = level;
    const index = name === undefined ? itemOf(around, values.length) : placeOf(around, name);
    const place = places[index ?? -1] ?? nothing;
    const opening = peek();
    if (opening === "[" || opening === "{") {
      at++;
      levels.push({ place, values: [], names: opening === "{" ? [] : undefined });
    } else level.values.push(readScalar(place));
  }
  return root.values[0];
}

/** Of the value that is being read. */
function currentKey({ values, names }: Level): string | number {
  return names ? names[names.length - 1]! : values.length;
}

function valueOf({ values, names }: Level): unknown {
  return names ? Object.fromEntries(names.map((name, index) => [name, values[index]])) : values;
}

/** A number, `true`, `false` or `null`. */
const wordPattern = /[\w.+-]+/y;

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(text: string, quote: number): boolean {
  let start = quote;
  while (text[start - 1] === "\\") start--;
  return (quote - start) % 2 === 1;
}

/**
 * An integer in JSON's notation: `1e3` and `1.0` are integers too. `undefined`: something else,
 * such as a number with a fraction, which stays a number.
 * @throws RangeError if it has more than 400 digits
 */
function integerOf(word: string): bigint | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(word);
  if (!parts) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts;
  const digits = whole + fraction;
  if (!/[1-9]/.test(digits)) return BigInt(0);
  const shift = Number(exponent) - fraction.length;
  const end = Math.max(0, digits.length + Math.min(shift, 0));
  if (/[1-9]/.test(digits.slice(end))) return undefined;
  const zeros = Math.max(shift, 0);
  // It doesn't fit into 64 bits, and a short text must not use a lot of memory.
  if (end + zeros > 400) throw new RangeError("not an integer of 64 bits");
  return BigInt(`${sign}${digits.slice(0, end)}${"0".repeat(zeros)}`);
}
