/**
 * The places in a response with types that JSON doesn't have, as data: places are numbered, and the
 * value itself is place 0.
 */
import { hasOwn } from "../encode/codecs/scalar.js";

export type Places = readonly Place[];

/** What is at a place, and the places of its members. An empty place has only JSON's own types. */
export interface Place {
  /** An integer of 64 bits. */
  readonly int64?: true;
  /** A date-time as text; `maybe`: other texts are allowed, too. */
  readonly dateTime?: true | "maybe";
  /** A date as seconds since 1970. */
  readonly unixTime?: true;
  /** A value of the user's type: from JSON, or to it. */
  readonly convert?: (value: never) => unknown;
  /** Other values may stand there, too. */
  readonly isMaybe?: true;
  readonly items?: number;
  /** For a list: the places of the first items, or -1. */
  readonly first?: readonly number[];
  /** The place of each member, or -1. */
  readonly fields?: readonly (readonly [name: string, place: number])[];
  /** The place of all members that are not in `fields`. */
  readonly rest?: number;
}

/** Converts a scalar of JSON to the type of its place. */
export type Convert = (value: unknown, place: Place) => unknown;

export function placeOf({ fields, rest }: Place, name: string): number | undefined {
  return fields?.find(([field]) => field === name)?.[1] ?? rest;
}

export function itemOf({ first, items }: Place, index: number): number | undefined {
  return first?.[index] ?? items;
}

/** A value isn't what its place says: a date is none, or a function of the user's refuses it. */
export class ConversionError extends RangeError {
  override readonly name = "ConversionError";
  /** The place in the value that is read, outermost first. */
  readonly path: readonly (string | number)[];
  /** Whether a function of the user's has refused it: `cause` is what it has thrown. */
  readonly isOwn: boolean;

  constructor(path: readonly (string | number)[], { convert }: Place, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(path.length > 0 ? `${path.join(".")}: ${reason}` : reason);
    this.path = path;
    this.isOwn = convert !== undefined;
    // Compilers know it as an option only from ES2022 on.
    Object.defineProperty(this, "cause", { value: cause, configurable: true, writable: true });
  }
}

/** A list or an object whose members are still to be converted. */
type Left = [inside: object, place: Place, around: Left | null, name: string];

/**
 * Changes a value in place: the caller just parsed it. It keeps a list of what is left to do, as
 * nesting may be deep.
 * @throws ConversionError
 */
export function convertAt(value: unknown, places: Places, convert: Convert): unknown {
  const root = [value];
  const left: Left[] = [[root, { items: 0 }, null, ""]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [, place] = next;
    const inside = next[0] as Record<string, unknown>;
    const isList = Array.isArray(inside);
    for (const name of isList || place.rest !== undefined ? Object.keys(inside) : namesOf(place)) {
      const inner = places[(isList ? itemOf(place, Number(name)) : placeOf(place, name)) ?? -1];
      if (!inner || !hasOwn(inside, name)) continue;
      const member = inside[name];
      if (typeof member === "object" && member) left.push([member, inner, next, name]);
      else if (member !== null)
        try {
          inside[name] = convert(member, inner);
        } catch (thrown) {
          throw new ConversionError(pathTo(next, name), inner, thrown);
        }
    }
  }
  return root[0];
}

/** The root list isn't part of it. */
function pathTo([inside, , around, name]: Left, inner: string): (string | number)[] {
  if (!around) return [];
  return [...pathTo(around, name), Array.isArray(inside) ? Number(inner) : inner];
}

function namesOf({ fields = [] }: Place): readonly string[] {
  return fields.map(([name]) => name);
}
