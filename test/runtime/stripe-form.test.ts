import * as fc from "fast-check";
import qs from "qs";
import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { patterned } from "../../templates/runtime/encode/codecs/objects.js";
import { jsonText } from "../../templates/runtime/encode/json.js";
import { stripeForm, stripeQuery } from "../../templates/runtime/encode/forms/stripe-form.js";
import { union } from "../../templates/runtime/encode/codecs/union.js";
import { refusal } from "./refusal.js";

const amount = codec.object([
  ["value", codec.integer],
  ["currency", codec.string],
]);
const payment = codec.object([
  ["amount", amount],
  ["at", codec.unixTime],
  ["expand", codec.array(codec.string)],
  ["metadata", union(codec.map(codec.string), codec.string)],
]);
const open = stripeForm(codec.map(codec.any));
const write = (value: unknown) => stripeForm(payment).write(value);

describe("stripeForm", () => {
  it("writes declared members in declared order, nested and indexed", () => {
    const value = { expand: ["a", "b c"], amount: { currency: "usd", value: 0 }, at: new Date(0) };
    expect(write(value)).toBe(
      "amount[value]=0&amount[currency]=usd&at=0&expand[0]=a&expand[1]=b%20c",
    );
  });

  it("takes members in any order, and in another one each time", () => {
    const { write } = stripeForm(payment);
    const amounts = [
      { value: 1, currency: "usd" },
      { currency: "usd", value: 1 },
      { currency: undefined, value: 1 },
      { extra: undefined, currency: "usd", value: 1 },
    ];
    for (const first of [...amounts, ...amounts.toReversed()]) {
      const currency = first.currency ? "&amount[currency]=usd" : "";
      expect(write({ at: 2, amount: first })).toBe(`amount[value]=1${currency}&at=2`);
      expect(write({ amount: first, at: 2 })).toBe(`amount[value]=1${currency}&at=2`);
    }
  });

  it("tells the place of an error in any order", () => {
    const { write } = stripeForm(payment);
    const amount = { currency: "usd", value: 1.5 };
    for (const value of [{ at: 2, amount }, { amount }, { expand: [], at: 2, amount }])
      expect(refusal(() => write(value)).path).toEqual(["amount", "value"]);
    const mistaken = { b: "", at: 2, amount: { value: 1, x: 2 } };
    expect(refusal(() => write(mistaken)).path).toEqual(["amount", "x"]);
  });

  it("writes undeclared members after the declared ones, in the value's order", () => {
    const node = codec.openObject([
      ["a", codec.string],
      ["ids[]", codec.string],
    ]);
    const text = stripeForm(node).write({ z: 1, "ids[]": "2", y: { x: 3 }, a: "4" });
    expect(text).toBe("a=4&ids[]=2&z=1&y[x]=3");
    expect(refusal(() => stripeForm(node).write({ "b[c]": 1 })).code).toBe("ambiguous_key");
  });

  it("writes maps whose names change from value to value", () => {
    const { write } = stripeForm(codec.object({ m: codec.map(codec.map(codec.string)) }));
    const names = Array.from({ length: 120 }, (_, i) => `n ${i}`);
    for (const given of [names, names.toReversed(), ["a"], names.slice(3), ["n 1", "a"], names]) {
      const m = Object.fromEntries(given.map((name) => [name, { [name]: "&", b: name }]));
      const expected = given.flatMap((name) => {
        const key = `m[${encodeURIComponent(name)}]`;
        const text = encodeURIComponent(name);
        return [`${key}[${text}]=%26`, `${key}[b]=${text}`];
      });
      expect(write({ m })).toBe(expected.join("&"));
      expect(JSON.parse(jsonText(codec.map(codec.map(codec.string)), m))).toEqual(m);
    }
  });

  it("writes items by position and members by the pattern of their names", () => {
    const pair = codec.tuple<unknown>([codec.base64, codec.bytesUrl], codec.base64);
    const node = patterned(
      codec.object({ pair }),
      ["^u-", codec.bytesUrl],
      ["^[a-z]-", codec.array(codec.base64)],
    );
    const at = new Uint8Array([255]);
    expect(stripeForm(node).write({ "t-": [at], "u-": at, pair: [at, at, at] })).toBe(
      "pair[0]=%2Fw%3D%3D&pair[1]=_w&pair[2]=%2Fw%3D%3D&t-[0]=%2Fw%3D%3D&u-=_w",
    );
    const { code, path } = refusal(() => stripeForm(node).write({ "u-": at, U: 1 }));
    expect([code, path]).toEqual(["unknown_property", ["U"]]);
    expect(refusal(() => stripeForm(node).write({ "u-[": at })).code).toBe("ambiguous_key");
  });

  it("distinguishes undefined, null, empty and nothing", () => {
    expect(write({ amount: undefined, at: null, expand: [], metadata: {} })).toBe("at=");
    expect(write({ expand: ["a", undefined, null], metadata: "" })).toBe(
      "expand[0]=a&expand[2]=&metadata=",
    );
    expect(write({})).toBe("");
  });

  it("refuses null as the whole body", () => {
    expect(refusal(() => write(null)).code).toBe("null_not_allowed");
  });

  it("writes lists of scalars with empty brackets if asked", () => {
    const brackets = stripeForm(codec.map(codec.any), "brackets");
    expect(brackets.write({ a: ["x", 1], b: [{ c: ["y"] }] })).toBe("a[]=x&a[]=1&b[0][c][]=y");
  });

  it("writes own members only, __proto__ among them", () => {
    expect(open.write(Object.create({ z: 1 }, { a: { value: 1, enumerable: true } }))).toBe("a=1");
    expect(open.write(JSON.parse('{"__proto__":{"a":1}}'))).toBe("__proto__[a]=1");
    expect(open.write({ undefined: 1 })).toBe("undefined=1");
    expect(stripeForm(codec.object([["constructor", codec.any]])).write({})).toBe("");
  });

  it("reads back with qs whatever is written", () => {
    // qs drops __proto__.
    const key = fc
      .string({ unit: "binary" })
      .filter((text) => /^(?!__proto__$)[^[\]]+$/.test(text));
    const tree = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: "small" }, fc.string({ unit: "binary" }), tie("object")),
      object: fc.dictionary(key, tie("value"), { minKeys: 1, noNullPrototype: true }),
    })).object;
    fc.assert(
      fc.property(tree, (value) => {
        const options = {
          depth: 99,
          parameterLimit: 1e6,
          allowPrototypes: true,
          plainObjects: true,
        };
        const read = qs.parse(String(open.write(value)), { ...options, parseArrays: false });
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("encodes recursive codecs to any depth", () => {
    const tree: codec.Codec<never> = codec.object<never>([
      ["name", codec.string],
      ["child", codec.lazy(() => tree)],
    ]);
    const value = { name: "a", child: { name: "b", child: { name: "c" } } };
    expect(stripeForm(tree).write(value)).toBe("name=a&child[name]=b&child[child][name]=c");
  });

  it("allows the same object twice, but not inside itself", () => {
    const shared = { a: 1 };
    expect(open.write({ x: shared, y: [shared] })).toBe("x[a]=1&y[0][a]=1");
    const cycle: { a?: unknown } = {};
    cycle.a = [cycle];
    expect(refusal(() => open.write(cycle))).toEqual({ code: "cyclic_value", path: ["a", 0] });
  });

  it("refuses what is nested without end instead of overflowing the stack", () => {
    let value: unknown = "x";
    for (let i = 0; i < 900; i++) value = { a: value };
    expect(open.write(value)).toContain("[a]=x");
    for (let i = 0; i < 100_000; i++) value = { a: value };
    expect(refusal(() => open.write(value)).code).toBe("nested_value");
  });

  it.each<[unknown, string, (string | number)[]]>([
    [{ amount: { value: 1.5 } }, "not_integer", ["amount", "value"]],
    [{ amount: "x" }, "type_mismatch", ["amount"]],
    [{ amount: { velue: 1 } }, "unknown_property", ["amount", "velue"]],
    [{ expand: ["a", "\ud800"] }, "lone_surrogate", ["expand", 1]],
    [{ expand: "a" }, "type_mismatch", ["expand"]],
    [{ metadata: { "a[b]": "c" } }, "ambiguous_key", ["metadata", "a[b]"]],
    [{ metadata: { "": "c" } }, "ambiguous_key", ["metadata", ""]],
    [{ metadata: new Map() }, "unsupported_value", ["metadata"]],
    [{ at: 1730253425000 }, "not_seconds", ["at"]],
    [[1], "type_mismatch", []],
  ])("refuses %j", (value, code, path) => {
    expect(refusal(() => write(value))).toEqual({ code, path });
  });

  it("works after a refusal as before it", () => {
    expect(refusal(() => open.write({ a: { b: Number.NaN } })).path).toEqual(["a", "b"]);
    expect(open.write({ a: { b: 1 } })).toBe("a[b]=1");
  });
});

it("stripeQuery writes one parameter, or nothing", () => {
  const created = stripeQuery(union(codec.map(codec.integer), codec.integer));
  expect(created.write("created", { gte: new Date(5000) })).toBe("created[gte]=5");
  expect(stripeQuery(codec.array(codec.string)).write("expand", ["a"])).toBe("expand[0]=a");
  expect(created.write("created", {})).toBeUndefined();
  expect(created.write("created", undefined)).toBeUndefined();
});
