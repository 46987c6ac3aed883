/** One attempt to make a value of a JSON Schema. */
import { stableText } from "../validate/checks.js";
import type { Combination } from "../validate/instances.js";
import type { JsonSchema } from "../validate/rule.js";
import { exampleNumber, exampleText } from "./example-text.js";
import { joinSchemas } from "./joined-schema.js";
import { patternText } from "./pattern-text.js";
import type { Random } from "./random.js";
import type { SchemaHeights } from "./schema-heights.js";
import { mostValues, TooLarge } from "./too-large.js";

export interface MakeOptions {
  /** How deep optional members and items are made. */
  readonly most: number;
  /** Whether the examples of schemas are taken. */
  readonly hasExamples: boolean;
  /** How many values may be made. */
  readonly left: number;
}

export class MadeValues {
  readonly #random: Random;
  readonly #options: MakeOptions;
  readonly #heights: SchemaHeights;
  #depth = 0;
  /** How many values may still be made. */
  left: number;

  constructor(heights: SchemaHeights, random: Random, options: MakeOptions) {
    this.#random = random;
    this.#options = options;
    this.#heights = heights;
    this.left = options.left;
  }

  /** @throws TooLarge */
  of(schema: JsonSchema, name: string): unknown {
    if (this.left-- <= 0) throw new TooLarge("it needs too many values");
    this.#depth++;
    const value = this.#depth > 60 ? null : this.#valueOf(this.#joined(schema), name);
    this.#depth--;
    return value;
  }

  /** A value, or `usual` where anything fits. null is a value. */
  #some(schema: JsonSchema, name: string, usual: unknown): unknown {
    const value = this.of(schema, name);
    return value === undefined ? usual : value;
  }

  #valueOf(schema: JsonSchema, name: string): unknown {
    if ("const" in schema) return schema["const"];
    if (Array.isArray(schema["enum"])) return this.#random.pick(schema["enum"]);
    const examples = schema["examples"] as readonly unknown[] | undefined;
    if (this.#options.hasExamples && examples !== undefined && examples.length > 0)
      return this.#random.pick(examples);
    switch (schema["type"]) {
      case "null":
        return null;
      case "boolean":
        return this.#random.next() < 0.5;
      case "integer":
      case "number":
        return exampleNumber(schema, this.#random);
      case "string":
        return exampleText(schema, name, this.#random);
      case "array":
        return this.#list(schema, name);
    }
    const isObject = ["type", "properties", "required"].some((keyword) => keyword in schema);
    return isObject ? this.#object(schema) : undefined;
  }

  /** A schema without references and choices. */
  #joined(schema: JsonSchema): JsonSchema {
    const parts = this.#partsOf(schema, this.#isDeep, 0);
    const types = new Set(parts.flatMap(({ type }) => (type === undefined ? [] : [type])));
    // Where only some parts may be null, none is.
    const isNull = types.has("null") && types.size > 1;
    return joinSchemas(isNull ? this.#partsOf(schema, false, 0) : parts);
  }

  /** What a value has to fit, without references and combinations: of choices, one variant. */
  #partsOf(schema: JsonSchema, ends: boolean, depth: number): readonly JsonSchema[] {
    // References that only lead to each other say nothing.
    if (depth > 40) return [];
    const { $ref, allOf = [], anyOf, oneOf, ...own } = schema as Combination;
    const inner = [
      ...($ref === undefined ? [] : [this.#heights.target($ref)]),
      ...allOf,
      ...[anyOf, oneOf].flatMap((variants) => (variants ? [this.#variant(variants, ends)] : [])),
    ];
    return [...inner.flatMap((part) => this.#partsOf(part, ends, depth + 1)), own];
  }

  /** Deep in a value, a variant that ends it soonest. */
  #variant(variants: readonly JsonSchema[], ends: boolean): JsonSchema {
    if (ends) return this.#random.pick(this.#heights.lowest(variants));
    const values = variants.filter(({ type }) => type !== "null");
    const fit = values.length > 0 ? values : variants;
    return this.#random.pick(this.#isDeep ? this.#heights.lowest(fit) : fit);
  }

  get #isDeep(): boolean {
    return this.#depth > this.#options.most;
  }

  #list(schema: JsonSchema, name: string): readonly unknown[] {
    const {
      prefixItems = [],
      items = {},
      minItems = 0,
      maxItems = Infinity,
    } = schema as ListSchema;
    const { contains, minContains = 1, uniqueItems = false } = schema as ListSchema;
    const found = contains === undefined ? 0 : minContains;
    const usual = this.#isDeep ? 0 : Math.max(1, prefixItems.length);
    const wanted = Math.max(minItems, usual, found);
    const length = Math.min(wanted, maxItems, items === false ? prefixItems.length : Infinity);
    if (length > mostValues) throw new TooLarge(`it needs ${length} items`);
    const known = new Set<string>();
    return Array.from({ length }, (_, at) => {
      const item = prefixItems[at] ?? (items === false ? {} : items);
      const own = at < found ? { allOf: [item, contains!] } : item;
      const make = (more = "") => this.#some(own, singular(name) + more, "");
      let value = make();
      if (!uniqueItems) return value;
      for (let more = 20; more > 0 && known.has(stableText(value)); more--) value = make(` ${at}`);
      known.add(stableText(value));
      return value;
    });
  }

  #object(schema: JsonSchema): Readonly<Record<string, unknown>> {
    const { properties = {}, required = [], minProperties = 0 } = schema as ObjectSchema;
    const { additionalProperties, patternProperties = {} } = schema as ObjectSchema;
    const members = new Map<string, unknown>();
    // Not all are made if only the names are demanded.
    const isLean = this.#isDeep;
    const rest: string[] = [];
    const add = (name: string) => {
      const isRequired = required.includes(name);
      const value = this.#some(properties[name]!, name, isRequired ? name : undefined);
      if (value !== undefined) members.set(name, value);
    };
    for (const [name, member] of Object.entries(properties)) {
      if (required.includes(name)) add(name);
      else if (this.#heights.isEndless(member)) continue;
      else if (isLean) rest.push(name);
      else add(name);
    }
    for (const name of required) if (!members.has(name)) members.set(name, name);
    const isMap = typeof additionalProperties === "object" && Object.keys(properties).length === 0;
    const least = Math.max(minProperties, isMap && !isLean ? 1 : 0);
    for (const name of rest) if (members.size < least) add(name);
    const [pattern] = Object.entries(patternProperties);
    const other = typeof additionalProperties === "object" ? additionalProperties : {};
    if (least > mostValues) throw new TooLarge(`it needs ${least} members`);
    for (let at = 1; members.size < least && at < least + 100; at++) {
      const [source, rule] = additionalProperties === false && pattern ? pattern : ["", other];
      const name = source === "" ? `key${at}` : patternText(source, this.#random);
      members.set(name, this.#some(rule, "value", "value"));
    }
    return Object.fromEntries(members);
  }
}

interface ListSchema {
  readonly prefixItems?: readonly JsonSchema[];
  readonly items?: JsonSchema | false;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly contains?: JsonSchema;
  readonly minContains?: number;
  readonly uniqueItems?: boolean;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly minProperties?: number;
}

const singular = (name: string) => name.replace(/s$/, "");
