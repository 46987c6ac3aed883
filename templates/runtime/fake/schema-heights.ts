/** How deep the smallest values of schemas are nested: where recursion has to end. */
import { hasOwn } from "../encode/codecs/scalar.js";
import { type Combination, targetOf } from "../validate/instances.js";
import { kept } from "../validate/kept.js";
import type { JsonSchema } from "../validate/rule.js";

interface Nesting extends Combination {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema | false;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
}

/** Smallest values that are deeper all count as endless. */
const highest = 12;

export class SchemaHeights {
  readonly #root: JsonSchema;
  /** By height: whether a schema has values that are no higher. */
  readonly #known = new Map<JsonSchema, boolean[]>();

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  /** Those whose smallest values are the lowest. */
  lowest(schemas: readonly JsonSchema[]): readonly JsonSchema[] {
    for (let height = 0; height <= highest; height++) {
      const low = schemas.filter((schema) => this.#isWithin(schema, height, 0));
      if (low.length > 0) return low;
    }
    return schemas;
  }

  /** Whether it has only values that are deeper than all that is made. */
  isEndless(schema: JsonSchema): boolean {
    return !this.#isWithin(schema, highest, 0);
  }

  target(reference: string): JsonSchema {
    return targetOf(reference, this.#root);
  }

  /** @param depth how many references were followed without going deeper into the value */
  #isWithin(schema: JsonSchema, height: number, depth: number): boolean {
    const known = kept(this.#known, schema, (): boolean[] => []);
    // References that only lead to each other end nothing.
    return (known[height] ??= depth < 40 && this.#find(schema, height, depth + 1));
  }

  #find(schema: JsonSchema, height: number, depth: number): boolean {
    const { $ref, allOf = [], anyOf, oneOf, properties = {}, required = [] } = schema as Nesting;
    const { items, prefixItems = [], minItems = 0 } = schema as Nesting;
    const isWithin = (one: JsonSchema) => this.#isWithin(one, height, depth);
    const isInside = (one: JsonSchema) => height > 0 && this.#isWithin(one, height - 1, 0);
    const inner = required.flatMap((name): readonly JsonSchema[] =>
      hasOwn(properties, name) ? [properties[name]!] : [],
    );
    const list =
      minItems === 0 ? [] : [...prefixItems.slice(0, minItems), ...(items ? [items] : [])];
    return (
      ($ref === undefined || isWithin(this.target($ref))) &&
      allOf.every(isWithin) &&
      [anyOf, oneOf].every((variants) => variants === undefined || variants.some(isWithin)) &&
      [...inner, ...list].every(isInside)
    );
  }
}
