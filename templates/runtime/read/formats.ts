/** JSON whose values are of the user's types: only for clients whose configuration has `formats`. */
import { type Convert, convertAt, type Places } from "./places.js";
import { readJson, type ResponseReader } from "./response.js";

/**
 * Like `json`.
 * @param next converts other scalars
 */
export function formattedJson(places: Places, next?: Convert): ResponseReader {
  const parse = formattedParser(places, next);
  return {
    read: (content, response) => readJson(content, response, parse),
  };
}

/** @throws any error if a text isn't JSON, or a value isn't of its format */
export function formattedParser(places: Places, next?: Convert): (text: string) => unknown {
  const convert = toFormat(next);
  return (text) => convertAt(JSON.parse(text) as unknown, places, convert);
}

/** Converts scalars by the format of their place, others by `next`. */
export function toFormat(next: Convert = (value) => value): Convert {
  return (value, place) => {
    const { convert, isMaybe } = place;
    if (!convert || value === null) return next(value, place);
    try {
      return convert(value as never);
    } catch (error) {
      if (isMaybe) return next(value, place);
      throw error;
    }
  };
}

/**
 * Makes such values of the input that a handler gets: of a value that was just decoded.
 * @param next converts other scalars
 */
export function receiver(places: Places, next?: Convert): (input: unknown) => unknown {
  const convert = toFormat(next);
  return (input) => convertAt(input, places, convert);
}
