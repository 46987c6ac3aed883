/**
 * JSON whose integers of 64 bits are bigints, to the last digit: `JSON.parse` rounds what is beyond
 * 2^53. Only where the document says `format: int64`, other numbers are as ever.
 */
import { decodeText, isBodiless, json, type ResponseReader } from "./response.js";

/** Where such integers are: places by number, the value itself is place 0. */
export type Places = readonly Place[];

/** What stands at a place, and the places of what is inside. Nothing said: no such integers. */
export interface Place {
  readonly int64?: true;
  readonly items?: number;
  /** Place -1: a member that has none. */
  readonly fields?: readonly (readonly [name: string, place: number])[];
  /** Of all members that are not in `fields`. */
  readonly rest?: number;
}

/** As `json`. */
export function exactJson(places: Places): ResponseReader {
  const parse = exactParser(places);
  return {
    accept: json.accept,
    read: (content, response) =>
      isBodiless(content, response) ? undefined : parse(decodeText(content, response)),
  };
}

/** @throws SyntaxError where a text isn't JSON */
export function exactParser(places: Places): (text: string) => unknown {
  return (text) => {
    const value: unknown = JSON.parse(text);
    return mayRound.test(text) ? scan(text, places) : convert(value, places, 0);
  };
}

/** 15 digits are always exact. In texts it may be found too: then it only takes longer. */
const mayRound = /\d{16}|(?:^|[[,:\s])-?\d[\d.]*[eE]/;

const nothing: Place = {};

function placeOf({ fields, rest }: Place, name: string): number | undefined {
  return fields?.find(([field]) => field === name)?.[1] ?? rest;
}

/** Changes a value that nobody else has yet. */
function convert(value: unknown, places: Places, at: number): unknown {
  const place = places[at] ?? nothing;
  if (typeof value === "number") {
    return place.int64 && Number.isInteger(value) ? BigInt(value) : value;
  }
  const inside = Object(value) as Record<string, unknown>;
  for (const name of Array.isArray(value) || place.rest !== undefined
    ? Object.keys(inside)
    : namesOf(place)) {
    const inner = Array.isArray(value) ? place.items : placeOf(place, name);
    if (inner !== undefined && Object.hasOwn(inside, name)) {
      inside[name] = convert(inside[name], places, inner);
    }
  }
  return value;
}

function namesOf({ fields = [] }: Place): readonly string[] {
  return fields.map(([name]) => name);
}

/** Reads a text once more that is known to be JSON. */
function scan(text: string, places: Places): unknown {
  let at = 0;

  /** The next character that is neither blank nor comma. */
  function peek(): string | undefined {
    while (text.charCodeAt(at) <= 32 || text[at] === ",") at++;
    return text[at];
  }

  function readString(): string {
    const start = at;
    do at = text.indexOf('"', at + 1);
    while (isEscaped(text, at));
    const inner = text.slice(start + 1, at++);
    return inner.includes("\\") ? (JSON.parse(text.slice(start, at)) as string) : inner;
  }

  function readValue(place: Place): unknown {
    const first = peek();
    if (first === '"') return readString();
    if (first === "{") {
      const members: [string, unknown][] = [];
      for (at++; peek() !== "}";) {
        const name = readString();
        peek();
        at++; // the colon
        members.push([name, readValue(places[placeOf(place, name) ?? -1] ?? nothing)]);
      }
      at++;
      return Object.fromEntries(members);
    }
    if (first === "[") {
      const items: unknown[] = [];
      for (at++; peek() !== "]";) items.push(readValue(places[place.items ?? -1] ?? nothing));
      at++;
      return items;
    }
    wordPattern.lastIndex = at;
    const [word] = wordPattern.exec(text)!;
    at += word.length;
    return (place.int64 && integerOf(word)) ?? (JSON.parse(word) as unknown);
  }

  return readValue(places[0]!);
}

/** A number, `true`, `false` or `null`. */
const wordPattern = /[\w.+-]+/y;

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(text: string, quote: number): boolean {
  let start = quote;
  while (text[start - 1] === "\\") start--;
  return (quote - start) % 2 === 1;
}

/** `1e3` and `1.0` are integers too; what no 64 bits could hold in any way is left alone. */
function integerOf(word: string): bigint | undefined {
  if (/^-?\d{1,400}$/.test(word)) return BigInt(word);
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(word);
  if (!parts) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = parts;
  const shift = Number(exponent) - fraction.length;
  const digits = whole + fraction;
  if (digits.length > 400 || shift > 400) return undefined;
  const end = Math.max(0, digits.length + Math.min(shift, 0));
  if (/[1-9]/.test(digits.slice(end))) return undefined;
  return BigInt(`${sign}${digits.slice(0, end) || 0}${"0".repeat(Math.max(shift, 0))}`);
}
