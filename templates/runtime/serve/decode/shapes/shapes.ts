/**
 * The structure of values, as rules say it in their JSON Schemas: found when it is first needed,
 * and kept for one operation.
 */
import type { Define, JsonSchema, Rule } from "../../../validate/rule.js";
import { alternativesOf } from "./alternatives.js";
import { LongJson } from "./long-json.js";
import { Variant } from "./variant.js";

/** What a value can be, in the document's order. None: no value is allowed. */
export interface ValueShape {
  readonly variants: readonly Variant[];
  /** Reads values that were sent as JSON. */
  readonly json: LongJson;
}

export class ValueShapes {
  private readonly rules = new Map<string, () => Rule>();
  private readonly schemas = new Map<string, JsonSchema>();
  private readonly numbers = new Map<unknown, number>();
  private readonly shapes = new Map<string, ValueShape>();

  ofRule(rule: Rule): ValueShape {
    return this.of([rule.json(this.define)]);
  }

  /** Of schemas that apply together. The same schemas have the same shape, so recursion ends. */
  of(schemas: readonly unknown[]): ValueShape {
    const key = schemas.map((schema) => this.numberOf(schema)).join();
    let shape = this.shapes.get(key);
    if (shape === undefined) this.shapes.set(key, (shape = this.make(schemas)));
    return shape;
  }

  private readonly define: Define = Object.assign(
    (name: string, rule: () => Rule): JsonSchema => {
      const reference = `#/$defs/${name}`;
      if (!this.rules.has(reference)) this.rules.set(reference, rule);
      return { $ref: reference };
    },
    { isOwn: true },
  );

  private readonly find = (reference: string): JsonSchema | undefined => {
    let schema = this.schemas.get(reference);
    if (schema === undefined) {
      schema = this.rules.get(reference)?.().json(this.define);
      if (schema !== undefined) this.schemas.set(reference, schema);
    }
    return schema;
  };

  private make(schemas: readonly unknown[]): ValueShape {
    const { find } = this;
    const made = (inner: readonly unknown[]) => this.of(inner);
    let variants: readonly Variant[] | undefined;
    let json: LongJson | undefined;
    const shape: ValueShape = {
      get variants() {
        return (variants ??= alternativesOf({ allOf: schemas }, find)
          .map((parts) => new Variant(parts, made))
          .filter(({ kinds }) => kinds.length > 0));
      },
      get json() {
        return (json ??= new LongJson(shape));
      },
    };
    return shape;
  }

  private numberOf(schema: unknown): number {
    let number = this.numbers.get(schema);
    if (number === undefined) this.numbers.set(schema, (number = this.numbers.size));
    return number;
  }
}
