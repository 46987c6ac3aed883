import type { Api } from "../../model/api.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { additionalShape, resolveShape } from "../../model/walk.js";
import type { ValuePlaces } from "./reader.js";
import { numberPlaces, type NumberedPlace } from "./place-numbers.js";
import {
  dateTimeOf,
  isInt64,
  isUnixTime,
  schemasWithValues,
  userFormatOf,
  type Reading,
} from "./special-values.js";

/**
 * Finds the values that JSON doesn't have, in the shapes of one client: integers that are read as bigints,
 * moments that are read as dates, formats of the user's.
 */
export class ValuePlacePlan {
  readonly #byShape = new Map<Shape, ValuePlaces | null>();
  readonly #numbers = new Map<Shape, number>();
  #withValues: ReadonlySet<SchemaId> | undefined;

  constructor(
    private readonly schemas: Api["schemas"],
    private readonly reading: Reading,
  ) {}

  /** `null`: nowhere. */
  of(shape: Shape): ValuePlaces | null {
    let found = this.#byShape.get(shape);
    if (found === undefined) {
      found = this.ofAll([shape]);
      this.#byShape.set(shape, found);
    }
    return found;
  }

  /** Of a value that has one of these shapes. */
  ofAll(shapes: readonly Shape[]): ValuePlaces | null {
    const { int64, dates, formats } = this.reading;
    if (int64 === "number" && dates === "string" && formats.size === 0) return null;
    const places = new Map<string, NumberedPlace>();
    return numberPlaces(this.#visit(shapes, places), places.values());
  }

  /** One place for all shapes that a value may have there: a conversion counts if any of them asks for it. */
  #visit(given: readonly Shape[], places: Map<string, NumberedPlace>): NumberedPlace {
    const { reading } = this;
    const leaves = [...new Set(given.flatMap((shape) => [...this.#leavesOf(shape, new Set())]))];
    const key = leaves
      .map((leaf) => this.#numberOf(leaf))
      .toSorted((a, b) => a - b)
      .join();
    const known = places.get(key);
    if (known !== undefined) return known;
    const place: NumberedPlace = {
      int64: leaves.some((leaf) => isInt64(leaf, reading)),
      dateTime: dateTimeOf(leaves, reading),
      unixTime: leaves.some((leaf) => isUnixTime(leaf, reading)),
      ...formatPlace(leaves, reading),
      items: null,
      first: [],
      fields: new Map(),
      rest: null,
    };
    places.set(key, place);
    const visit = (shapes: readonly Shape[]) => this.#visit(shapes, places);
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

  /** The shapes that a value itself has: references, choices and combinations followed. */
  *#leavesOf(shape: Shape, seen: Set<SchemaId>): Generator<Shape> {
    if (shape.kind === "reference") {
      if (seen.has(shape.to)) return;
      seen.add(shape.to);
      const target = resolveShape(shape, this.schemas);
      // Shapes without conversions only matter beside others if they aren't objects or lists.
      const isOther = !["object", "array", "tuple", "intersection"].includes(target.kind);
      this.#withValues ??= schemasWithValues(this.schemas, this.reading);
      if (this.#withValues.has(shape.to) || isOther) yield* this.#leavesOf(target, seen);
    } else if (shape.kind === "union")
      for (const variant of shape.variants) yield* this.#leavesOf(variant, seen);
    else if (shape.kind === "intersection")
      for (const part of shape.parts) yield* this.#leavesOf(part, seen);
    else yield shape;
  }

  #numberOf(shape: Shape): number {
    const number = this.#numbers.get(shape) ?? this.#numbers.size;
    this.#numbers.set(shape, number);
    return number;
  }
}

/** The format at a place, and whether other scalars may stand there too. */
function formatPlace(
  leaves: readonly Shape[],
  reading: Reading,
): Pick<NumberedPlace, "format" | "isFormatSure"> {
  const scalars = leaves.filter(({ kind }) => !["object", "array", "tuple", "null"].includes(kind));
  const formats = new Set(scalars.map((leaf) => userFormatOf(leaf, reading)));
  const [format = null] = [...formats].filter((one) => one !== undefined);
  return { format, isFormatSure: formats.size === 1 };
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
