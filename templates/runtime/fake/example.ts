/** Values that fit a schema, for tests: the same for the same seed. */
import type { JsonSchema, Rule } from "../validate/rule.js";
import { Run } from "../validate/rule.js";
import { jsonSchemaOf, type Schema } from "../validate/schema.js";
import { exampleNumber, exampleText } from "./example-text.js";
import { joinSchemas } from "./joined-schema.js";
import { makeRandom, type Random } from "./random.js";

export interface ExampleOptions {
  /** Another seed gives another value. Default: 1. */
  readonly seed?: number | undefined;
}

/**
 * A value that fits a schema.
 * @throws Error if none was found: a pattern with assertions, rules that exclude each other
 */
export function exampleOf<T>(schema: Schema<T>, { seed = 1 }: ExampleOptions = {}): T {
  return exampleFor(schema, seed, schema.name) as T;
}

/** So many values are tried before it is said that there is none. */
const attempts = 50;

/** @param name what the value is called, for the error */
export function exampleFor(rule: Rule, seed: number, name: string): unknown {
  const schema = jsonSchemaOf("", () => rule);
  let issues = "";
  for (let attempt = 0; attempt < attempts; attempt++) {
    // The first attempts are rich, later ones have only what must be there.
    const most = attempt < 10 ? 6 : attempt < 25 ? 3 : 0;
    const value = new Examples(schema, makeRandom(seed + attempt * 7919), most).of(schema, name);
    const run = new Run(1);
    if (rule.fits(value, run)) return value;
    const [first] = run.issues;
    if (first !== undefined) issues = `${first.path.join(".")}: ${first.message}`;
  }
  throw new Error(`no example found for ${name}: ${issues}`);
}

class Examples {
  readonly #root: JsonSchema;
  readonly #random: Random;
  /** How deep optional members and items are made. */
  readonly #most: number;
  #depth = 0;

  constructor(root: JsonSchema, random: Random, most: number) {
    this.#root = root;
    this.#random = random;
    this.#most = most;
  }

  of(schema: JsonSchema, name: string): unknown {
    this.#depth++;
    const value = this.#depth > 60 ? null : this.#valueOf(schema, name);
    this.#depth--;
    return value;
  }

  #valueOf(given: JsonSchema, name: string): unknown {
    const schema = joinSchemas(this.#partsOf(given, 0));
    if ("const" in schema) return schema["const"];
    if (Array.isArray(schema["enum"])) return this.#random.pick(schema["enum"]);
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

  /** What a value has to fit, without references and combinations: of choices, one variant. */
  #partsOf(schema: JsonSchema, depth: number): readonly JsonSchema[] {
    // References that only lead to each other say nothing.
    if (depth > 40) return [];
    const { $ref, allOf = [], anyOf, oneOf, ...own } = schema as Combination;
    const inner = [
      ...($ref === undefined ? [] : [this.#target($ref)]),
      ...allOf,
      ...[anyOf, oneOf].flatMap((variants) => (variants ? [this.#variant(variants)] : [])),
    ];
    return [...inner.flatMap((part) => this.#partsOf(part, depth + 1)), own];
  }

  /** Deep in a value, the variant that ends it. */
  #variant(variants: readonly JsonSchema[]): JsonSchema {
    const isEnd = ({ type }: JsonSchema) =>
      type !== "object" && type !== "array" && type !== undefined;
    const ends = this.#isDeep ? variants.filter(isEnd) : [];
    const values = variants.filter(({ type }) => type !== "null");
    return this.#random.pick(ends.length > 0 ? ends : values.length > 0 ? values : variants);
  }

  get #isDeep(): boolean {
    return this.#depth > this.#most;
  }

  #list(schema: JsonSchema, name: string): readonly unknown[] {
    const {
      prefixItems = [],
      items = {},
      minItems = 0,
      maxItems = Infinity,
    } = schema as ListSchema;
    const usual = this.#isDeep ? 0 : Math.max(1, prefixItems.length);
    const length = Math.min(
      Math.max(minItems, usual),
      maxItems,
      items === false ? prefixItems.length : Infinity,
    );
    const { contains } = schema as { contains?: JsonSchema };
    const list = Array.from({ length }, (_, at) => {
      const item = prefixItems[at] ?? (items === false ? {} : items);
      return this.of(at === 0 && contains !== undefined ? contains : item, singular(name)) ?? "";
    });
    return contains !== undefined && list.length === 0 ? [this.of(contains, name)] : list;
  }

  #object(schema: JsonSchema): Readonly<Record<string, unknown>> {
    const {
      properties = {},
      required = [],
      additionalProperties,
      minProperties = 0,
    } = schema as ObjectSchema;
    const members = new Map<string, unknown>();
    for (const [name, member] of Object.entries(properties)) {
      if (!required.includes(name) && this.#isDeep) continue;
      const value = this.of(member, name);
      if (value !== undefined || required.includes(name)) members.set(name, value ?? name);
    }
    for (const name of required) if (!members.has(name)) members.set(name, name);
    const isMap = typeof additionalProperties === "object" && Object.keys(properties).length === 0;
    const least = Math.max(minProperties, isMap && !this.#isDeep ? 1 : 0);
    for (let at = 1; members.size < least; at++) {
      const rule = typeof additionalProperties === "object" ? additionalProperties : {};
      members.set(`key${at}`, this.of(rule, "value") ?? "value");
    }
    return Object.fromEntries(members);
  }

  #target(reference: string): JsonSchema {
    if (reference === "#") return this.#root;
    const definitions = this.#root["$defs"] as Readonly<Record<string, JsonSchema>>;
    return definitions[reference.slice("#/$defs/".length)] ?? {};
  }
}

interface Combination extends JsonSchema {
  readonly $ref?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

interface ListSchema {
  readonly prefixItems?: readonly JsonSchema[];
  readonly items?: JsonSchema | false;
  readonly minItems?: number;
  readonly maxItems?: number;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly minProperties?: number;
}

const singular = (name: string) => name.replace(/s$/, "");
