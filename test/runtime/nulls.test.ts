import { describe, expect, it } from "vitest";
import {
  any,
  array,
  integer,
  map,
  nullable,
  object,
  string,
} from "../../templates/runtime/encode/codecs/codec.js";
import { contentType, form, style, wholeJson } from "../../templates/runtime/encode/forms/form.js";
import { multipart } from "../../templates/runtime/encode/multipart/multipart.js";
import { partContentType } from "../../templates/runtime/encode/multipart/part-encoding.js";
import { omitNull } from "../../templates/runtime/encode/forms/nulls.js";
import { deepObject } from "../../templates/runtime/encode/styles/parameters.js";
import { stripeForm } from "../../templates/runtime/encode/forms/stripe-form.js";

const codec = object<never>([
  ["a", nullable(integer)],
  ["list", array(nullable(integer))],
  ["deep", map(nullable(string))],
  ["json", nullable(any)],
  ["plain", string],
]);
const encoding = { deep: style(deepObject), json: contentType("application/json") };
const value = {
  a: null,
  list: [1, null, 2],
  deep: { x: null, y: "1" },
  json: { x: null },
} as never;

describe("a null in a form", () => {
  it("is an empty value", () => {
    expect(form(codec, encoding).write(value)).toBe(
      "a=&list=1&list=&list=2&deep%5Bx%5D=&deep%5By%5D=1&json=%7B%22x%22%3Anull%7D",
    );
  });

  it("is nothing where it is omitted, but for what is JSON", () => {
    const { write } = form(codec, encoding, "indices", omitNull);
    expect(write(value)).toBe("list=1&list=2&deep%5By%5D=1&json=%7B%22x%22%3Anull%7D");
    expect(write({ json: null } as never)).toBe("");
    expect(stripeForm(codec, "indices", omitNull).write(value)).toBe(
      "list[0]=1&list[2]=2&deep[y]=1",
    );
  });

  it("is refused where the document has none, either way", () => {
    for (const nulls of [undefined, omitNull])
      expect(() => form(codec, {}, "indices", nulls).write({ plain: null } as never)).toThrow(
        expect.objectContaining({ code: "null_not_allowed", path: ["plain"] }),
      );
  });
});

describe("a null in multipart", () => {
  const bodyOf = (
    ...args: Parameters<typeof multipart> extends [unknown, ...infer R] ? R : never
  ) => (multipart(codec, ...args).write(value) as { body: string }).body;
  const type = "multipart/form-data; boundary=B";

  it("is an empty part, whatever content types there are", () => {
    const body = bodyOf({ a: partContentType("text/plain, text/csv") }, type);
    expect(body).toContain('name="a"\r\n\r\n\r\n--B');
    expect(body.match(/name="list"/g)).toHaveLength(3);
  });

  it("is no part where it is omitted", () => {
    const body = bodyOf({}, type, omitNull);
    expect(body).not.toContain('name="a"');
    expect(body.match(/name="list"/g)).toHaveLength(2);
  });
});

it("is one text of JSON for a whole list", () => {
  const { write } = form(codec, { list: wholeJson, a: wholeJson });
  expect(write({ a: null, list: [1, null] } as never)).toBe("a=null&list=%5B1%2Cnull%5D");
  expect(write({ list: [] } as never)).toBe("list=%5B%5D");
});
