/** What requests are read by: texts, pairs, names, scalars, choices. */
import { describe, expect, it } from "vitest";
import { RequestFault, usualLimits } from "../../../templates/runtime/serve/decode/fault.js";
import {
  cookiePairs,
  formPairs,
  matrixPairs,
} from "../../../templates/runtime/serve/decode/pairs.js";
import { alternativesOf } from "../../../templates/runtime/serve/decode/shapes/alternatives.js";
import { typedText } from "../../../templates/runtime/serve/decode/shapes/typed-text.js";
import {
  parseJson,
  textOfBytes,
  trimmed,
  unescapeForm,
  unescapePercents,
} from "../../../templates/runtime/serve/decode/texts.js";
import { NameOwners } from "../../../templates/runtime/serve/decode/values/name-owners.js";

describe("a fault", () => {
  const issue = (name: string) => ({ path: ["query", name], message: "missing", keyword: "k" });

  it("says the first issue, and how many there are", () => {
    const of = (...names: readonly string[]) => new RequestFault(400, names.map(issue));
    expect(of("a").message).toBe("query.a: missing");
    expect(of("a", "b").message).toBe("query.a: missing (and 1 more)");
    expect(of("a", "b", "c").message).toBe("query.a: missing (and 2 more)");
    expect(of("a")).toMatchObject({ name: "RequestFault", status: 400, issues: [issue("a")] });
  });
});

describe("a text", () => {
  it("is without blanks around it", () => {
    expect(trimmed(" \t a \t b \t ", [])).toBe("a \t b");
    expect(trimmed("\na\n", [])).toBe("\na\n");
  });

  it("is without escapes", () => {
    expect(unescapePercents("a+b%2Bc%C3%A9", [])).toBe("a+b+c\u00e9");
    expect(unescapeForm("a+b%2Bc+d", [])).toBe("a b+c d");
    expect(() => unescapePercents("%C3", [])).toThrow("invalid UTF-8");
    expect(() => unescapePercents("%C", [])).toThrow("invalid percent-encoding");
    expect(() => unescapePercents("%c3%2", [])).toThrow("invalid percent-encoding");
  });

  it("keeps a byte order mark", () => {
    expect(textOfBytes(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), [])).toBe("\ufeffa");
    expect(() => textOfBytes(new Uint8Array([0xff]), [])).toThrow("invalid UTF-8");
  });
});

describe("JSON", () => {
  it.each([
    ["1", 0],
    ["[]", 1],
    ["{}", 1],
    ["[[],[],[]]", 2],
    ["[{},{},{}]", 2],
    ['[[{}],[{"a":[]}]]', 4],
    ['["[[[[{{{{"]', 1],
    ['["\\"[[[["]', 1],
    ['["\\\\",["]]"],"["]', 2],
    ['{"a":"x","b":[[]]}', 3],
    ['["\\\\\\"",[[]]]', 3],
  ])("is as deep as its brackets: %s", (text, depth) => {
    expect(parseJson(text, [], depth)).toEqual(JSON.parse(text));
    if (depth > 0)
      expect(() => parseJson(text, [], depth - 1)).toThrow(`nested deeper than ${depth - 1}`);
  });

  it("may have a byte order mark", () => {
    expect(parseJson("\ufeff[1]", [], 1)).toEqual([1]);
    expect(() => parseJson("[1]\ufeff", ["body"], 1)).toThrow("body: invalid JSON");
  });
});

describe("pairs", () => {
  const limits = { ...usualLimits, names: 2 };
  const of = (text: string) => formPairs(text, ["query"], limits).all;
  const fault = (path: string) => ({
    status: 400,
    issues: [{ path: [path], message: "more than 2 names", keyword: "names" }],
  });
  const faultOf = (read: () => unknown): unknown => {
    try {
      return read();
    } catch (error) {
      return error;
    }
  };

  it("have a name and a value, or one of both", () => {
    expect(of("a=b=c&d").map(({ name, sent }) => [name, sent])).toEqual([
      ["a", "b=c"],
      ["d", ""],
    ]);
    expect(of("=b&").map(({ name, sent }) => [name, sent])).toEqual([["", "b"]]);
    expect(of("a+b=c+d")[0]!.name).toBe("a b");
    expect(matrixPairs("a+b=1;c%20d", [], limits).all.map(({ name }) => name)).toEqual([
      "a+b",
      "c d",
    ]);
  });

  it("are no more than allowed", () => {
    expect(of("a&b")).toHaveLength(2);
    expect(faultOf(() => of("a&b&c"))).toMatchObject(fault("query"));
    const cookies = () => cookiePairs("a=1;b=2;c=3", unescapePercents, ["cookies"], limits);
    expect(faultOf(cookies)).toMatchObject(fault("cookies"));
  });

  it("of cookies may have names that can't be read", () => {
    const { all } = cookiePairs(" %zz = 1 ; a%20b=2", unescapePercents, ["cookies"], limits);
    expect(all.map(({ name, sent }) => [name, sent])).toEqual([
      ["%zz", "1"],
      ["a b", "2"],
    ]);
    expect(cookiePairs("alone", unescapePercents, [], limits).all).toMatchObject([
      { name: "", sent: "alone" },
    ]);
  });
});

describe("the owner of a name", () => {
  const brackets = { kind: "brackets" } as const;
  const owners = new NameOwners(
    ["a", "a[x]", "b"],
    [
      ["a", brackets],
      ["a[x]", brackets],
      ["b", { kind: "style" }],
    ],
  );

  it("is the nearest name in brackets", () => {
    const names = [
      "a[y]",
      "a[x][y]",
      "a[y][x]",
      "a[x]z[y]",
      "b[x]",
      "a",
      "[a]",
      "ab[x]",
      "abcdefg[x]",
    ];
    expect(names.map((name) => owners.bracketsOf(name))).toEqual([
      "a",
      "a[x]",
      "a",
      "a",
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(new NameOwners(["b"], []).bracketsOf("b[x]")).toBe(undefined);
  });

  it("may be another", () => {
    const asked: readonly (readonly [string, string, boolean])[] = [
      ["a[y]", "a", false],
      ["a[y]", "b", true],
      ["a[x]", "a", true],
      ["a[x]", "a[x]", false],
      ["b", "a", true],
      ["b", "b", false],
      ["b[x]", "a", false],
      ["c", "a", false],
    ];
    for (const [name, asker, isOther] of asked)
      expect(owners.isOfOther(name, asker), `${name} ${asker}`).toBe(isOther);
  });
});

describe("the scalar of a text", () => {
  it.each<[Parameters<typeof typedText>[0], string, unknown]>([
    ["string", "1", "1"],
    ["boolean", "true", true],
    ["boolean", "false", false],
    ["boolean", "True", undefined],
    ["integer", "-12", -12],
    ["integer", "1e10", 1e10],
    ["integer", "1.5", undefined],
    ["integer", "9007199254740993", 9007199254740993n],
    ["integer", "-9007199254740993", -9007199254740993n],
    ["integer", "1e30", undefined],
    ["integer", "1.50e20", undefined],
    ["number", "1.25", 1.25],
    ["number", "1e+12", 1e12],
    ["number", "1E-12", 1e-12],
    ["number", "9007199254740993", 9007199254740992],
    ["number", "1e999", undefined],
    ["number", "", undefined],
    ["number", "+1", undefined],
    ["number", "1.", undefined],
    ["number", ".5", undefined],
    ["number", "1e", undefined],
    ["number", "x1", undefined],
    ["number", "1x", undefined],
    ["number", "0x10", undefined],
    ["null", "null", undefined],
    ["array", "[]", undefined],
  ])("%s %s", (kind, text, value) => {
    expect(typedText(kind, text)).toBe(value);
  });

  it("is no number of very many digits", () => {
    expect(typedText("integer", "9".repeat(400))).toBe(undefined);
    expect(typedText("number", `1.${"0".repeat(398)}`)).toBe(1);
    expect(typedText("number", `1.${"0".repeat(399)}`)).toBe(undefined);
    expect(typedText("integer", "9".repeat(300))).toBe(BigInt("9".repeat(300)));
  });
});

describe("what a schema can mean", () => {
  const known: Readonly<Record<string, object>> = {
    a: { title: "a" },
    loop: { $ref: "loop" },
    either: { anyOf: [{ title: "x" }, { $ref: "either" }] },
  };
  const read = (schema: unknown) => {
    const found = alternativesOf(schema, (reference) => known[reference] as never);
    return found.map((parts) => parts.map((part) => part["title"] ?? null));
  };
  const [a, b, c] = ["a", "b", "c"].map((title) => ({ title }));
  // As pairs: an object with a member `then` could be awaited.
  const withPairs = (...pairs: readonly (readonly [string, unknown])[]) => ({
    ...a,
    ...Object.fromEntries(pairs),
  });

  it.each<[string, unknown, readonly (readonly (string | null)[])[]]>([
    ["nothing", false, []],
    ["anything", true, [[]]],
    ["a schema", a, [["a"]]],
    ["not anything", { not: {} }, []],
    ["not something", { ...a, not: b }, [["a"]]],
    ["not nothing", { ...a, not: false }, [["a"]]],
    ["a reference", { $ref: "a" }, [[null, "a"]]],
    ["no reference", { ...a, $ref: 7 }, [["a"]]],
    ["a reference to nothing", { $ref: "none" }, [[null]]],
    ["a reference to itself", { $ref: "loop" }, []],
    ["a choice with itself", { $ref: "either" }, [[null, null, "x"]]],
    ["all of", { ...a, allOf: [b, c] }, [["a", "b", "c"]]],
    [
      "any of",
      { ...a, anyOf: [b, c] },
      [
        ["a", "b"],
        ["a", "c"],
      ],
    ],
    ["any of no list", { ...a, anyOf: 7 }, []],
    ["any of nothing", { ...a, anyOf: [] }, []],
    [
      "one of",
      { ...a, oneOf: [b, false, c] },
      [
        ["a", "b"],
        ["a", "c"],
      ],
    ],
    ["no list", { ...a, allOf: 7 }, [["a"]]],
    [
      "a condition",
      withPairs(["if", b], ["then", c], ["else", a]),
      [
        ["a", "b", "c"],
        ["a", "a"],
      ],
    ],
    ["half a condition", withPairs(["if", b], ["then", c]), [["a", "b", "c"], ["a"]]],
    ["no condition", withPairs(["then", b], ["else", c]), [["a"]]],
    ["dependent schemas", { ...a, dependentSchemas: { x: b } }, [["a", "b"], ["a"]]],
    ["no dependent schemas", { ...a, dependentSchemas: [b] }, [["a"]]],
  ])("%s", (_, schema, meanings) => {
    expect(read(schema)).toEqual(meanings);
  });

  it("is listed up to a limit", () => {
    const many = Array.from({ length: 15 }, () => b);
    expect(read({ anyOf: many, oneOf: many })).toHaveLength(200);
  });
});
