/** The keywords about texts, numbers and values as wholes. */
import { regularExpression } from "../encode/codecs/expression.js";
import { anythingFits, type Check, check, counted } from "./rule.js";

const textCheck = (
  keyword: string,
  value: unknown,
  expected: string,
  fits: (text: string) => boolean,
) => check(keyword, value, expected, (given) => typeof given !== "string" || fits(given));

/** Characters are code points: an emoji counts as one. */
export const minLength = (least: number): Check =>
  textCheck(
    "minLength",
    least,
    `at least ${counted(least, "character")}`,
    (given) => lengthOf(given) >= least,
  );

export const maxLength = (most: number): Check =>
  textCheck(
    "maxLength",
    most,
    `at most ${counted(most, "character")}`,
    // There are never more code points than code units.
    (given) => given.length <= most || lengthOf(given) <= most,
  );

function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++)
    if (text.codePointAt(at)! > 0xffff) {
      length--;
      at++;
    }
  return length;
}

/** What finds a pattern in texts: a `RegExp` is one. */
export interface TextTest {
  readonly source: string;
  test(text: string): boolean;
  toString(): string;
}

/** A regular expression (ECMA-262, flag `u`) that is found somewhere in the text. */
export function pattern(given: string | TextTest): Check {
  const source = typeof given === "string" ? given : given.source;
  const expression = typeof given === "string" ? regularExpression(given) : given;
  if (expression === null) return note("pattern", source);
  const { fits } = textCheck("pattern", source, `text that matches ${expression}`, (text) =>
    expression.test(text),
  );
  return {
    fits,
    json: ({ isOwn }) => ({ pattern: source, ...(isOwn && { patternTest: expression }) }),
  };
}

/** A format that is checked; others are notes. */
export const format = (name: string, fits: (value: unknown) => boolean): Check =>
  check("format", name, `the format ${name}`, fits);

export const minimum = (least: number): Check =>
  numberCheck("minimum", least, `at least ${least}`, (given) => given >= least);

export const maximum = (most: number): Check =>
  numberCheck("maximum", most, `at most ${most}`, (given) => given <= most);

export const exclusiveMinimum = (bound: number): Check =>
  numberCheck("exclusiveMinimum", bound, `more than ${bound}`, (given) => given > bound);

export const exclusiveMaximum = (bound: number): Check =>
  numberCheck("exclusiveMaximum", bound, `less than ${bound}`, (given) => given < bound);

export const multipleOf = (step: number): Check =>
  numberCheck("multipleOf", step, `a multiple of ${step}`, (given) => isMultiple(given, step));

function numberCheck(
  keyword: string,
  value: number,
  expected: string,
  fits: (given: number | bigint) => boolean,
): Check {
  return check(keyword, value, expected, (given) =>
    typeof given === "number" || typeof given === "bigint" ? fits(given) : true,
  );
}

/** As decimals: 0.3 is a multiple of 0.1, which a division of binary fractions denies. */
function isMultiple(value: number | bigint, step: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(step))
    return (value as number) % step === 0;
  const [digits, exponent] = decimal(value);
  const [stepDigits, stepExponent] = decimal(step);
  const least = Math.min(exponent, stepExponent);
  const whole = digits * powerOfTen(exponent - least);
  return whole % (stepDigits * powerOfTen(stepExponent - least)) === BigInt(0);
}

const powerOfTen = (exponent: number) => BigInt(`1${"0".repeat(exponent)}`);

function decimal(value: number | bigint): [digits: bigint, exponent: number] {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

/** The one value that fits, as JSON. */
export function constant(value: unknown): Check {
  const json = stableText(value);
  return check("const", value, json, (given) => stableText(given) === json);
}

/** JSON with the members of objects in the order of the alphabet: equal for equal values. */
export function stableText(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner === "bigint") return `${inner}n`;
      if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? "undefined"
  );
}

/** Words that say more of a value and constrain nothing: `default`, `examples`, ... */
export function note(keyword: string, value: unknown): Check {
  return { fits: anythingFits, json: () => ({ [keyword]: value }) };
}
