import type { Api } from "../../model/api.js";
import type { Shape } from "../../model/schema.js";
import { additionalShape, partsOf, referencesIn, resolveShape } from "../../model/walk.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { literal } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** What values have that JSON doesn't: bigints, dates. */
export interface ValuePlaces {
  readonly data: Expression;
  readonly hasInt64: boolean;
  readonly hasDates: boolean;
}

/**
 * Where values of these shapes have integers that are read as bigints, or moments that are read as
 * dates, as data: a list of places that name each other by number, so that schemas may contain
 * themselves. `null`: nowhere.
 */
export function valuePlaces(shapes: readonly Shape[], client: ClientPlan): ValuePlaces | null {
  const { api } = client;
  if (api.int64 === "number" && api.dates === "string") return null;
  const places = new Map<string, Place>();
  const root = visit(shapes);
  const useful = usefulPlaces(places.values());
  if (!useful.has(root)) return null;
  const order = [root];
  // Grows while it is walked: what a place leads to comes behind it.
  for (const place of order)
    for (const inner of insideOf(place))
      if (useful.has(inner) && !order.includes(inner)) order.push(inner);
  return {
    data: { kind: "array", items: order.map((place) => placeData(place, order)) },
    hasInt64: order.some(({ int64 }) => int64),
    hasDates: order.some(({ dateTime, unixTime }) => dateTime !== null || unixTime),
  };

  /** One place for all shapes that a value may have there: what any of them says counts. */
  function visit(given: readonly Shape[]): Place {
    const leaves = [...new Set(given.flatMap((shape) => [...leavesOf(shape, client, new Set())]))];
    const key = leaves.map(numberOf).toSorted((a, b) => a - b);
    const known = places.get(key.join());
    if (known !== undefined) return known;
    const place: Place = {
      int64: leaves.some((leaf) => isInt64(leaf, api)),
      dateTime: dateTimeOf(leaves, api),
      unixTime: leaves.some((leaf) => isUnixTime(leaf, api)),
      items: null,
      first: [],
      fields: new Map(),
      rest: null,
    };
    places.set(key.join(), place);
    const objects = leaves.filter((leaf) => leaf.kind === "object");
    const names = new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name)));
    for (const name of names) {
      const members = objects.flatMap((object) => {
        const property = object.properties.find((property) => property.name === name);
        return property ? [property.shape] : additionalShape(object);
      });
      place.fields.set(name, visit(members));
    }
    const rest = objects.flatMap(additionalShape);
    if (rest.length > 0) place.rest = visit(rest);
    const items = leaves.flatMap((leaf) => itemsAt(leaf, Infinity));
    if (items.length > 0) place.items = visit(items);
    const length = Math.max(0, ...leaves.map((leaf) => prefixOf(leaf).length));
    for (let index = 0; index < length; index++)
      place.first.push(visit(leaves.flatMap((leaf) => itemsAt(leaf, index))));
    return place;
  }
}

interface Place {
  readonly int64: boolean;
  /** `maybe`: another text may stand there. */
  readonly dateTime: "sure" | "maybe" | null;
  readonly unixTime: boolean;
  items: Place | null;
  /** By position; others are `items`. */
  readonly first: Place[];
  readonly fields: Map<string, Place>;
  rest: Place | null;
}

/** The shapes that a value itself has: references, choices and combinations followed. */
function* leavesOf(shape: Shape, client: ClientPlan, seen: Set<string>): Generator<Shape> {
  if (shape.kind === "reference") {
    if (seen.has(shape.to)) return;
    seen.add(shape.to);
    const target = resolveShape(shape, client.api.schemas);
    // Of what has nothing to convert, only what is no object or list counts beside others.
    const isOther = !["object", "array", "tuple", "intersection"].includes(target.kind);
    if (withValues(client).has(shape.to) || isOther) yield* leavesOf(target, client, seen);
  } else if (shape.kind === "union")
    for (const variant of shape.variants) yield* leavesOf(variant, client, seen);
  else if (shape.kind === "intersection")
    for (const part of shape.parts) yield* leavesOf(part, client, seen);
  else yield shape;
}

function isInt64(shape: Shape, { int64 }: Api): boolean {
  if (int64 === "number") return false;
  if (shape.kind === "enum") return shape.int64 === true;
  return shape.kind === "integer" && shape.wire === "int64";
}

function isDateTime(shape: Shape, { dates }: Api): boolean {
  return dates === "date" && shape.kind === "string" && shape.wire === "date-time";
}

function isUnixTime(shape: Shape, { dates }: Api): boolean {
  return dates === "date" && shape.kind === "integer" && shape.wire === "unix-time";
}

/** Where another text may stand, a text that is no moment is that. */
function dateTimeOf(leaves: readonly Shape[], api: Api): Place["dateTime"] {
  if (!leaves.some((leaf) => isDateTime(leaf, api))) return null;
  const isText = (leaf: Shape) =>
    leaf.kind === "unknown" ||
    (leaf.kind === "string" && !isDateTime(leaf, api)) ||
    (leaf.kind === "enum" && leaf.values.some(({ value }) => typeof value === "string"));
  return leaves.some(isText) ? "maybe" : "sure";
}

function prefixOf(shape: Shape): readonly Shape[] {
  return shape.kind === "tuple" ? shape.prefix : [];
}

/** The shape of the item at `index`, if there can be one. */
function itemsAt(shape: Shape, index: number): readonly Shape[] {
  if (shape.kind === "array") return [shape.items];
  const rest = shape.kind === "tuple" && shape.rest !== null ? [shape.rest] : [];
  const positioned = prefixOf(shape)[index];
  return positioned === undefined ? rest : [positioned];
}

const numbers = new WeakMap<Shape, number>();
let lastNumber = 0;

function numberOf(shape: Shape): number {
  const number = numbers.get(shape) ?? ++lastNumber;
  numbers.set(shape, number);
  return number;
}

const known = new WeakMap<ClientPlan, ReadonlySet<string>>();

/** The schemas that have such a value, at any distance; the others need not be looked into. */
function withValues(client: ClientPlan): ReadonlySet<string> {
  const found = known.get(client) ?? findValues(client);
  known.set(client, found);
  return found;
}

function findValues({ api }: ClientPlan): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const [id, { shape }] of api.schemas)
    for (const used of referencesIn(shape)) users.set(used, [...(users.get(used) ?? []), id]);
  const found = new Set(
    [...api.schemas].filter(([, s]) => hasValue(s.shape, api)).map(([id]) => id),
  );
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  return found;
}

function hasValue(shape: Shape, api: Api): boolean {
  const isOne = isInt64(shape, api) || isDateTime(shape, api) || isUnixTime(shape, api);
  return isOne || partsOf(shape).some((part) => hasValue(part, api));
}

function* insideOf({ items, first, fields, rest }: Place): Generator<Place> {
  yield* fields.values();
  yield* first;
  if (items !== null) yield items;
  if (rest !== null) yield rest;
}

/** The places that have such a value inside. */
function usefulPlaces(places: Iterable<Place>): ReadonlySet<Place> {
  const all = [...places];
  const isOne = ({ int64, dateTime, unixTime }: Place) => int64 || dateTime !== null || unixTime;
  const useful = new Set(all.filter(isOne));
  for (let size = -1; size !== useful.size;) {
    size = useful.size;
    for (const place of all)
      if ([...insideOf(place)].some((inner) => useful.has(inner))) useful.add(place);
  }
  return useful;
}

function placeData(
  { int64, dateTime, unixTime, items, first, fields, rest }: Place,
  order: readonly Place[],
): Expression {
  const members: [string, Expression][] = [];
  const numberIn = (place: Place | null) => (place === null ? -1 : order.indexOf(place));
  if (int64) members.push(["int64", literal(true)]);
  if (dateTime !== null)
    members.push(["dateTime", literal(dateTime === "maybe" ? dateTime : true)]);
  if (unixTime) members.push(["unixTime", literal(true)]);
  if (numberIn(items) >= 0) members.push(["items", literal(numberIn(items))]);
  const positions = first.map(numberIn);
  if (positions.some((position) => position !== numberIn(items)))
    members.push(["first", { kind: "array", items: positions.map((p) => literal(p)) }]);
  // Where other members have a rest, a field without such values has to be told from it.
  const hasRest = numberIn(rest) >= 0;
  const list = [...fields].filter(([, place]) => hasRest || order.includes(place));
  if (list.length > 0) {
    const pairs = list.map(([name, place]): Expression => ({
      kind: "array",
      items: [literal(name), literal(numberIn(place))],
    }));
    members.push(["fields", { kind: "array", items: pairs }]);
  }
  if (hasRest) members.push(["rest", literal(numberIn(rest))]);
  return { kind: "object", members };
}
