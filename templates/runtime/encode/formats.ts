/** Requests with values of the user's types: only for clients whose configuration has `formats`. */
import { itemOf, type Place, placeOf, type Places } from "../read/places.js";
import { type Ancestors, enter } from "./codecs/nesting.js";
import { isObject } from "./codecs/scalar.js";
import { EncodeError } from "./errors.js";
import type { BodyWriter, ParameterWriter } from "./operation.js";

/** A writer of a parameter that prints such values first. */
export function printedParameter(places: Places, writer: ParameterWriter): ParameterWriter {
  return { ...writer, write: (name, value) => writer.write(name, printValues(value, places)) };
}

/** A writer of a body that prints such values first. */
export function printedBody(places: Places, writer: BodyWriter): BodyWriter {
  const { choose } = writer;
  const chosen = (contentType: string | undefined) => {
    const found = choose!(contentType);
    return found && printedBody(places, found);
  };
  return {
    ...writer,
    write: (value) => writer.write(printValues(value, places)),
    ...(choose && { choose: chosen }),
  };
}

/** Prints such values in what a handler answers. */
export function printer(places: Places): (data: unknown) => unknown {
  return (data) => printValues(data, places);
}

/** For an answer under `format: unix-time`. */
export function printSeconds(date: unknown): unknown {
  return date instanceof Date ? Math.floor(+date / 1000) : date;
}

/**
 * A copy of the value, with what is printed; the value itself if there is nothing to print.
 * @throws EncodeError with the place of what can't be printed
 */
export function printValues(value: unknown, places: Places): unknown {
  return printAt(value, places[0]!, places, undefined);
}

function printAt(value: unknown, place: Place, places: Places, outer: Ancestors | undefined) {
  if (value === undefined || value === null) return value;
  if (place.convert && !(place.isMaybe && isOfJson(value))) return printOne(value, place);
  const isList = Array.isArray(value);
  if (!isList && !isObject(value)) return value;
  const inside = value as Readonly<Record<string, unknown>>;
  const ancestors = enter(value, outer);
  const changed = new Map<string, unknown>();
  for (const name of Object.keys(inside)) {
    const inner = places[(isList ? itemOf(place, Number(name)) : placeOf(place, name)) ?? -1];
    if (!inner) continue;
    try {
      const printed = printAt(inside[name], inner, places, ancestors);
      if (printed !== inside[name]) changed.set(name, printed);
    } catch (error) {
      throw EncodeError.at(error, isList ? Number(name) : name);
    }
  }
  if (changed.size === 0) return value;
  if (isList)
    return value.map((item: unknown, at) => (changed.has(`${at}`) ? changed.get(`${at}`) : item));
  return Object.fromEntries([...Object.entries(inside), ...changed]);
}

/** Whether a value is as JSON has it. */
function isOfJson(value: unknown): boolean {
  if (typeof value !== "object") return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

function printOne(value: unknown, { convert }: Place): unknown {
  try {
    return convert!(value as never);
  } catch (error) {
    throw new EncodeError("type_mismatch", error instanceof Error ? error.message : "not printed");
  }
}
