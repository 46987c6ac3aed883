/** Values of JSON Schemas, at random: most fit, some don't. The same seed gives the same values. */
import type { Schema } from "../../templates/runtime/validate/schema.js";
import { isObject, type Json } from "./schema-walk.js";

export type Random = () => number;

/** The schemas among what a module of validators exports. */
export function schemasIn(validators: object): readonly Schema<unknown>[] {
  return Object.values(validators).filter(
    (value: unknown): value is Schema<unknown> => typeof value === "object",
  );
}

/** @param count values of a schema, and as many of these with one thing changed */
export function* valuesFor(json: Json, count: number, random: Random): Generator<unknown> {
  for (let at = 0; at < count; at++) {
    const value = valueOf(json, json, random);
    for (const one of [value, mutated(value, random)]) if (one !== undefined) yield one;
  }
}

/** A value that is meant to fit a schema. @param root has the `$defs` */
export function valueOf(schema: unknown, root: Json, random: Random, depth = 0): unknown {
  // Some schemas require themselves: no value ends.
  if (depth > 16) return null;
  if (typeof schema !== "object" || schema === null) return anything(random);
  const rules = schema as Json;
  const inner = (one: unknown) => valueOf(one, root, random, depth + 1);
  if (typeof rules["$ref"] === "string") return inner(targetOf(rules["$ref"], root));
  if ("const" in rules) return rules["const"];
  if (Array.isArray(rules["enum"])) return pick(rules["enum"], random);
  for (const keyword of ["anyOf", "oneOf"]) {
    const variants = rules[keyword];
    if (!Array.isArray(variants)) continue;
    // Deep in a value, a variant that ends it is taken.
    const end = variants.find((one: Json) => one["type"] === "null");
    const chosen = inner(depth > 4 && end !== undefined ? end : pick(variants, random));
    return merged(chosen, valueOf({ ...rules, [keyword]: undefined }, root, random, depth + 1));
  }
  if (Array.isArray(rules["allOf"])) {
    const parts = rules["allOf"].map(inner);
    return [...parts, valueOf({ ...rules, allOf: undefined }, root, random, depth + 1)].reduce(
      merged,
    );
  }
  switch (rules["type"]) {
    case "null":
      return null;
    case "boolean":
      return random() < 0.5;
    case "integer":
    case "number":
      return numberOf(rules, random);
    case "string":
      return textOf(rules, random);
    case "array":
      return listOf(rules, inner, random, depth);
    case "object":
      return objectOf(rules, inner, random, depth);
    default:
      return undefined;
  }
}

/** Of two values for one place, the one that says something; of two objects, both. */
function merged(one: unknown, other: unknown): unknown {
  if (other === undefined) return one;
  if (!isObject(one) || !isObject(other)) return one === undefined ? other : one;
  return { ...one, ...other };
}

function targetOf(reference: string, root: Json): unknown {
  if (reference === "#") return root;
  return (root["$defs"] as Json)[reference.slice("#/$defs/".length)];
}

export function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!;
}

function anything(random: Random): unknown {
  return pick([null, true, 7, -0.5, "text", "", [], [1, "a"], {}, { a: { b: 1 } }], random);
}

function numberOf(rules: Json, random: Random): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = rules as Record<
    string,
    number | undefined
  >;
  const step = multipleOf ?? (rules["type"] === "integer" ? 1 : 0.25);
  const least = Math.max(
    minimum ?? -Infinity,
    exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + step,
  );
  const most = Math.min(
    maximum ?? Infinity,
    exclusiveMaximum === undefined ? Infinity : exclusiveMaximum - step,
  );
  const from = Number.isFinite(least) ? least : Number.isFinite(most) ? most - 100 * step : 0;
  const to = Number.isFinite(most) ? Math.min(most, from + 100 * step) : from + 100 * step;
  const steps = Math.ceil(from / step) + Math.floor(random() * ((to - from) / step + 1));
  return Number(pick([from, to, steps * step], random).toFixed(9));
}

const formatted: Readonly<Record<string, readonly string[]>> = {
  date: ["2026-02-28", "2024-02-29", "2026-02-30", "0001-01-01"],
  time: ["12:30:00Z", "23:59:60Z", "12:30:00+02:00", "12:30:00"],
  "date-time": ["2026-11-29T12:00:00Z", "2026-11-29T12:00:00.123+01:00", "2026-13-01T00:00:00Z"],
  duration: ["P1D", "PT5M", "P", "P1Y2M3DT4H5M6S"],
  email: ["a@example.com", "a.b+c@example.co", "a@", "@b", "a b@c.de"],
  hostname: ["example.com", "a-b.example", "-a.example", "localhost"],
  ipv4: ["127.0.0.1", "256.1.1.1", "1.2.3"],
  ipv6: ["::1", "2001:db8::1", "1:2:3:4:5:6:7:8", ":::", "::ffff:1.2.3.4"],
  uri: ["https://example.com/a?b=c#d", "urn:a:b", "/relative", "http://a b"],
  "uri-reference": ["/a/b", "../c?d", "a#b#c", "https://example.com"],
  uuid: ["3f0c2b1e-7b0a-4f0e-9a42-6d3c5e2f9a01", "3f0c2b1e-7b0a-4f0e-9a42"],
  byte: ["aGk=", "", "a", "aGkh"],
};

function textOf(rules: Json, random: Random): string {
  const {
    minLength = 0,
    maxLength,
    format,
  } = rules as {
    minLength?: number;
    maxLength?: number;
    format?: string;
  };
  const known = formatted[format ?? ""];
  if (known !== undefined) return pick(known, random);
  const most = Math.min(maxLength ?? minLength + 8, minLength + 8);
  const length = minLength + Math.floor(random() * (most - minLength + 1));
  return Array.from({ length }, () => pick(["a", "B", "7", "-", "é", "😀"], random)).join("");
}

function listOf(
  rules: Json,
  inner: (one: unknown) => unknown,
  random: Random,
  depth: number,
): unknown {
  const {
    prefixItems = [],
    items,
    minItems = 0,
    maxItems = minItems + 3,
  } = rules as {
    prefixItems?: readonly unknown[];
    items?: unknown;
    minItems?: number;
    maxItems?: number;
  };
  const most =
    depth > 4
      ? minItems
      : Math.min(maxItems, minItems + 3, prefixItems.length + (items === false ? 0 : 99));
  const length = Math.max(minItems, Math.floor(random() * (most + 1)));
  // JSON has no `undefined`.
  const item = (at: number) => inner(prefixItems[at] ?? items) ?? null;
  return Array.from({ length: Math.min(length, 200) }, (_, at) => item(at));
}

function objectOf(
  rules: Json,
  inner: (one: unknown) => unknown,
  random: Random,
  depth: number,
): unknown {
  const {
    properties = {},
    required = [],
    additionalProperties,
    minProperties = 0,
  } = rules as {
    properties?: Json;
    required?: readonly string[];
    additionalProperties?: unknown;
    minProperties?: number;
  };
  const shown = Object.keys(properties).filter(
    (name) => required.includes(name) || (depth <= 4 && random() < 0.4),
  );
  const members = shown.map((name): [string, unknown] => [name, inner(properties[name])]);
  const more = additionalProperties === false || depth > 4 ? 0 : Math.floor(random() * 2);
  for (let at = 0; members.length < minProperties || at < more; at++)
    members.push([`extra${at}`, inner(additionalProperties ?? { type: "string" })]);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

/** The value with one thing in it changed. */
export function mutated(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random() < 0.7) {
    const at = Math.floor(random() * value.length);
    if (random() < 0.2) return [...value, value[at]];
    if (random() < 0.2) return value.toSpliced(at, 1);
    return value.with(at, mutated(value[at], random));
  }
  if (isObject(value) && random() < 0.8) {
    const names = Object.keys(value);
    if (names.length === 0 || random() < 0.15) return { ...value, unheardOf: anything(random) };
    const name = pick(names, random);
    const { [name]: member, ...others } = value;
    return random() < 0.3 ? others : { ...others, [name]: mutated(member, random) };
  }
  if (typeof value === "string" && random() < 0.6)
    return pick([`${value}x`, value.slice(1), value.repeat(50), value.toUpperCase()], random);
  if (typeof value === "number" && random() < 0.6)
    return Number(
      pick([value + 1, value - 1, -value, value + 0.5, value * 1e6], random).toFixed(9),
    );
  return anything(random);
}
