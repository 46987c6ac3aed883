/** The least value of a scalar: for members of errors that have to be there, and that nothing is known of. */
import type { Constraints } from "../../model/constraints.js";
import { regularExpression } from "../../model/regular-expression.js";
import { linearProgram } from "../validators/patterns/linear-program.js";
import { leastMatches } from "./least-match.js";
import { isSlot } from "./slots.js";

/** `undefined`: none is found. */
export function leastText(constraints: Constraints): string | undefined {
  const { format = "", minLength = 0, maxLength = Infinity, pattern, examples = [] } = constraints;
  if (minLength > 100) return undefined;
  const test = pattern === undefined ? null : regularExpression(pattern);
  const isQuick = pattern === undefined || !mayTakeLong(pattern);
  const usual = formats[format];
  const made = ["0", "a", "A"].map((sign) => sign.repeat(Math.max(minLength, 1)));
  const texts = usual === undefined ? ["", ...made] : [usual];
  const shown = examples.filter((one): one is string => typeof one === "string");
  const fits = (text: string) => {
    const { length } = [...text];
    if (length < minLength || length > maxLength || isSlot(text)) return false;
    return test === null || ((isQuick || length <= longestTested) && test.test(text));
  };
  const known = [...texts, ...shown].find(fits);
  if (known !== undefined || pattern === undefined || asksMore(constraints)) return known;
  return leastMatches(pattern, minLength).find(fits);
}

/** Whether what is made for the pattern may still not do. */
function asksMore({ format = "", allOf, anyOf, oneOf, not, if: condition }: Constraints): boolean {
  const isChecked =
    Object.hasOwn(formats, format) || /^(byte|json-pointer|regex|uri-reference)$/.test(format);
  return isChecked || [allOf, anyOf, oneOf, not, condition].some((one) => one !== undefined);
}

/** For patterns that may take long: each further sign may double the time, even of a text of one sign. */
const longestTested = 10;

/** Nested repetitions take exponential time, many in a row that of a high power. */
function mayTakeLong(pattern: string): boolean {
  const repetitions = pattern.match(/[*+]|,\d*\}/g) ?? [];
  return repetitions.length > 2 || linearProgram(pattern) !== null;
}

/** Formats that a validator checks, and that an empty text isn't of. */
const formats: Readonly<Record<string, string>> = {
  date: "1970-01-01",
  time: "00:00:00Z",
  duration: "PT0S",
  email: "nobody@example.com",
  "idn-email": "nobody@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "0.0.0.0",
  ipv6: "::",
  uri: "about:blank",
  url: "about:blank",
  iri: "about:blank",
  uuid: "00000000-0000-0000-0000-000000000000",
};

/** `undefined`: none is found. */
export function leastNumber(constraints: Constraints, isInteger: boolean): number | undefined {
  const { minimum = -Infinity, maximum = Infinity, multipleOf = 0, examples = [] } = constraints;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = constraints;
  const shown = examples.filter((one): one is number => typeof one === "number");
  const bounds = [minimum, exclusiveMinimum + 1, maximum, exclusiveMaximum - 1, multipleOf];
  return [0, 1, ...bounds, ...shown].find(
    (one) =>
      (isInteger ? Number.isSafeInteger(one) : Number.isFinite(one)) &&
      one >= minimum &&
      one <= maximum &&
      one > exclusiveMinimum &&
      one < exclusiveMaximum &&
      (multipleOf === 0 || Number.isInteger(one / multipleOf)),
  );
}
