/** Texts and numbers that fit the keywords of a JSON Schema. */
import { hasOwn } from "../encode/codecs/scalar.js";
import type { JsonSchema } from "../validate/rule.js";
import { patternText } from "./pattern-text.js";
import type { Random } from "./random.js";
import { TooLarge } from "./too-large.js";

export function exampleText(schema: JsonSchema, name: string, random: Random): string {
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema as TextSchema;
  if (minLength > longestText) throw new TooLarge(`it needs ${minLength} characters`);
  if (pattern !== undefined)
    return fitted(patternText(pattern, random, minLength), minLength, maxLength);
  if (format !== undefined && hasOwn(formats, format))
    return sized(formats[format]!, minLength, maxLength, random);
  const text = /id$/i.test(name)
    ? lettersOf(12, random)
    : `${name || "text"} ${random.between(1, 99)}`;
  return fitted(text, minLength, maxLength);
}

interface TextSchema {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** Longer texts are not made. */
const longestText = 1_000_000;

/** Cut or filled to a length. */
function fitted(text: string, least: number, most: number): string {
  return Array.from(text.padEnd(least, "x")).slice(0, most).join("");
}

const hex = (length: number, random: Random) =>
  Array.from({ length }, () => random.between(0, 15).toString(16)).join("");

const lettersOf = (length: number, random: Random) =>
  Array.from({ length }, () => random.pick([..."abcdefghjkmnpqrstuvwxyz23456789"])).join("");

/** A text of a format: where that is too long, a short one; where too short, one with more letters. */
function sized(make: MakeText, least: number, most: number, random: Random): string {
  const usual = make(random, 6, "example.com");
  if (usual.length < least) return make(random, 6 + least - usual.length, "example.com");
  if (usual.length <= most) return usual;
  const short = make(random, 1, "example.com");
  return short.length <= most ? short : make(random, 1, "a.co");
}

/** @param letters how many of them, where the format leaves that open */
type MakeText = (random: Random, letters: number, host: string) => string;

/** The same years for everybody: examples don't depend on the day. */
const moment = (random: Random) =>
  new Date(Date.UTC(2024, 0, 1) + random.between(0, 700 * 86_400) * 1000).toISOString();

const formats: Readonly<Record<string, MakeText>> = {
  "date-time": (random) => moment(random).replace(".000", ""),
  date: (random) => moment(random).slice(0, 10),
  time: (random) => `${moment(random).slice(11, 19)}Z`,
  duration: (random) => `PT${random.between(1, 59)}M`,
  email: (random, letters, host) => `${lettersOf(letters, random)}@${host}`,
  hostname: (random, letters, host) => `${lettersOf(letters, random)}.${host}`,
  ipv4: (random) => `192.0.2.${random.between(1, 254)}`,
  ipv6: (random) => `2001:db8::${hex(4, random)}`,
  uri: (random, letters, host) => `https://${host}/${lettersOf(letters, random)}`,
  url: (random, letters, host) => `https://${host}/${lettersOf(letters, random)}`,
  "uri-reference": (random, letters) => `/${lettersOf(letters, random)}`,
  uuid: (random) =>
    `${hex(8, random)}-${hex(4, random)}-4${hex(3, random)}-a${hex(3, random)}-${hex(12, random)}`,
  "json-pointer": (random, letters) => `/${lettersOf(Math.max(1, letters - 2), random)}`,
  regex: () => "^a+$",
  byte: (random) => btoa(lettersOf(6, random)),
};

/** A number between the bounds, on the grid of `multipleOf`. */
export function exampleNumber(schema: JsonSchema, random: Random): number {
  const { type, format, multipleOf, minimum, maximum } = schema as NumberSchema;
  const { exclusiveMinimum, exclusiveMaximum } = schema as NumberSchema;
  const isWhole = type === "integer";
  // Few steps of a fraction would be integers.
  const step = isWhole && !Number.isInteger(multipleOf) ? 1 : (multipleOf ?? 0.5);
  const isInt32 = format === "int32";
  // Bounds as counts of steps.
  const over = (bound: number) => Math.floor(bound / step) + 1;
  const below = (bound: number) => Math.ceil(bound / step) - 1;
  const least = Math.max(
    minimum === undefined ? -Infinity : Math.ceil(minimum / step),
    exclusiveMinimum === undefined ? -Infinity : over(exclusiveMinimum),
  );
  const most = Math.min(
    maximum === undefined ? Infinity : Math.floor(maximum / step),
    exclusiveMaximum === undefined ? Infinity : below(exclusiveMaximum),
    isInt32 ? Math.floor((2 ** 31 - 1) / step) : Infinity,
  );
  // Bounds of 64 bits are none: what is beyond 2^53 is no integer that a request can have.
  const from = least * step >= Number.MIN_SAFE_INTEGER ? least : Math.min(0, most);
  const count = random.between(from, Math.min(most, from + 1000));
  const value = Number((count * step).toFixed(decimalsOf(step)));
  if (multipleOf !== undefined || most >= least) return value;
  // Bounds closer to each other than a step: one of them is a value too, or what is between them.
  return minimum ?? maximum ?? ((exclusiveMinimum ?? 0) + (exclusiveMaximum ?? 0)) / 2;
}

/** How many digits stand behind the point: eight of `0.00000001`, which JavaScript writes as `1e-8`. */
function decimalsOf(step: number): number {
  const [digits = "", exponent = "0"] = String(step).split("e");
  const fraction = digits.split(".")[1] ?? "";
  return Math.min(Math.max(0, fraction.length - Number(exponent)), 100);
}

interface NumberSchema {
  readonly type?: string;
  readonly format?: string;
  readonly multipleOf?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}
