/**
 * Random bodies of both Stripe endpoints: what the types allow, and what JavaScript callers pass.
 */
import * as fc from "fast-check";
import type { FieldKind, Fields, Place } from "./stripe-fields.js";

/** Any Unicode text without lone surrogates, and texts that encoders often get wrong. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."!'()*~-._[]%&=+#?/ \\\u{1f600}é\n\0") }),
  fc.constantFrom("", "0", "null", "undefined", "[object Object]", "%5B", "e\u0301", "\ufeff"),
);

/** `null` and undefined members too: stripe-node sends the one as `a=` and drops the other. */
const nothing = fc.constantFrom(null, undefined);

const seconds = fc.oneof(
  fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }),
  fc.date({ noInvalidDate: true }),
);

/** A value of another scalar type is written as its own text. */
const otherScalar = fc.oneof(fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));

const metadataKey = fc
  .oneof(
    { weight: 4, arbitrary: text },
    { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "toString", "7", "a.b") },
  )
  .filter((key) => key !== "" && !/[[\]]/.test(key));

const leaf: Readonly<Record<FieldKind, fc.Arbitrary<unknown>>> = {
  text: orNothing(fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: otherScalar })),
  integer: orNothing(fc.oneof(fc.maxSafeInteger(), fc.bigInt())),
  seconds: orNothing(seconds),
  metadata: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.dictionary(
        metadataKey,
        orNothing(fc.oneof(text, otherScalar, fc.date({ noInvalidDate: true }))),
        { maxKeys: 6 },
      ),
    },
    { weight: 2, arbitrary: fc.constantFrom("", null, undefined) },
  ),
  texts: orNothing(fc.array(orNothing(text), { maxLength: 12 })),
};

/** A random subset of the fields at every level, members in declared order. */
export function bodyOf(fields: Fields): fc.Arbitrary<object> {
  const members = Object.entries(fields).map(([name, field]) => [
    name,
    typeof field === "object" ? orNothing(bodyOf(field)) : leaf[field],
  ]);
  return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [],
  });
}

function orNothing<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> {
  return fc.oneof({ weight: 8, arbitrary }, { weight: 1, arbitrary: nothing });
}

/** The same value, with the keys of all objects in an order that depends on `seed`. */
export function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
  if (!isPlain(value)) return value;
  const ranked = Object.keys(value).map((key) => ({ key, rank: hash(`${seed} ${key}`) }));
  const keys = ranked.toSorted((a, b) => a.rank - b.rank).map(({ key }) => key);
  return Object.fromEntries(keys.map((key) => [key, shuffled(value[key], seed)]));
}

/** A copy with one member set; missing objects on the way are created. */
export function withMember(value: unknown, [key, ...inner]: Place, member: unknown): unknown {
  if (key === undefined) return member;
  if (typeof key === "number") return [withMember(undefined, inner, member)];
  const outer = isPlain(value) ? value : {};
  const current = Object.hasOwn(outer, key) ? outer[key] : undefined;
  // A computed name in a literal is an own member, even `__proto__`.
  return { ...outer, [key]: withMember(current, inner, member) };
}

export function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = Math.imul(sum ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0;
}
