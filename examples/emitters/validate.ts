/** The code that all validators of a package share. It is copied into the package as it is. */

/** A JSON Schema, as far as a document's shapes need it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: "null" | "boolean" | "string" | "integer" | "number" | "array" | "object";
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly not?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** Annotations, which aren't checked: `format`, `default`, ... */
  readonly [annotation: string]: unknown;
}

export interface JsonSchemas {
  readonly $schema: string;
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

/** What is wrong with a value, and where in it. */
export interface Problem {
  /** A JSON pointer. */
  readonly at: string;
  /** The keyword that the value violates. */
  readonly keyword: string;
}

/** Everything that is wrong with a value; empty if it is valid. */
export function validate(schemas: JsonSchemas, name: string, value: unknown): readonly Problem[] {
  return [...problems({ $ref: `#/$defs/${name}` }, value, "", schemas)];
}

function* problems(
  schema: JsonSchema,
  value: unknown,
  at: string,
  all: JsonSchemas,
): Generator<Problem> {
  const fits = (one: JsonSchema) => problems(one, value, at, all).next().done === true;
  const wrong = (keyword: string): Problem => ({ at, keyword });
  if (schema.$ref !== undefined) {
    const target = all.$defs[schema.$ref.slice("#/$defs/".length)];
    if (target !== undefined) yield* problems(target, value, at, all);
  }
  if (schema.type !== undefined && !isOfType(schema.type, value)) {
    yield wrong("type");
    return;
  }
  if (schema.enum !== undefined && !schema.enum.includes(value)) yield wrong("enum");
  if ("const" in schema && JSON.stringify(schema.const) !== JSON.stringify(value))
    yield wrong("const");
  if (schema.not !== undefined && fits(schema.not)) yield wrong("not");
  for (const part of schema.allOf ?? []) yield* problems(part, value, at, all);
  if (schema.anyOf !== undefined && !schema.anyOf.some(fits)) yield wrong("anyOf");
  if (schema.oneOf !== undefined && schema.oneOf.filter(fits).length !== 1) yield wrong("oneOf");
  if (typeof value === "string") yield* inText(schema, value, wrong);
  if (typeof value === "number") yield* inNumber(schema, value, wrong);
  if (Array.isArray(value)) yield* inList(schema, value, at, all);
  else if (typeof value === "object" && value !== null) yield* inObject(schema, value, at, all);
}

function isOfType(type: JsonSchema["type"], value: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "object")
    return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

type Wrong = (keyword: string) => Problem;

function* inText(schema: JsonSchema, value: string, wrong: Wrong): Generator<Problem> {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  const length = [...value].length;
  if (length < minLength) yield wrong("minLength");
  if (length > maxLength) yield wrong("maxLength");
  if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) yield wrong("pattern");
}

function* inNumber(schema: JsonSchema, value: number, wrong: Wrong): Generator<Problem> {
  const { minimum = -Infinity, maximum = Infinity, multipleOf } = schema;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  if (value < minimum) yield wrong("minimum");
  if (value > maximum) yield wrong("maximum");
  if (value <= exclusiveMinimum) yield wrong("exclusiveMinimum");
  if (value >= exclusiveMaximum) yield wrong("exclusiveMaximum");
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) yield wrong("multipleOf");
}

function* inList(
  schema: JsonSchema,
  value: readonly unknown[],
  at: string,
  all: JsonSchemas,
): Generator<Problem> {
  const { items, prefixItems = [], minItems = 0, maxItems = Infinity, uniqueItems } = schema;
  if (value.length < minItems) yield { at, keyword: "minItems" };
  if (value.length > maxItems) yield { at, keyword: "maxItems" };
  const texts = value.map((item) => JSON.stringify(item));
  if (uniqueItems === true && new Set(texts).size < texts.length)
    yield { at, keyword: "uniqueItems" };
  for (const [index, item] of value.entries()) {
    const one = index < prefixItems.length ? prefixItems[index] : items;
    if (one === false) yield { at: `${at}/${index}`, keyword: "items" };
    else if (typeof one === "object") yield* problems(one, item, `${at}/${index}`, all);
  }
}

function* inObject(
  schema: JsonSchema,
  value: object,
  at: string,
  all: JsonSchemas,
): Generator<Problem> {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const { minProperties = 0, maxProperties = Infinity } = schema;
  const members: readonly [string, unknown][] = Object.entries(value);
  if (members.length < minProperties) yield { at, keyword: "minProperties" };
  if (members.length > maxProperties) yield { at, keyword: "maxProperties" };
  for (const name of required)
    if (!Object.hasOwn(value, name)) yield { at, keyword: `required: ${name}` };
  for (const [name, member] of members) {
    const inner = `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const one = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (one === false) yield { at: inner, keyword: "additionalProperties" };
    else if (typeof one === "object") yield* problems(one, member, inner, all);
  }
}
