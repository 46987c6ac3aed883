import { describe, expect, it } from "vitest";
import { declaredAt } from "../../generator/diagnostics/diagnostic.js";
import type { Property, Shape } from "../../generator/model/schema.js";
import { makeShapeTable } from "../../generator/model/shape-table.js";
import { noDocs } from "../../generator/model/merge-docs.js";

const text = (more: object = {}): Shape => ({ kind: "string", wire: null, ...more });
const member = (shape: Shape, more: Partial<Property> = {}): Property => {
  return { name: "a", required: true, shape, access: "both", docs: noDocs, ...more };
};
const object = (...properties: readonly Property[]): Shape => {
  return { kind: "object", properties, additional: "open", requiredAnyOf: [] };
};

describe("shapes of one run", () => {
  const table = makeShapeTable();

  it("are one where they mean the same type, constraints or not", () => {
    const plain = object(member(text()));
    const limited = object(member(text({ maxLength: 3, format: "email" })));
    expect(table.typeOf(limited)).toBe(table.typeOf(plain));
    expect(table.wholeOf(limited)).not.toBe(table.wholeOf(plain));
    expect(table.wholeOf(object(member(text())))).toBe(table.wholeOf(plain));
  });

  it("are two where a type differs anywhere inside", () => {
    const list = (items: Shape): Shape => ({ kind: "array", items });
    expect(table.isSameType(list(list(text())), list(list({ kind: "null" })))).toBe(false);
    expect(table.isSameType(text({ wire: "date" }), text())).toBe(false);
    expect(
      table.isSameType(object(member(text())), object(member(text(), { required: false }))),
    ).toBe(false);
    expect(table.isSameType({ kind: "reference", to: "a" }, { kind: "reference", to: "b" })).toBe(
      false,
    );
  });

  it("are the same wherever they stand in the document", () => {
    const placed = (at: string) => object(member(text(), { [declaredAt]: at }));
    expect(table.isSame(placed("#/a"), placed("#/b"))).toBe(true);
  });

  it("tell numbers from texts, and lists by what is in which place", () => {
    expect(table.keyOf(["1"])).not.toBe(table.keyOf([1]));
    expect(table.keyOf([["a"], "b"])).not.toBe(table.keyOf([["a", "b"]]));
    expect(table.keyOf({ a: "b,c" })).not.toBe(table.keyOf({ a: "b", c: undefined, "b,c": 1 }));
    expect(table.keyOf(new Map([["a", 1]]))).not.toBe(table.keyOf(new Map([["a", 2]])));
  });
});
