import { describe, expect, it } from "vitest";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { allowReserved } from "../../templates/runtime/encode/escape.js";
import {
  contentType,
  type Encoding,
  form,
  style,
} from "../../templates/runtime/encode/forms/form.js";
import { pipeDelimited } from "../../templates/runtime/encode/styles/delimited.js";
import { deepObject, formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import { refusal } from "./refusal.js";

const codecs = codec.object([
  ["s", codec.string],
  ["n", codec.nullable(codec.integer)],
  ["list", codec.array(codec.string)],
  ["o", codec.nullable(codec.anyObject)],
]);
const write = (value: unknown, encoding?: Encoding) => form(codecs, encoding).write(value);

describe("content-based", () => {
  it("writes scalars as text, lists as repeated pairs, objects as JSON", () => {
    expect(write({ o: { k: "x y" }, list: ["a", "b c"], s: "*~ +", n: 5 })).toBe(
      "s=*%7E+%2B&n=5&list=a&list=b+c&o=%7B%22k%22%3A%22x+y%22%7D",
    );
  });

  it("writes null as the content type has it", () => {
    expect(write({ n: null, o: null })).toBe("n=&o=null");
    expect(refusal(() => write({ s: null }))).toEqual({ code: "null_not_allowed", path: ["s"] });
  });

  it("writes by a given content type", () => {
    expect(write({ list: ["a"], s: "a" }, { list: contentType("application/json") })).toBe(
      "s=a&list=%22a%22",
    );
    const asText = { o: contentType("text/plain") };
    expect(refusal(() => write({ o: {} }, asText))).toEqual({ code: "type_mismatch", path: ["o"] });
  });
});

describe("style-based", () => {
  it("writes each property by its own rule", () => {
    const encoding: Encoding = [
      ["o", style(deepObject)],
      ["list", style(pipeDelimited)],
      ["s", style(formQuery, { allowReserved })],
    ];
    expect(write({ s: "a/b c", list: ["a", "b"], o: { k: ["v"] }, n: null }, encoding)).toBe(
      "s=a/b%20c&n=&list=a%7Cb&o%5Bk%5D%5B0%5D=v",
    );
  });

  it("admits null where the codec does, at any depth of deepObject", () => {
    const encoding = { o: style(deepObject), s: style(formQuery) };
    expect(write({ o: { k: null } }, encoding)).toBe("o%5Bk%5D=");
    expect(write({ o: null }, encoding)).toBe("o=");
    expect(refusal(() => write({ s: null }, encoding)).code).toBe("null_not_allowed");
  });
});

it("refuses a body that is no object", () => {
  expect(refusal(() => write([])).code).toBe("type_mismatch");
});
