import { escapeToken } from "../../1-load/source.js";
import type { ObjectShape, Shape, PlainKind } from "../../model/schema.js";
import type { ShapeTable } from "../../model/shape-table.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import type { InlineHome } from "./inline-types.js";
import { variantWords } from "../names/variant-words.js";
import { isBare, isChoice, isNamed, isSmall, onlyPart } from "./named-shapes.js";

/** The current position of a walk, and the name that a type there would have. */
export interface InlinePlace {
  readonly home: InlineHome;
  readonly at: Pointer;
  /** What the name adds to that of the home. */
  readonly words: readonly string[];
  readonly longer?: readonly string[];
  readonly declared?: Pointer | undefined;
  readonly request: boolean;
  readonly response: boolean;
  /**
   * Set where the words are already the name of the outer shape: of a choice, or of the combination that
   * this is a part of.
   */
  readonly around?: "named" | "part" | undefined;
}

export interface FoundType extends InlinePlace {
  readonly shape: Shape;
  readonly declared: Pointer | undefined;
}

/** Goes through shapes, up to references to named schemas, and notes which ones get a name by their place. */
export class InlineWalk {
  readonly found = new Map<Pointer, FoundType>();
  readonly places = new Map<Shape, Pointer>();

  constructor(readonly shapes: ShapeTable) {}

  /** Visits a shape that has no name yet, and what is in it. */
  visit(shape: Shape, place: InlinePlace): void {
    const only = shape.kind === "intersection" ? onlyPart(shape.parts) : undefined;
    if (only !== undefined) return this.visit(only, place);
    const isSmallPart = place.around === "part" && shape.kind === "object" && isSmall(shape);
    if (!isNamed(shape) || isSmallPart) return this.#within(shape, place);
    this.#name(shape, place);
    this.inside(shape, place);
  }

  /** Visits the shape of a body or a response, which has a name even if it is a choice. */
  visitWhole(shape: Shape, place: InlinePlace): void {
    if (!isChoice(shape)) return this.visit(shape, place);
    this.#name(shape, place);
    this.inside(shape, place);
  }

  /** Visits what is in a shape that has the name of its place already. */
  inside(shape: Shape, place: InlinePlace): void {
    this.#within(shape, { ...place, around: "named" });
  }

  #within(shape: Shape, place: InlinePlace): void {
    if (place.words.length > deepest) return;
    switch (shape.kind) {
      case "array":
        this.visit(shape.items, inner(place, "items", "Item"));
        break;
      case "tuple":
        for (const [index, item] of shape.prefix.entries())
          this.visit(item, inner(place, `prefixItems/${index}`, `Item${index + 1}`));
        if (shape.rest !== null) this.visit(shape.rest, inner(place, "items", "Item"));
        break;
      case "object":
        this.#members(shape, place);
        break;
      case "union":
        this.#variants(shape.variants, place);
        break;
      case "intersection":
        for (const part of shape.parts) this.#part(part, place);
        break;
      default:
        shape.kind satisfies PlainKind | "reference";
        break;
    }
  }

  #members(shape: ObjectShape, place: InlinePlace): void {
    if (shape.isRecord === true) {
      const [first] = shape.properties;
      if (first !== undefined) this.visit(first.shape, inner(place, "propertyNames", "Value"));
      return;
    }
    for (const { name, shape: member, [declaredAt]: declared } of shape.properties) {
      if (isBare(member)) continue;
      const at = `properties/${escapeToken(name)}`;
      this.visit(member, { ...inner(place, at, name), ...(declared && { declared }) });
    }
    if (typeof shape.additional !== "string")
      this.visit(shape.additional, inner(place, "additionalProperties", "Value"));
  }

  #variants(variants: readonly Shape[], place: InlinePlace): void {
    const values = variants.filter(({ kind }) => kind !== "null");
    const around = place.around === "part" ? "part" : undefined;
    const isTaken = place.around !== undefined;
    if (values.length === 1 && !isTaken) return this.visit(values[0]!, place);
    for (const [index, word] of variantWords(values, place.words.at(-1) ?? "", isTaken).entries())
      if (word !== null) {
        const below = inner(place, `oneOf/${word.token}`, word.text);
        this.visit(values[index]!, { ...below, around });
      }
  }

  /** An inline part of a combination: its members count as the combination's own. */
  #part(part: Shape, place: InlinePlace): void {
    const around = "part";
    if (part.kind !== "object") return this.visit(part, { ...inner(place, "allOf", ""), around });
    if (isNamed(part) && !isSmall(part)) this.#name(part, inner(place, "allOf", "Fields"));
    this.#members(part, place);
  }

  /** Two places with the same name get a number, unless their types are equal. */
  #name(shape: Shape, place: InlinePlace): void {
    const earlier = this.places.get(shape);
    let { at } = place;
    if (earlier !== undefined) at = earlier;
    else {
      const isOther = (found: FoundType | undefined) =>
        found !== undefined && !this.shapes.isSameType(found.shape, shape);
      for (let number = 2; isOther(this.found.get(at)); number++) at = `${place.at}/${number}`;
    }
    const found = this.found.get(at);
    this.places.set(shape, at);
    this.found.set(at, {
      ...(found ?? { declared: undefined, ...place, at, shape }),
      request: place.request || found?.request === true,
      response: place.response || found?.response === true,
    });
  }
}

/** The most words of a name: deeper types are printed where they are used. */
const deepest = 30;

function inner(place: InlinePlace, token: string, word: string): InlinePlace {
  const { longer: _, around, ...rest } = place;
  const words = word === "" ? place.words : [...place.words, word];
  return { ...rest, at: `${place.at}/${token}`, words, ...(word === "" ? { around } : {}) };
}
