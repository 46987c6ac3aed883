import { describe, expect, it } from "vitest";
import { decodeTyped } from "./typed-value.js";

describe("decodeTyped", () => {
  it.each<[unknown, unknown]>([
    [{ a: [1, "x", null, {}] }, { a: [1, "x", null, {}] }],
    [{ $number: "-0" }, -0],
    [{ $number: "NaN" }, NaN],
    [{ $bigint: "123" }, 123n],
    [{ $date: "2024-10-30T01:57:05.000Z" }, new Date(1730253425000)],
    [{ $bytes: "/wA=" }, new Uint8Array([255, 0])],
    [{ $map: [["a", { $bigint: "1" }]] }, new Map([["a", 1n]])],
    [{ $set: [{ $bigint: "1" }] }, new Set([1n])],
    [{ $object: [["$date", 1]] }, { $date: 1 }],
    [
      { $date: "x", other: 1 },
      { $date: "x", other: 1 },
    ],
  ])("%j", (typed, value) => expect(decodeTyped(typed)).toStrictEqual(value));

  it("makes an invalid Date, a function and a symbol", () => {
    expect(Number.isNaN((decodeTyped({ $date: "invalid" }) as Date).getTime())).toBe(true);
    expect(typeof decodeTyped({ $function: true })).toBe("function");
    expect(typeof decodeTyped({ $symbol: "s" })).toBe("symbol");
  });

  it("makes files of bytes, name and type", async () => {
    const file = decodeTyped({ $file: { name: "f.txt", type: "text/plain", base64: "aGk=" } });
    expect(file).toBeInstanceOf(File);
    expect(file).toMatchObject({ name: "f.txt", type: "text/plain" });
    expect(await (file as File).text()).toBe("hi");
  });

  it("keeps undefined members and items, and holes", () => {
    const undefinedValue = { $undefined: true };
    const decoded = decodeTyped({ a: undefinedValue, b: [undefinedValue] }) as { b: unknown[] };
    expect(Object.keys(decoded)).toEqual(["a", "b"]);
    expect(0 in decoded.b).toBe(true);
    const sparse = decodeTyped({ $sparse: { length: 3, items: [[1, "x"]] } }) as unknown[];
    expect([sparse.length, 0 in sparse, sparse[1]]).toEqual([3, false, "x"]);
  });

  it("keeps __proto__ as a member of its own", () => {
    const typed: unknown = JSON.parse('{ "__proto__": { "a": 1 } }');
    for (const notation of [typed, { $object: [["__proto__", { a: 1 }]] }]) {
      const decoded = decodeTyped(notation) as object;
      expect(Object.keys(decoded)).toEqual(["__proto__"]);
      expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    }
  });

  it("sets prototypes", () => {
    const bare = decodeTyped({ $nullproto: { a: 1 } }) as object;
    expect([Object.getPrototypeOf(bare), Object.keys(bare)]).toEqual([null, ["a"]]);
    const heir = decodeTyped({ $inherits: { proto: { a: 1 }, own: { b: 2 } } }) as object;
    expect([Object.keys(heir), "a" in heir]).toEqual([["b"], true]);
  });

  it("closes cycles without moving members", () => {
    const typed = { a: { $cycle: [] }, b: [{ $cycle: ["b"] }], c: 1 };
    const decoded = decodeTyped(typed) as { a: unknown; b: unknown[] };
    expect(decoded.a).toBe(decoded);
    expect(decoded.b[0]).toBe(decoded.b);
    expect(Object.keys(decoded)).toEqual(["a", "b", "c"]);
  });

  it("refuses notations that it doesn't know", () => {
    expect(() => decodeTyped({ $foo: 1 })).toThrow("$foo");
  });
});
