/** Values that are made by a schema. */
import { describe, expect, it } from "vitest";
import { exampleFor, exampleOf } from "../../templates/runtime/fake/example.js";
import {
  format,
  maxLength,
  minimum,
  minLength,
  pattern,
} from "../../templates/runtime/validate/checks.js";
import { allOfRule, anyOfRule, nullableRule } from "../../templates/runtime/validate/choices.js";
import { isDateTime } from "../../templates/runtime/validate/formats.js";
import {
  arrayRule,
  contains,
  minItems,
  uniqueItems,
} from "../../templates/runtime/validate/lists.js";
import { minProperties } from "../../templates/runtime/validate/object-checks.js";
import {
  byPattern,
  closed,
  objectRule,
  optional,
} from "../../templates/runtime/validate/objects.js";
import { type Rule, Run } from "../../templates/runtime/validate/rule.js";
import {
  anyRule,
  instanceRule,
  integerRule,
  nullRule,
  stringRule,
} from "../../templates/runtime/validate/scalars.js";
import { schema } from "../../templates/runtime/validate/schema.js";
import { order, type Order } from "./orders.js";

describe("examples", () => {
  it("fit their schema", () => {
    const orderSchema = schema<Order>("Order", () => order);
    for (let seed = 1; seed <= 50; seed++)
      expect(orderSchema.is(exampleOf(orderSchema, { seed }))).toBe(true);
  });

  it.each([
    "^[A-Z]{2}-\\d+$",
    "^(card|bank)_[a-z0-9]{8,}$",
    "^\\+?[1-9]\\d{1,14}$",
    "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$",
    "^#(?:[0-9a-fA-F]{3}){1,2}$",
    "^\\p{Lu}.*[\\]\\-]$",
  ])("match %s", (source) => {
    const rule = stringRule(pattern(source));
    for (let seed = 1; seed <= 20; seed++)
      expect(exampleFor(rule, seed, "text")).toMatch(new RegExp(source, "u"));
  });

  it("are as JSON has them, where a program has a Date", () => {
    const rule = instanceRule("Date", stringRule(format("date-time", isDateTime)));
    expect(exampleFor(rule, 1, "created")).toMatch(/^20\d\d-\d\d-\d\dT/);
    expect(schema("Moment", () => rule).is("2026-01-01T00:00:00Z")).toBe(false);
    expect(schema("Moment", () => rule).is(new Date())).toBe(true);
  });

  it("say so where there is none", () => {
    const rule = stringRule(minLength(3), maxLength(2));
    expect(() => exampleFor(rule, 1, "code")).toThrow("no example found for code: ");
  });
});

describe("examples of rules that depend on each other", () => {
  const named = (make: (own: Rule) => Rule): Rule => {
    const own: Rule = schema("Own", () => make(own));
    return own;
  };
  const closedNames = byPattern(closed, ["^[a-z]{3,8}$", integerRule()]);
  const rules: Readonly<Record<string, Rule>> = {
    "contains with a least number": arrayRule(
      anyRule(),
      contains(integerRule(minimum(5)), 2, null),
    ),
    "names by a pattern": objectRule({}, closedNames, minProperties(3)),
    "as many optional members as are asked for": objectRule(
      {
        a: optional(integerRule()),
        b: optional(named((own) => objectRule({ own }))),
        c: optional(integerRule()),
      },
      closed,
      minProperties(2),
    ),
    "nullable parts of a whole that contains itself": named((own) =>
      allOfRule(
        nullableRule(objectRule({ next: nullableRule(own) })),
        nullableRule(objectRule({ id: integerRule() })),
      ),
    ),
    "choices that mostly contain themselves": named((own) =>
      anyOfRule(
        objectRule({ all: arrayRule(own, minItems(2)) }),
        objectRule({ left: own, right: own }),
        objectRule({ not: own }),
        objectRule({ is: stringRule() }),
      ),
    ),
    "members that can only be null": objectRule({ none: nullRule(), more: arrayRule(nullRule()) }),
    "members that end a recursion by null": named((own) =>
      objectRule({
        left: nullableRule(own),
        right: nullableRule(own),
        list: arrayRule(nullableRule(own), minItems(3)),
      }),
    ),
    "many items": arrayRule(objectRule({ id: integerRule() }), minItems(5000)),
    "many items that differ": arrayRule(stringRule(), minItems(150), uniqueItems()),
  };

  it.each(Object.entries(rules))("%s", (_, rule) => {
    for (let seed = 1; seed <= 20; seed++)
      expect(rule.fits(exampleFor(rule, seed, "name"), new Run(0, true))).toBe(true);
  });

  it.each<[string, Rule, string]>([
    ["items", arrayRule(stringRule(), minItems(1e9)), "it needs 1000000000 items"],
    [
      "items of items",
      arrayRule(arrayRule(arrayRule(stringRule(), minItems(900)), minItems(900)), minItems(900)),
      "it needs too many values",
    ],
    ["members", objectRule({}, null, minProperties(1e9)), "it needs 1000000000 members"],
    ["characters", stringRule(minLength(1e9)), "it needs 1000000000 characters"],
    [
      "repetitions",
      stringRule(pattern("^(((a{300}){300}){300}){300}$")),
      "its pattern asks for too long a text",
    ],
  ])("too many %s are said, not made", (_, rule, message) => {
    expect(() => exampleFor(rule, 1, "one")).toThrow(`no example found for one: ${message}`);
  });
});
