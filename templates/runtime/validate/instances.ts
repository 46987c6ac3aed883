/** From JSON to what programs have: a `Date` for a text, a bigint for a number. */
import type { JsonSchema } from "./rule.js";

/** Keywords whose schemas apply to the value itself. */
export interface Combination extends JsonSchema {
  readonly $ref?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** What a `$ref` of a self-contained schema leads to. */
export function targetOf(reference: string, root: JsonSchema): JsonSchema {
  if (reference === "#") return root;
  const definitions = root["$defs"] as Readonly<Record<string, JsonSchema>>;
  return definitions[reference.slice("#/$defs/".length)] ?? {};
}

/** All that is said of a value; what variants share, once. @param choose which variants are meant */
export function partsOf(
  schemas: readonly JsonSchema[],
  root: JsonSchema,
  choose: (variants: readonly JsonSchema[]) => readonly JsonSchema[] = (variants) => variants,
): readonly JsonSchema[] {
  const all = new Set<JsonSchema>();
  const collect = (schema: JsonSchema) => {
    if (all.has(schema)) return;
    all.add(schema);
    const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema as Combination;
    const target = $ref === undefined ? [] : [targetOf($ref, root)];
    for (const one of [...target, ...allOf, ...choose(anyOf), ...choose(oneOf)]) collect(one);
  };
  for (const schema of schemas) collect(schema);
  return [...all];
}

/** @param root a schema that says `instance` where programs have one */
export function withInstances(value: unknown, root: JsonSchema): unknown {
  return new Instances(root).of(value, [root]);
}

class Instances {
  readonly #root: JsonSchema;

  constructor(root: JsonSchema) {
    this.#root = root;
  }

  of(value: unknown, schemas: readonly JsonSchema[]): unknown {
    const parts = partsOf(schemas, this.#root);
    if (Array.isArray(value))
      return value.map((item: unknown, at) => this.of(item, parts.flatMap(placedAt(at))));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [
          name,
          this.of(member, parts.flatMap(namedIn(name))),
        ]),
      );
    return instanceOf(parts.find((part) => "instance" in part)?.["instance"], value);
  }
}

type Inner = Readonly<Record<string, JsonSchema>>;

const placedAt =
  (at: number) =>
  ({ prefixItems = [], items }: JsonSchema): readonly JsonSchema[] => {
    const own = (prefixItems as readonly JsonSchema[])[at] ?? items;
    return typeof own === "object" ? [own as JsonSchema] : [];
  };

const namedIn =
  (name: string) =>
  ({ properties = {}, patternProperties = {}, additionalProperties }: JsonSchema) => {
    const own = new Map(Object.entries(properties as Inner)).get(name);
    if (own !== undefined) return [own];
    const others = [...Object.values(patternProperties as Inner), additionalProperties];
    return others.filter((one): one is JsonSchema => typeof one === "object");
  };

/** A value that can't be one stays: whether it fits is asked later. */
function instanceOf(instance: unknown, value: unknown): unknown {
  if (instance === "bigint" && Number.isInteger(value)) return BigInt(value as number);
  if (instance !== "Date") return value;
  // Numbers are seconds since 1970.
  if (typeof value === "number") return new Date(value * 1000);
  return typeof value === "string" ? new Date(value) : value;
}
