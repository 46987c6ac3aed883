/**
 * Where values of an answer are of a type that JSON doesn't have, as data: places by number, the value
 * itself is place 0.
 */
import { hasOwn } from "../encode/codecs/scalar.js";

export type Places = readonly Place[];

/** What stands at a place, and the places of what is inside. Nothing said: nothing but JSON's own. */
export interface Place {
  /** An integer of 64 bits. */
  readonly int64?: true;
  /** A moment as text; `maybe`: other texts may stand there too. */
  readonly dateTime?: true | "maybe";
  /** A moment as seconds since 1970. */
  readonly unixTime?: true;
  readonly items?: number;
  /** Of a list: those of the first items, place -1 where there is none. */
  readonly first?: readonly number[];
  /** Place -1: a member that has none. */
  readonly fields?: readonly (readonly [name: string, place: number])[];
  /** Of all members that are not in `fields`. */
  readonly rest?: number;
}

/** Makes what a place asks for of a scalar that JSON has there. */
export type Convert = (value: unknown, place: Place) => unknown;

export function placeOf({ fields, rest }: Place, name: string): number | undefined {
  return fields?.find(([field]) => field === name)?.[1] ?? rest;
}

export function itemOf({ first, items }: Place, index: number): number | undefined {
  return first?.[index] ?? items;
}

/** Changes a value that nobody else has yet. A list of what is left: nesting may be deep. */
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
