/** From values as they are sent to values as programs have them: a `Date` for a text. */
import { ConversionError, type Convert } from "../read/places.js";
import { RequestFault, type RequestPlace } from "./decode/fault.js";
import { unprocessable } from "./refusal.js";

/**
 * A value may fit its rule and be none of its type: a second beyond all that a `Date` can say, or a
 * text that a function of the user's doesn't read.
 * @param received what the generated code says of the value; it may change it in place
 * @param at its place in the request
 * @throws RequestFault (400), Refusal (422)
 */
export function programValue(
  value: unknown,
  received?: (value: unknown) => unknown,
  at: RequestPlace = [],
): unknown {
  try {
    return received ? received(value) : value;
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error;
    const { path, isOwn } = error;
    // What a function of the user's has thrown is nobody's business outside.
    const message = isOwn ? "not of its format" : "expected a date";
    const issues = [{ path: [...at, ...path], message, keyword: "format" }];
    throw isOwn ? new RequestFault(400, issues) : unprocessable(issues);
  }
}

/** For integers of 64 bits, where the configuration asks for bigints. Those that need it are bigints already. */
export function toBigint(next: Convert = (value) => value): Convert {
  return (value, place) =>
    place.int64 && Number.isInteger(value) ? BigInt(value as number) : next(value, place);
}
