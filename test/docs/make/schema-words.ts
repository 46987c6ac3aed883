/** What the schema of `wireform.yaml` says, in words. */
import { configSchema } from "../../../generator/config/schema/config-schema.js";

/** The part of JSON Schema that the configuration uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

const definitions: Readonly<Record<string, Schema>> = configSchema.$defs;

/** The name of the definition that a schema refers to. */
export function definitionOf({ $ref }: Schema): string | undefined {
  return /^#\/\$defs\/(\w+)$/.exec($ref ?? "")?.[1];
}

/** A definition's keywords, with those beside the reference. */
function resolve(schema: Schema): Schema {
  const { $ref: _, ...beside } = schema;
  const name = definitionOf(schema);
  return name === undefined ? schema : { ...resolve(definitions[name]!), ...beside };
}

/** The keys that must be there, of what `membersOf` lists. */
export function requiredOf(schema: Schema): readonly string[] {
  const { required, items, additionalProperties } = resolve(schema);
  if (required !== undefined) return required;
  const inner = items ?? (typeof additionalProperties === "object" ? additionalProperties : null);
  return inner === null ? [] : requiredOf(inner);
}

/** The keys of an object, of the items of a list, of the values of a map, or of all its choices. */
export function membersOf(schema: Schema): Readonly<Record<string, Schema>> {
  const { properties, items, anyOf = [], additionalProperties } = resolve(schema);
  const choices = anyOf.map(membersOf);
  const own = { ...properties, ...(items === undefined ? {} : membersOf(items)) };
  const values = typeof additionalProperties === "object" ? membersOf(additionalProperties) : {};
  const members: Readonly<Record<string, Schema>>[] = [own, values, ...choices];
  const all: Record<string, Schema> = {};
  for (const [key, member] of members.flatMap((some) => Object.entries(some)))
    all[key] = { ...merge(all[key], member), ...describedBy(member) };
  return all;
}

/** A description may stand at what is referred to. */
function describedBy(member: Schema): Pick<Schema, "description"> {
  const { description } = resolve(member);
  return description === undefined ? {} : { description };
}

/** Two constants of one key are a choice. */
function merge(known: Schema | undefined, member: Schema): Schema {
  if (known === undefined || member.const === undefined) return member;
  const { const: constant, ...rest } = member;
  const words = known.enum ?? [known.const];
  return { ...rest, enum: words.includes(constant) ? words : [...words, constant] };
}

/** `true or false`, `a list of texts`. */
export function describeValue(schema: Schema): string {
  const {
    type,
    const: constant,
    enum: words,
    anyOf,
    items,
    additionalProperties,
  } = resolve(schema);
  if (words !== undefined)
    return words.length > 8 ? "one of its codes" : words.map(show).join(", ");
  if (constant !== undefined) return show(constant);
  if (anyOf !== undefined) return anyOf.map(describeValue).join(" or ");
  if (type === "array") return `a list of ${pluralOf(items ?? {})}`;
  if (type === "object" && typeof additionalProperties === "object")
    return `a map of ${pluralOf(additionalProperties)}`;
  return nouns[type ?? ""] ?? "anything";
}

const nouns: Readonly<Record<string, string>> = {
  boolean: "`true` or `false`",
  integer: "an integer",
  number: "a number",
  object: "keys",
  string: "a text",
};

function pluralOf(schema: Schema): string {
  const words: Readonly<Record<string, string>> = { "a text": "texts", keys: "entries" };
  return words[describeValue(schema)] ?? "values";
}

const show = (value: unknown): string => `\`${String(value)}\``;
