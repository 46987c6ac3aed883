/** From values as they are sent to values as programs have them: a `Date` for a text. */
import type { Convert } from "../read/places.js";
import { unprocessable } from "./refusal.js";

/**
 * A number or text may fit its rule and be no moment: a second beyond all that a `Date` can say.
 * @param received what the generated code says of the value; it may change it in place
 * @throws Refusal (422)
 */
export function programValue(value: unknown, received?: (value: unknown) => unknown): unknown {
  try {
    return received ? received(value) : value;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw unprocessable({ detail: "a date is none" });
  }
}

/** For integers of 64 bits, where the configuration asks for bigints. Those that need it are bigints already. */
export function toBigint(next: Convert = (value) => value): Convert {
  return (value, place) =>
    place.int64 && Number.isInteger(value) ? BigInt(value as number) : next(value, place);
}
