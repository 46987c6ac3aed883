import { expect, test } from "vitest";
import { headerFields } from "../../templates/runtime/tools/header-fields.js";

test("header fields have names in camelCase, each its own", () => {
  const headers = new Headers({
    "X-Request-Id": "r_1",
    "X-RateLimit-Reset": "2",
    ETag: '"a"',
    "x-2-a": "3",
    x2A: "4",
    "a--b": "5",
    "c-": "6",
    d_e: "7",
    constructor: "8",
    "__proto__-x": "9",
  });
  headers.append("Set-Cookie", "a=1");
  headers.append("Set-Cookie", "b=2");
  expect({ ...headerFields({ headers }) }).toEqual({
    xRequestId: "r_1",
    xRatelimitReset: "2",
    etag: '"a"',
    "x-2A": "3",
    x2a: "4",
    "a-B": "5",
    "c-": "6",
    d_e: "7",
    constructor: "8",
    __proto__X: "9",
    setCookie: "a=1, b=2",
  });
});

test("a header that didn't come is undefined, whatever objects inherit", () => {
  const fields: Readonly<Record<string, string | undefined>> = headerFields({
    headers: new Headers(),
  });
  expect(fields["constructor"]).toBeUndefined();
  expect(fields["xLeft"]).toBeUndefined();
});
