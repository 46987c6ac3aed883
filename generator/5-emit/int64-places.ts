import type { Shape } from "../3-lower/api.js";
import { additionalShape, partsOf, referencesIn } from "../3-lower/shapes.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { literal } from "./build.js";
import type { Expression } from "./draft.js";

/**
 * Where values of these shapes have integers that are read as bigints, as data: a list of places
 * that name each other by number, so that schemas may contain themselves. `null`: nowhere.
 */
export function int64Places(shapes: readonly Shape[], client: ClientPlan): Expression | null {
  if (client.api.int64 === "number") return null;
  const places = new Map<string, Place>();
  const root = visit(shapes);
  const useful = usefulPlaces(places.values());
  if (!useful.has(root)) return null;
  const order = [root];
  // Grows while it is walked: what a place leads to comes behind it.
  for (const place of order)
    for (const inner of insideOf(place))
      if (useful.has(inner) && !order.includes(inner)) order.push(inner);
  return { kind: "array", items: order.map((place) => placeData(place, order)) };

  /** One place for all shapes that a value may have there: what any of them says counts. */
  function visit(given: readonly Shape[]): Place {
    const leaves = [...new Set(given.flatMap((shape) => [...leavesOf(shape, client, new Set())]))];
    const key = leaves.map(numberOf).toSorted((a, b) => a - b);
    const known = places.get(key.join());
    if (known !== undefined) return known;
    const place: Place = {
      int64: leaves.some(isInt64),
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
  items: Place | null;
  /** By position; others are `items`. */
  readonly first: Place[];
  readonly fields: Map<string, Place>;
  rest: Place | null;
}

/** The shapes that a value itself has: references, choices and combinations followed. */
function* leavesOf(shape: Shape, client: ClientPlan, seen: Set<string>): Generator<Shape> {
  if (shape.kind === "reference") {
    if (seen.has(shape.to) || !withInt64(client).has(shape.to)) return;
    seen.add(shape.to);
    yield* leavesOf(client.api.schemas.get(shape.to)!.shape, client, seen);
  } else if (shape.kind === "union")
    for (const variant of shape.variants) yield* leavesOf(variant, client, seen);
  else if (shape.kind === "intersection")
    for (const part of shape.parts) yield* leavesOf(part, client, seen);
  else yield shape;
}

function isInt64(shape: Shape): boolean {
  return shape.kind === "enum" ? shape.int64 === true : isWideInteger(shape);
}

function isWideInteger(shape: Shape): boolean {
  return shape.kind === "integer" && shape.format === "int64";
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

/** The schemas that have such an integer, at any distance; the others need not be looked into. */
function withInt64(client: ClientPlan): ReadonlySet<string> {
  const found = known.get(client) ?? findInt64(client);
  known.set(client, found);
  return found;
}

function findInt64({ api }: ClientPlan): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const [id, { shape }] of api.schemas)
    for (const used of referencesIn(shape)) users.set(used, [...(users.get(used) ?? []), id]);
  const found = new Set([...api.schemas].filter(([, s]) => anyInt64(s.shape)).map(([id]) => id));
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  return found;
}

function anyInt64(shape: Shape): boolean {
  return isInt64(shape) || partsOf(shape).some(anyInt64);
}

function* insideOf({ items, first, fields, rest }: Place): Generator<Place> {
  yield* fields.values();
  yield* first;
  if (items !== null) yield items;
  if (rest !== null) yield rest;
}

/** The places that have such an integer inside. */
function usefulPlaces(places: Iterable<Place>): ReadonlySet<Place> {
  const all = [...places];
  const useful = new Set(all.filter(({ int64 }) => int64));
  for (let size = -1; size !== useful.size;) {
    size = useful.size;
    for (const place of all)
      if ([...insideOf(place)].some((inner) => useful.has(inner))) useful.add(place);
  }
  return useful;
}

function placeData(
  { int64, items, first, fields, rest }: Place,
  order: readonly Place[],
): Expression {
  const members: [string, Expression][] = [];
  const numberIn = (place: Place | null) => (place === null ? -1 : order.indexOf(place));
  if (int64) members.push(["int64", literal(true)]);
  if (numberIn(items) >= 0) members.push(["items", literal(numberIn(items))]);
  const positions = first.map(numberIn);
  if (positions.some((position) => position !== numberIn(items)))
    members.push(["first", { kind: "array", items: positions.map((p) => literal(p)) }]);
  // Where other members have a rest, a field without such integers has to be told from it.
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
