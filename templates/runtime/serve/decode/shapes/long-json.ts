/** JSON in which integers of 64 bits keep all digits: `JSON.parse` rounds beyond 2^53. */
import { exactParser } from "../../../read/int64.js";
import type { Place, Places } from "../../../read/places.js";
import { malformed, type RequestPlace } from "../fault.js";
import { parseJson } from "../texts.js";
import type { ValueShape } from "./shapes.js";

/** Reads JSON of one shape: what it finds out of the shape is kept. */
export class LongJson {
  private readonly shape: ValueShape;
  private places: Places | undefined;

  constructor(shape: ValueShape) {
    this.shape = shape;
  }

  /**
   * Where the shape has integers of 64 bits, those that a number can't hold are bigints.
   * @throws RequestFault if the text isn't JSON
   */
  parse(text: string, place: RequestPlace, depth: number): unknown {
    return this.exact(parseJson(text, place, depth), text, place);
  }

  /** The same of a text that is parsed already. @param value what `JSON.parse` gives of it */
  exact(value: unknown, text: string, place: RequestPlace): unknown {
    if (!/\d{16}/.test(text)) return value;
    this.places ??= placesOf(this.shape);
    if (!this.places.some(({ int64 }) => int64)) return value;
    try {
      return withNumbers(exactParser(this.places)(text.replace(/^\ufeff/, "")));
    } catch (error) {
      if (error instanceof RangeError) throw malformed(place, "an integer of too many digits");
      throw error;
    }
  }
}

/** All places in a value; what can be several things has the places of all. */
function placesOf(root: ValueShape): Places {
  const places: Place[] = [];
  const numbers = new Map<ValueShape, number>();
  const known = new Map<string, number>();

  function indexOf(shapes: readonly (ValueShape | null)[]): number {
    const wanted = new Set(
      shapes.flatMap((shape): readonly ValueShape[] => (shape ? [shape] : [])),
    );
    for (const shape of wanted) if (!numbers.has(shape)) numbers.set(shape, numbers.size);
    const key = Array.from(wanted, (shape) => numbers.get(shape)!)
      .sort((a, b) => a - b)
      .join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const index = places.push({}) - 1;
    known.set(key, index);
    const variants = [...wanted].flatMap((shape) => shape.variants);
    const firstItems = Math.max(0, ...variants.map((variant) => variant.firstItems));
    const names = new Set(variants.flatMap((variant) => [...variant.names]));
    const itemsAt = (at: number) => indexOf(variants.map((variant) => variant.item(at)));
    const isFree = variants.every((variant) => variant.isFree && variant.names.size === 0);
    if (isFree) return index;
    places[index] = {
      ...(variants.some(({ isInt64 }) => isInt64) && { int64: true }),
      items: itemsAt(firstItems),
      first: Array.from({ length: firstItems }, (_, at) => itemsAt(at)),
      fields: Array.from(names, (name) => {
        const members = variants.filter((variant) => variant.names.has(name));
        return [name, indexOf(members.map((variant) => variant.member(name)))] as const;
      }),
      rest: indexOf(variants.flatMap((variant) => variant.others())),
    };
    return index;
  }

  indexOf([root]);
  return places;
}

/** Integers that a number holds exactly are numbers. Changes a value in place: it was just parsed. */
function withNumbers(value: unknown): unknown {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (typeof value !== "object" || value === null) return value;
  for (const [name, member] of Object.entries(value))
    if (typeof member === "bigint" || typeof member === "object")
      Object.defineProperty(value, name, { value: withNumbers(member) });
  return value;
}
