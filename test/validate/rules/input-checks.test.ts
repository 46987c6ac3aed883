/** Inputs of operations whose rules are written here. */
import { expect, it } from "vitest";
import {
  type Input,
  type Operation,
  whichOperation,
} from "../../../templates/runtime/encode/operation.js";
import { minimum, minLength } from "../../../templates/runtime/validate/checks.js";
import {
  apiChecker,
  inputChecker,
  type InputRules,
} from "../../../templates/runtime/validate/checked-input.js";
import {
  anyRule,
  instanceRule,
  integerRule,
  stringRule,
} from "../../../templates/runtime/validate/scalars.js";
import { objectRule } from "../../../templates/runtime/validate/objects.js";

const rules: InputRules = {
  create: () => ({
    parameters: [
      ["query", "page", integerRule(minimum(1))],
      ["cookies", null, stringRule(minLength(2))],
    ],
    body: {
      "application/json": objectRule({ at: instanceRule("Date", stringRule()) }),
      "text/plain": stringRule(minLength(2)),
      "image/png": null,
    },
  }),
  plain: () => ({}),
};

/** Asks an input as an operation does. @returns what is thrown, in words */
function asked(input: object, id = "create", make = inputChecker(rules)): string {
  try {
    (make(input) as Input)[whichOperation]?.({ id } as Operation);
    return "";
  } catch (error) {
    const { name, operation, message } = error as Error & { readonly operation: string };
    return `${name} ${operation} ${message}`;
  }
}

it("an input stays what it is", () => {
  const input = { query: { page: 1 }, body: { at: new Date(0) } };
  expect(inputChecker(rules)(input)).toMatchObject(input);
  expect(asked(input)).toBe("");
});

it.each([
  [{ query: { page: 0 } }, "query.page: invalid_value, expected at least 1"],
  [{ cookies: "a" }, "cookies: invalid_value, expected at least 2 characters"],
  [{ body: { at: "" } }, "body.at: invalid_value, expected a Date"],
  [{ body: "a", contentType: "text/plain" }, "body: invalid_value, expected at least 2 characters"],
])("refuses %j", (input, message) => {
  expect(asked(input)).toBe(`EncodeError create ${message}`);
});

it.each([
  ["what is missing", {}],
  ["a body without a rule", { body: "a", contentType: "image/png" }],
  ["a body of a media type that isn't declared", { body: "a", contentType: "toString" }],
])("leaves to the encoder %s", (_, input) => {
  expect(asked(input)).toBe("");
});

it("operations without rules take anything", () => {
  const input = { query: { page: 0 }, body: "a" };
  expect([asked(input, "plain"), asked(input, "toString")]).toEqual(["", ""]);
});

it("whoever else asks which operation it is, is answered first", () => {
  const seen: unknown[] = [];
  const input = {
    query: { page: 0 },
    [whichOperation](this: Input, { id }: Operation) {
      seen.push(id, this.query);
    },
  };
  expect(asked(input)).toContain("query.page");
  expect(seen).toEqual(["create", { page: 0 }]);
});

it("an API's functions have their inputs checked, at any depth", () => {
  const api = {
    name: "shop",
    orders: {
      create(this: unknown, input: Input, ...more: readonly unknown[]) {
        input[whichOperation]?.({ id: "create" } as Operation);
        return [this === api.orders || this === checked.orders, Object.keys(input), ...more];
      },
    },
  };
  const checked = apiChecker(rules)(api);
  expect(checked.name).toBe("shop");
  expect(checked.orders).toBe(checked.orders);
  expect(checked.orders.create).toBe(checked.orders.create);
  expect(checked.orders.create({ query: { page: 1 } }, 7)).toEqual([true, ["query"], 7]);
  expect(() => checked.orders.create({ query: { page: 0 } })).toThrow("query.page");
  // Operations without inputs are called without one.
  expect((checked.orders.create as () => unknown)()).toEqual([true, []]);
});

it("rules of an operation are made once", () => {
  let made = 0;
  const make = inputChecker({
    create: () => (made++, { parameters: [["query", "a", anyRule()]] }),
  });
  for (let at = 0; at < 3; at++) asked({ query: { a: 1 } }, "create", make);
  expect(made).toBe(1);
});
