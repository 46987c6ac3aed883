/** From a graph of places to a list of places that refer to each other by number. */
import type { PlaceNumber, ValuePlace, ValuePlaces } from "./reader.js";

export interface NumberedPlace {
  readonly int64: boolean;
  readonly dateTime: "sure" | "maybe" | null;
  readonly unixTime: boolean;
  readonly format: string | null;
  readonly isFormatSure: boolean;
  items: NumberedPlace | null;
  readonly first: NumberedPlace[];
  readonly fields: Map<string, NumberedPlace>;
  rest: NumberedPlace | null;
}

/** The places that have something to convert inside, from `root` on; `null`: none has. */
export function numberPlaces(
  root: NumberedPlace,
  all: Iterable<NumberedPlace>,
): ValuePlaces | null {
  const useful = usefulPlaces(all);
  if (!useful.has(root)) return null;
  const numbers = new Map([[root, 0]]);
  // The list grows while it is walked: the places that a place leads to are appended.
  for (const [place] of numbers)
    for (const inner of insideOf(place))
      if (useful.has(inner) && !numbers.has(inner)) numbers.set(inner, numbers.size);
  const order = [...numbers.keys()];
  return {
    places: order.map((place) => numbered(place, numbers)),
    hasInt64: order.some(({ int64 }) => int64),
    hasDates: order.some(({ dateTime, unixTime }) => dateTime !== null || unixTime),
    hasFormats: order.some(({ format }) => format !== null),
  };
}

function* insideOf({ items, first, fields, rest }: NumberedPlace): Generator<NumberedPlace> {
  yield* fields.values();
  yield* first;
  if (items !== null) yield items;
  if (rest !== null) yield rest;
}

function usefulPlaces(places: Iterable<NumberedPlace>): ReadonlySet<NumberedPlace> {
  const all = [...places];
  const isOne = ({ int64, dateTime, unixTime, format }: NumberedPlace) =>
    int64 || dateTime !== null || unixTime || format !== null;
  const useful = new Set(all.filter(isOne));
  for (let size = -1; size !== useful.size;) {
    size = useful.size;
    for (const place of all)
      if ([...insideOf(place)].some((inner) => useful.has(inner))) useful.add(place);
  }
  return useful;
}

function numbered(
  { items, first, fields, rest, ...values }: NumberedPlace,
  numbers: ReadonlyMap<NumberedPlace, number>,
): ValuePlace {
  const numberOf = (place: NumberedPlace | null): PlaceNumber =>
    place === null ? -1 : (numbers.get(place) ?? -1);
  const all = [...fields].map(([name, place]) => [name, numberOf(place)] as const);
  // Where other members have such values too, fields without them must be listed.
  const listed = all.filter(([, number]) => numberOf(rest) >= 0 || number >= 0);
  return {
    ...values,
    items: numberOf(items),
    first: first.map(numberOf),
    fields: listed,
    rest: numberOf(rest),
  };
}
