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

/**
 * Changes a value in place: the caller just parsed it. It keeps a list of what is left to do, as
 * nesting may be deep.
 */
export function convertAt(value: unknown, places: Places, convert: Convert): unknown {
  const root = [value];
  const left: [inside: object, place: Place][] = [[root, { items: 0 }]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [inside, place] = next as [Record<string, unknown>, Place];
    const isList = Array.isArray(inside);
    for (const name of isList || place.rest !== undefined ? Object.keys(inside) : namesOf(place)) {
      const inner = places[(isList ? itemOf(place, Number(name)) : placeOf(place, name)) ?? -1];
      if (!inner || !hasOwn(inside, name)) continue;
      const member = inside[name];
      if (typeof member === "object" && member) left.push([member, inner]);
      else if (member !== null) inside[name] = convert(member, inner);
    }
  }
  return root[0];
}

function namesOf({ fields = [] }: Place): readonly string[] {
  return fields.map(([name]) => name);
}
