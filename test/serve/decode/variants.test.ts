import { describe, expect, it } from "vitest";
import { note } from "../../../templates/runtime/validate/checks.js";
import {
  allOfRule,
  anyOfRule,
  nullableRule,
  oneOf,
  taggedRule,
} from "../../../templates/runtime/validate/choices.js";
import { arrayRule, tupleRule } from "../../../templates/runtime/validate/lists.js";
import {
  dependentSchemas,
  someGroupOf,
} from "../../../templates/runtime/validate/object-checks.js";
import {
  byPattern,
  closed,
  objectRule,
  optional,
  others,
} from "../../../templates/runtime/validate/objects.js";
import type { JsonSchema, Rule } from "../../../templates/runtime/validate/rule.js";
import {
  anyRule,
  booleanRule,
  enumRule,
  integerRule,
  neverRule,
  numberRule,
  stringRule,
} from "../../../templates/runtime/validate/scalars.js";
import { schema } from "../../../templates/runtime/validate/schema.js";
import { ruleOfSchema } from "./schema-rule.js";
import { decodeSent, formType, served } from "./served-request.js";

/** The value of the member `v` of a form with nested names. */
async function read(rule: Rule, form: string): Promise<unknown> {
  const body = served([], {
    [formType]: { format: "form", rule: objectRule({ v: optional(rule) }), isNested: true },
  });
  const sent = { headers: { "content-type": formType }, body: form };
  return ((await decodeSent(body, sent)).body as { v?: unknown }).v;
}

const text = stringRule();
const integer = integerRule();
const moment = stringRule(note("format", "date-time"));

describe("a scalar", () => {
  it.each<[what: string, rule: Rule, form: string, value: unknown]>([
    ["an integer", integer, "v=-7", -7],
    ["an integer in other words", integer, "v=1e3", 1000],
    ["one that isn't safe", integer, "v=9007199254740993", BigInt("9007199254740993")],
    ["a number", numberRule(), "v=1.50", 1.5],
    ["none", integer, "v=x", "x"],
    ["hexadecimal, which is none", integer, "v=0x10", "0x10"],
    ["blank, which is none", numberRule(), "v=", ""],
    ["infinite, which is none", numberRule(), "v=1e999", "1e999"],
    ["a boolean", booleanRule(), "v=false", false],
    ["of another case", booleanRule(), "v=True", "True"],
    ["one of numbers", enumRule(1, 2), "v=2", 2],
    ["one of both", enumRule(1, "1"), "v=1", 1],
    ["none of them", enumRule(1, 2), "v=3", 3],
    ["null", nullableRule(integer), "v=", null],
    ["an empty text, not null", nullableRule(text), "v=", ""],
    ["null, as the text isn't allowed", nullableRule(enumRule("a")), "v=", null],
    ["the first that fits", anyOfRule(integer, text), "v=7", 7],
    ["the first in order", anyOfRule(text, integer), "v=7", "7"],
    ["the one that would be sent so", anyOfRule(integer, text), "v=007", "007"],
    ["the only one", anyOfRule(integer, booleanRule()), "v=true", true],
    ["by format", anyOfRule(moment, integer), "v=123", 123],
    ["by format", anyOfRule(moment, integer), "v=2020-02-03T04:05:06Z", "2020-02-03T04:05:06Z"],
    ["of both", allOfRule(numberRule(), integer), "v=7", 7],
    ["of both, beside a choice", integerRule(oneOf(anyRule(), neverRule())), "v=7", 7],
    ["of a list of types", ruleOfSchema({ type: ["boolean", "integer"] }), "v=7", 7],
    ["that isn't allowed", neverRule(), "v=7", "7"],
  ])("%s", async (_, rule, form, value) => {
    expect(await read(rule, form)).toStrictEqual(value);
  });
});

const cat = objectRule({ kind: enumRule("cat"), n: integer });
const dog = objectRule({ kind: enumRule("dog"), n: text });

describe("an object", () => {
  it.each<[what: string, rule: Rule, form: string, value: unknown]>([
    [
      "by its word",
      taggedRule("kind", [
        [["cat"], objectRule({ kind: text, n: integer })],
        [["dog"], objectRule({ kind: text, n: text })],
      ]),
      "v[kind]=dog&v[n]=5",
      { kind: "dog", n: "5" },
    ],
    [
      "by all other words",
      taggedRule("kind", [[["cat"], objectRule({ n: integer })]], objectRule({ n: text })),
      "v[kind]=cow&v[n]=5",
      { kind: "cow", n: "5" },
    ],
    ["by its members", anyOfRule(cat, dog), "v[kind]=dog&v[n]=5", { kind: "dog", n: "5" }],
    [
      "by what it has to have",
      anyOfRule(objectRule({ a: integer, b: integer }), objectRule({ a: text })),
      "v[a]=5",
      { a: "5" },
    ],
    [
      "by what it must not have",
      anyOfRule(objectRule({ a: integer }, closed), objectRule({ a: text, b: optional(integer) })),
      "v[a]=5&v[b]=6",
      { a: "5", b: 6 },
    ],
    [
      "of parts",
      allOfRule(objectRule({ a: integer }), objectRule({ b: booleanRule() })),
      "v[a]=5&v[b]=true",
      { a: 5, b: true },
    ],
    ["a map", objectRule({}, others(integer)), "v[a]=5&v[7]=6", { a: 5, 7: 6 }],
    [
      "with patterns of names",
      objectRule({}, byPattern(others(text), ["^n", integer])),
      "v[n1]=5&v[m]=6",
      { n1: 5, m: "6" },
    ],
    [
      "beside a rule of members",
      objectRule({ a: optional(integer), b: optional(integer) }, null, someGroupOf(["a"], ["b"])),
      "v[b]=5",
      { b: 5 },
    ],
    [
      "with more members beside one",
      objectRule(
        { a: optional(integer) },
        null,
        dependentSchemas({ a: objectRule({ b: integer }) }),
      ),
      "v[a]=5&v[b]=6",
      { a: 5, b: 6 },
    ],
    [
      "on a condition",
      // As a text: an object with `then` isn't made by accident.
      ruleOfSchema(
        JSON.parse(
          '{"type":"object","if":{"properties":{"kind":{"const":"cat"}},"required":["kind"]},' +
            '"then":{"properties":{"n":{"type":"integer"}}},' +
            '"else":{"properties":{"n":{"type":"string"}}}}',
        ) as JsonSchema,
      ),
      "v[kind]=cat&v[n]=5",
      { kind: "cat", n: 5 },
    ],
    ["or a text", anyOfRule(objectRule({}, others(integer)), enumRule("")), "v=", ""],
    ["that isn't one", objectRule({ a: integer }), "v=5", "5"],
    ["that isn't allowed", objectRule({ a: integer }, closed), "v[b]=5", { b: "5" }],
  ])("%s", async (_, rule, form, value) => {
    expect(await read(rule, form)).toStrictEqual(value);
  });
});

describe("a list", () => {
  it.each<[what: string, rule: Rule, form: string, value: unknown]>([
    ["by indices", arrayRule(integer), "v[1]=6&v[0]=5&v[10]=7", [5, 6, 7]],
    ["without them", arrayRule(integer), "v[]=5&v[]=6", [5, 6]],
    ["by one name", arrayRule(integer), "v=5&v=6", [5, 6]],
    [
      "by position",
      tupleRule([integer, text], 2, booleanRule()),
      "v[]=5&v[]=6&v[]=true",
      [5, "6", true],
    ],
    [
      "of rows",
      arrayRule(objectRule({ a: integer })),
      "v[][a]=5&v[][b]=x&v[][a]=6",
      [{ a: 5, b: "x" }, { a: 6 }],
    ],
    ["of lists", arrayRule(arrayRule(integer)), "v[0][]=5&v[0][]=6&v[1][0]=7", [[5, 6], [7]]],
    [
      "or an object",
      anyOfRule(arrayRule(integer), objectRule({}, others(text))),
      "v[a]=5",
      { a: "5" },
    ],
    ["or a scalar", anyOfRule(arrayRule(text), integer), "v=5", 5],
    ["with names, which is none", arrayRule(integer), "v[a]=5", { a: "5" }],
    ["where nothing is said", anyRule(), "v[0]=5&v[1][a]=6", ["5", { a: "6" }]],
    ["of indices alone, which isn't sure", anyRule(), "v[5]=5", { 5: "5" }],
  ])("%s", async (_, rule, form, value) => {
    expect(await read(rule, form)).toStrictEqual(value);
  });
});

describe("schemas that contain themselves", () => {
  const tree: Rule = schema("Tree", () =>
    objectRule({ n: integer, of: optional(arrayRule(tree)), up: optional(nullableRule(tree)) }),
  );

  it("are read at any depth", async () => {
    const form = "v[n]=1&v[of][0][n]=2&v[of][0][of][0][n]=3&v[up]=";
    const value = { n: 1, of: [{ n: 2, of: [{ n: 3 }] }], up: null };
    expect(await read(tree, form)).toEqual(value);
  });

  it("take no longer with many variants at each level", async () => {
    const chain: Rule = schema("Chain", () =>
      anyOfRule(
        ...["a", "b", "c", "d"].map((word) => objectRule({ word: enumRule(word), next: chain })),
      ),
    );
    const form = `v${"[next]".repeat(30)}[x]=1`;
    expect(await read(chain, form)).toHaveProperty("next.next.next");
  });

  it("may lead to nothing but themselves", async () => {
    const loop: Rule = schema("Loop", () => anyOfRule(loop, integer));
    expect(await read(loop, "v=7")).toBe(7);
  });
});
