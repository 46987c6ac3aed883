/** Schemas with names, which may contain each other. */
import { expect, it } from "vitest";
import { minLength, pattern } from "../../../templates/runtime/validate/checks.js";
import { arrayRule } from "../../../templates/runtime/validate/lists.js";
import { objectRule, optional } from "../../../templates/runtime/validate/objects.js";
import { Run } from "../../../templates/runtime/validate/rule.js";
import { anyRule, integerRule, stringRule } from "../../../templates/runtime/validate/scalars.js";
import {
  jsonSchemaOf,
  type Schema,
  schema,
  ValidationError,
} from "../../../templates/runtime/validate/schema.js";

const order = (): Schema<object> =>
  schema("Order", () => objectRule({ id: stringRule(minLength(2)), amount: integerRule() }));

/** A list of lists of lists ... */
function tree(): Schema<unknown> {
  const node: Schema<unknown> = schema("Node", () => arrayRule(node));
  return node;
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let at = 1; at < depth; at++) value = [value];
  return value;
}

it("makes its rule once, when it is first used", () => {
  let made = 0;
  const named = schema("Name", () => (made++, stringRule()));
  expect([named.name, made]).toEqual(["Name", 0]);
  expect(named.fits("", new Run(0))).toBe(true);
  named.is("");
  named.issues(1);
  expect(made).toBe(1);
});

it("says whether a value fits, why not, and throws that", () => {
  const one = { id: "a", amount: 1.5 };
  expect([order().is({ id: "ab", amount: 1 }), order().is(one)]).toEqual([true, false]);
  expect(
    order()
      .issues(one)
      .map(({ keyword }) => keyword),
  ).toEqual(["minLength", "type"]);
  expect(order().issues(one, 1)).toHaveLength(1);
  const text = { id: "ab", amount: 1 };
  expect(order().parse(text)).toBe(text);
  expect(() => order().parse(one)).toThrow(
    new ValidationError("Order", [
      { path: ["id"], message: "expected at least 2 characters", keyword: "minLength" },
      { path: ["amount"], message: "expected an integer", keyword: "type" },
    ]),
  );
});

it("an error says the first issue, and how many there are", () => {
  const issue = { path: ["lines", 0], message: "missing", keyword: "required" };
  const one = new ValidationError("Order", [issue]);
  expect(one).toMatchObject({ name: "ValidationError", schema: "Order", issues: [issue] });
  expect(one.message).toBe("Order.lines.0: missing");
  expect(new ValidationError("Order", [{ ...issue, path: [] }, issue]).message).toBe(
    "Order: missing (and 1 more)",
  );
});

it("is a Standard Schema", () => {
  const { version, vendor, validate, jsonSchema } = order()["~standard"];
  const value = { id: "ab", amount: 1 };
  expect([version, vendor, validate(value)]).toEqual([1, "wireform", { value }]);
  expect(validate({ ...value, id: 1 })).toEqual({
    issues: [{ path: ["id"], message: "expected a string", keyword: "type" }],
  });
  const target = "draft-2020-12";
  expect(jsonSchema.input({ target })).toEqual(jsonSchema.output({ target }));
  expect(jsonSchema.input({ target })).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    required: ["id", "amount"],
  });
  expect(() => jsonSchema.output({ target: "draft-07" })).toThrow("unknown target: draft-07");
});

it("values may be 500 deep", () => {
  const deep = tree();
  expect([deep.is(nested(500)), deep.is(nested(501))]).toEqual([true, true]);
  expect(deep.is(nested(502))).toBe(false);
  expect(deep.issues(nested(600))).toEqual([
    expect.objectContaining({ keyword: "$ref", message: "nested too deep" }),
  ]);
  // Beside each other they may be as many as they like.
  expect(deep.issues(Array.from({ length: 600 }, () => []))).toEqual([]);
});

it("an exception in a value's own code doesn't count as depth", () => {
  const deep = tree();
  const broken = [
    [
      new Proxy([], {
        get: () => {
          throw new Error("no");
        },
      }),
    ],
  ];
  for (let at = 0; at < 300; at++) expect(() => deep.is(broken)).toThrow("no");
  expect(deep.is(nested(400))).toBe(true);
});

it("JSON Schemas are self-contained: what they refer to is in $defs", () => {
  const line: Schema<unknown> = schema("Line", () =>
    objectRule({ parts: optional(arrayRule(line)) }),
  );
  const whole: Schema<unknown> = schema("Whole", anyRule);
  const parts = { type: "array", items: { $ref: "#/$defs/Line" } };
  expect(
    jsonSchemaOf("Whole", () => objectRule({ first: line, other: line, inner: whole })),
  ).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      first: { $ref: "#/$defs/Line" },
      other: { $ref: "#/$defs/Line" },
      inner: { $ref: "#" },
    },
    required: ["first", "other", "inner"],
    $defs: { Line: { type: "object", properties: { parts } } },
  });
  expect(jsonSchemaOf("Code", () => stringRule())).not.toHaveProperty("$defs");
});

it("only for the runtime itself they say what JSON can't", () => {
  const code = () => stringRule(pattern("a"));
  expect(jsonSchemaOf("Code", code, true)).toHaveProperty("patternTest");
  expect(jsonSchemaOf("Code", code)).not.toHaveProperty("patternTest");
});
