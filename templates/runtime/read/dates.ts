/** JSON whose dates are `Date`s: only for documents with `format: date-time` or `unix-time`. */
import { convertAt, type Place, type Places } from "./places.js";
import { readJson, type ResponseReader } from "./response.js";

/** Like `json`. */
export function datedJson(places: Places): ResponseReader {
  const parse = datedParser(places);
  return {
    read: (content, response) => readJson(content, response, parse),
  };
}

/** @throws SyntaxError if a text isn't JSON; RangeError if a date is expected and there is none */
export function datedParser(places: Places): (text: string) => unknown {
  return (text) => convertAt(JSON.parse(text) as unknown, places, toDate);
}

/** The `Date` for a value whose place has one; never an invalid one. */
export function toDate(value: unknown, { dateTime, unixTime }: Place): unknown {
  if (typeof value === "number") return unixTime ? validDate(value * 1000) : value;
  if (typeof value !== "string" || !dateTime) return value;
  const time = timeOf(value);
  if (time === undefined && dateTime === "maybe") return value;
  return validDate(time ?? NaN);
}

function validDate(time: number): Date {
  const date = new Date(time);
  if (Number.isNaN(+date)) throw new RangeError("not a date");
  return date;
}

/** RFC 3339, to the millisecond. The offset is required: without it nobody knows the moment. */
const dateTimePattern =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d+)?(?:[Zz]|([+-])(\d\d):?(\d\d))$/;

/** `undefined`: the text isn't a date-time, such as the 30th of February. */
function timeOf(text: string): number | undefined {
  const found = dateTimePattern.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as Six;
  const [, , , , , , , fraction = "", sign, hours = "0", minutes = "0"] = found;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  // A leap second is the first second of the next minute.
  if (!isDay || hour > 23 || minute > 59 || second > 60) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -60_000 : 60_000);
  date.setUTCHours(hour, minute, second, Math.trunc(Number(`0${fraction}`) * 1000));
  return +date - offset;
}

type Six = [number, number, number, number, number, number];
