import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import {
  contentCookie,
  contentHeader,
  contentPath,
  contentQuery,
  queryString,
} from "../../templates/runtime/encode/content.js";
import * as delimited from "../../templates/runtime/encode/styles/delimited.js";
import { allowReserved } from "../../templates/runtime/encode/escape.js";
import { form } from "../../templates/runtime/encode/forms/form.js";
import { jsonBody } from "../../templates/runtime/encode/json.js";
import type { ParameterWriter } from "../../templates/runtime/encode/operation.js";
import * as parameters from "../../templates/runtime/encode/styles/parameters.js";
import { textBody } from "../../templates/runtime/encode/text-body.js";
import { refusal } from "./refusal.js";

const { any } = codec;
const list = ["a b", "c"];
const map = { k: "v w", l: "" };

describe.each<[string, () => ParameterWriter, string, string]>([
  ["simple", () => parameters.simple(any), "a%20b,c", "k,v%20w,l,"],
  ["simple*", () => parameters.simple(any, { explode: true }), "a%20b,c", "k=v%20w,l="],
  ["label", () => parameters.label(any), ".a%20b,c", ".k,v%20w,l,"],
  ["label*", () => parameters.label(any, { explode: true }), ".a%20b.c", ".k=v%20w.l="],
  ["matrix", () => parameters.matrix(any), ";p=a%20b,c", ";p=k,v%20w,l,"],
  ["matrix*", () => parameters.matrix(any, { explode: true }), ";p=a%20b;p=c", ";k=v%20w;l"],
  ["form", () => parameters.formQuery(any, { explode: false }), "p=a%20b,c", "p=k,v%20w,l,"],
  ["form*", () => parameters.formQuery(any), "p=a%20b&p=c", "k=v%20w&l="],
  ["pipeDelimited", () => delimited.pipeDelimited(any), "p=a%20b%7Cc", "p=k%7Cv%20w%7Cl%7C"],
  ["tabDelimited", () => delimited.tabDelimited(any), "p=a%20b%09c", "p=k%09v%20w%09l%09"],
  ["path with |", () => delimited.delimitedPath(any, "|"), "a%20b%7Cc", "k%7Cv%20w%7Cl%7C"],
  ["path with tabs", () => delimited.delimitedPath(any, "\t"), "a%20b%09c", "k%09v%20w%09l%09"],
  ["header with |", () => delimited.delimitedHeader(any, "|"), "a b|c", "k|v w|l|"],
  [
    "deepObject",
    () => parameters.deepObject(any),
    "p%5B0%5D=a%20b&p%5B1%5D=c",
    "p%5Bk%5D=v%20w&p%5Bl%5D=",
  ],
  ["header", () => parameters.header(any), "a b,c", "k,v w,l,"],
  ["cookieForm", () => parameters.cookieForm(any), "p=a%20b; p=c", "k=v%20w; l="],
  ["cookieStyle", () => parameters.cookieStyle(any), "p=a b; p=c", "k=v w; l="],
])("%s", (_style, make, listText, mapText) => {
  // Made inside the tests, so that mutants in them count for these tests.
  it("writes lists and maps", () => {
    const writer = make();
    expect(writer.write("p", list)).toBe(listText);
    expect(writer.write("p", ["a b", undefined, null, "c"])).toBe(listText);
    expect(writer.write("p", map)).toBe(mapText);
    expect(writer.write("p", { ...map, none: null, m: undefined })).toBe(mapText);
  });

  it("sends nothing for what RFC 6570 calls undefined", () => {
    const writer = make();
    for (const value of [undefined, null, [], {}, [null], { a: undefined }]) {
      expect(writer.write("p", value)).toBeUndefined();
    }
  });
});

describe("refusals", () => {
  it("names the place of nested and ambiguous values", () => {
    const simple = parameters.simple(any);
    expect(refusal(() => simple.write("p", [1, [2]]))).toEqual({ code: "nested_value", path: [1] });
    const space = delimited.spaceDelimited(any);
    expect(refusal(() => space.write("p", list))).toEqual({
      code: "ambiguous_delimiter",
      path: [0],
    });
    expect(space.write("p", "a b")).toBe("p=a%20b");
    const inItem = { code: "ambiguous_delimiter", path: [1] };
    for (const delimiter of [" ", "|", "\t"] as const)
      for (const write of [delimited.delimitedPath, delimited.delimitedHeader])
        expect(refusal(() => write(any, delimiter).write("p", ["a", `b${delimiter}c`]))).toEqual(
          inItem,
        );
    expect(delimited.delimitedHeader(any, "\t").write("p", [1, "b"])).toBe("1\tb");
    expect(delimited.delimitedPath(any, " ").write("p", ["a/b", "?"])).toBe("a%2Fb%20%3F");
  });

  it("keeps headers and cookies in their character sets", () => {
    const header = parameters.header(any);
    expect(refusal(() => header.write("p", "a\r\nb: c")).code).toBe("header_charset");
    expect(header.write("p", "")).toBe("");
    expect(header.write("p", "a b")).toBe("a b");
    for (const value of [" a", "a\t", " "]) {
      expect(refusal(() => header.write("p", value)).code).toBe("header_charset");
    }
    const cookie = parameters.cookieStyle(any);
    expect(refusal(() => cookie.write("p", ["a", "b;c"]))).toEqual({
      code: "cookie_charset",
      path: [1],
    });
  });

  it.each(["evil; admin", "a=b", "", "a\n", "é", "\ud800", " a"])("checks the cookie %j", (key) => {
    for (const explode of [true, false]) {
      const { write } = parameters.cookieStyle(any, { explode });
      const refused = { code: "cookie_charset", path: [key] };
      expect(refusal(() => write("c", { [key]: "1" }))).toEqual(refused);
      expect(refusal(() => write(key, "1")).code).toBe("cookie_charset");
    }
  });

  it("keeps the comma of a cookie's list for the list", () => {
    const list = parameters.cookieStyle(any, { explode: false });
    for (const value of [["a,b"], { k: "a,b" }, { "k,l": "a" }]) {
      expect(refusal(() => list.write("c", value)).code).toBe("ambiguous_delimiter");
    }
    expect(list.write("c", "a,b")).toBe("c=a,b");
    expect(parameters.cookieStyle(any).write("c", { k: "a,b=c" })).toBe("k=a,b=c");
  });
});

describe("escapes", () => {
  const odd = "a b,;.=&+#[]|\t/?";
  const all = "a%20b%2C%3B.%3D%26%2B%23%5B%5D%7C%09%2F%3F";

  it("keep all that delimits a style's items, names and pairs out of them", () => {
    expect(parameters.simple(any).write("p", [odd])).toBe(all);
    expect(parameters.label(any).write("p", [odd])).toBe(`.${all}`);
    expect(parameters.matrix(any).write("p;", [odd])).toBe(`;p%3B=${all}`);
    expect(parameters.cookieForm(any).write("p", odd)).toBe(`p=${all}`);
    const { write } = parameters.simple(any, { allowReserved });
    expect(write("p", ["a,b;c", "d"])).toBe("a%2Cb;c,d");
    expect(parameters.label(any, { allowReserved }).write("p", ["a,b;c"])).toBe(".a%2Cb;c");
    expect(parameters.matrix(any, { allowReserved }).write("p", ["a,b;c"])).toBe(";p=a%2Cb%3Bc");
    const cookie = parameters.cookieForm(any, { allowReserved });
    expect(cookie.write("p", ["a,b;c:d", "e"])).toBe("p=a%2Cb%3Bc:d; p=e");
    for (const writer of [
      parameters.formQuery(any, { allowReserved }),
      delimited.pipeDelimited(any, { allowReserved }),
    ])
      expect(writer.write("p", "a:b,c#[]&=+")).toBe("p=a:b,c%23%5B%5D%26%3D%2B");
    expect(parameters.deepObject(any, { allowReserved }).write("p", { k: "a:b&" })).toBe(
      "p%5Bk%5D=a:b%26",
    );
  });

  it("of a text that is decoded before it is sent leave the comma to the list, or refuse it", () => {
    const decoded = (explode: boolean) => parameters.formQuery(any, { isDecoded: true, explode });
    expect(decoded(false).write("p", ["a", "b"])).toBe("p=a,b");
    expect(refusal(() => decoded(false).write("p", ["a", "b,c"]))).toEqual({
      code: "ambiguous_delimiter",
      path: [1],
    });
    expect(decoded(true).write("p", ["a", "b,c"])).toBe("p=a&p=b%2Cc");
  });
});

describe("a delimited list", () => {
  it("is a form where it is exploded", () => {
    for (const write of [delimited.spaceDelimited, delimited.pipeDelimited, delimited.tabDelimited])
      expect(write(any, { explode: true }).write("p", ["a", "b"])).toBe("p=a&p=b");
    expect(delimited.spaceDelimited(any).write("p", ["a", "b"])).toBe("p=a%20b");
  });
});

describe("options", () => {
  it("explode is what each style has by default, and may be said", () => {
    for (const writer of [parameters.simple, parameters.header, parameters.label]) {
      expect(writer(any, {}).write("p", map)).toBe(writer(any, { explode: false }).write("p", map));
      expect(writer(any, { explode: true }).write("p", { k: "v" })).toMatch(/^\.?k=v$/);
    }
    expect(parameters.cookieForm(any, { explode: false }).write("p", ["a", "b"])).toBe("p=a,b");
    expect(parameters.cookieStyle(any, { explode: false }).write("p", ["a", "b"])).toBe("p=a,b");
  });

  it("deepObject may be told how lists are written, and of what a null is", () => {
    const bare = parameters.deepObject(any, { arrays: "brackets" });
    expect(bare.write("p", { l: ["a", "b"] })).toBe("p%5Bl%5D%5B%5D=a&p%5Bl%5D%5B%5D=b");
    expect(parameters.deepObject(any).write("p", { l: ["a", undefined, "b"], n: null })).toBe(
      "p%5Bl%5D%5B0%5D=a&p%5Bl%5D%5B1%5D=b",
    );
    const nulls = parameters.deepObject(any, { writesNull: () => true });
    expect(nulls.write("p", { n: null })).toBe("p%5Bn%5D=");
  });

  it("a scalar's own writers send nothing for null, and what is ignored never", () => {
    for (const write of [parameters.simpleScalar, parameters.headerScalar])
      for (const value of [null, undefined])
        expect(write(codec.string).write("p", value)).toBe(undefined);
    expect(parameters.simpleScalar(codec.string).write("p", "a/b")).toBe("a%2Fb");
    expect(parameters.headerScalar(codec.string).write("p", "a/b")).toBe("a/b");
    expect(refusal(() => parameters.headerScalar(codec.string).write("p", "a\n")).code).toBe(
      "header_charset",
    );
    expect(parameters.ignored.write("p", "a")).toBeUndefined();
  });
  it("allowReserved keeps what breaks the place encoded", () => {
    expect(parameters.simple(any, { allowReserved }).write("p", "a:b/?")).toBe("a:b%2F%3F");
    expect(
      parameters.formQuery(any, { allowReserved, explode: false }).write("a/b", ["c,/", "d"]),
    ).toBe("a%2Fb=c%2C/,d");
  });

  it("allowEmptyValue sends the bare name for null alone", () => {
    const writer = parameters.allowEmptyValue(parameters.formQuery(any));
    expect(writer.write("a b", null)).toBe("a%20b=");
    expect(writer.write("a b", undefined)).toBeUndefined();
  });

  it("simpleScalar is simple for scalars", () => {
    const writer = parameters.simpleScalar(codec.integer);
    expect(writer.write("p", 5)).toBe("5");
    expect(writer.write("p", null)).toBeUndefined();
    expect(refusal(() => writer.write("p", [5])).code).toBe("type_mismatch");
  });
});

describe("content", () => {
  it("writes by media type, then for the place", () => {
    const json = jsonBody(any);
    expect(contentQuery(json).write("q", ["é"])).toBe("q=%5B%22%C3%A9%22%5D");
    expect(contentQuery(json).write("q", null)).toBe("q=null");
    expect(contentPath(json).write("q", 1)).toBe("1");
    expect(contentHeader(json).write("q", "é\x7f")).toBe('"\\u00e9\\u007f"');
    expect(contentCookie(json).write("q", {})).toBe("q=%7B%7D");
    const text = textBody(codec.string, "text/plain");
    expect(contentQuery(text).write("q", "a&b")).toBe("q=a%26b");
    expect(contentQuery(text).write("q", null)).toBeUndefined();
  });

  it("queryString takes a form as it is and encodes others whole", () => {
    expect(queryString(form(any)).write("q", { a: "b c" })).toBe("a=b+c");
    expect(queryString(jsonBody(any)).write("q", [1])).toBe("%5B1%5D");
  });
});
