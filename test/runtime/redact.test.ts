import { describe, expect, test } from "vitest";
import { redact, withoutParameters } from "../../templates/runtime/tools/redact.js";
import { toCurl } from "../../templates/runtime/tools/curl.js";
import { unrecognized } from "../../templates/runtime/tools/unrecognized.js";
import { operation, requestOf } from "./client-server.js";

const post = operation();
const hiddenIn = (url: string) => redact(requestOf(post, { url })).url;
const pathOf = (path: string) => redact(requestOf(operation({ path }), { url: "/shown" })).url;
const multipartCurl = (type: string, body: string) =>
  toCurl(requestOf(post, { headers: { "content-type": type }, body }));

describe("what is hidden of a request", () => {
  test.each(["{cardNumber}", "{card_number}", "{accountNumber}", "{account-number}", "{iban}"])(
    "a path with %s",
    (parameter) => {
      expect(pathOf(`/a/{id}/${parameter}`)).toBe(`/a/{id}/${parameter}`);
    },
  );

  test.each(["{issueNumber}", "{number}", "{pageNumber}"])("no path with %s", (parameter) => {
    expect(pathOf(`/a/{id}/${parameter}`)).toBe("/shown");
  });

  test.each([
    "pin",
    "pin_code",
    "pin1",
    "otp-code",
    "userOTP",
    "x+pin",
    "x-idempotency-key",
    "number",
  ])("the parameter %s", (name) => {
    expect(hiddenIn(`/a?${name}=1`)).toBe(`/a?${name}=[redacted]`);
  });

  test.each(["pinned", "shipping", "pageNumber", "page-number", "idempotency-key", "adopt"])(
    "not the parameter %s",
    (name) => {
      expect(hiddenIn(`/a?${name}=1`)).toBe(`/a?${name}=1`);
    },
  );

  test("JSON with blanks before a colon, and names and values with broken escapes", () => {
    const json = encodeURIComponent('{"token" : 1}');
    expect(hiddenIn(`/a?b=%&token%=1&c=${json}`)).toBe("/a?b=%&token%=[redacted]&c=[redacted]");
  });

  test("not the operation's idempotency key, whatever its name", () => {
    const keyed = operation({ idempotencyHeader: "X-Request-Key" });
    const headers = { "x-request-key": "k1", "x-other-key": "k2" };
    expect(redact(requestOf(keyed, { headers })).headers).toEqual({
      "x-request-key": "k1",
      "x-other-key": "[redacted]",
    });
    expect(redact(requestOf(post, { headers })).headers["x-request-key"]).toBe("[redacted]");
  });

  test("a parameter is left out of a query, and the rest stays as it is written", () => {
    const isKey = (name: string) => name === "key%";
    expect(withoutParameters("/a?b=1?c&key%=2&d=%", isKey)).toBe("/a?b=1?c&d=%");
    expect(withoutParameters("/a?key%=2", isKey)).toBe("/a");
    expect(withoutParameters("/key%", isKey)).toBe("/key%");
  });
});

describe("what is hidden of a body", () => {
  test("no more of JSON than the secret, where that has a bracket in it", () => {
    const body = String.raw`{"token":"[x","a":1,"token\q":"s1"}`;
    expect(toCurl(requestOf(post, { body }))).toContain(
      String.raw`'{"token":"[redacted]","a":1,"token\q":"[redacted]"}'`,
    );
  });

  test("a part to its end: a boundary is known by all of its characters", () => {
    const body =
      '--out\r\nContent-Disposition: form-data; name="token"\r\n\r\ns1 --o s2\r\n--out--\r\n';
    expect(multipartCurl("multipart/form-data; boundary=out", body)).toContain(
      "\r\n\r\n[redacted]\r\n--out--\r\n",
    );
  });

  test("pairs, where no boundary is told", () => {
    expect(multipartCurl("multipart/form-data", "token=s1")).toContain("'token=[redacted]'");
  });

  test("by a part's own type, and by no header that only ends as those do", () => {
    const part = (head: string, content: string) => `--o\r\n${head}\r\n\r\n${content}\r\n`;
    const named = 'Content-Disposition: form-data; name="a"\r\n';
    const shown = [
      part(`${named}Content-Type:application/json`, '"token=1"'),
      part(`${named}Content-Type:   application/json`, '"token=1"'),
      part('X-Content-Disposition: form-data; name="token"', "s"),
    ].join("");
    const hidden = part(`${named}X-Content-Type: application/json`, "token=s1");
    const end = "--o--\r\n\r\nan\r\nepilogue";
    expect(multipartCurl("multipart/mixed; boundary=o", shown + hidden + end)).toContain(
      `'${shown}${hidden.replace("s1", "[redacted]")}${end}'`,
    );
  });
});

test("a word that the document doesn't know is what it was", () => {
  expect([unrecognized("archived"), unrecognized(7), unrecognized(7n)]).toEqual([
    "archived",
    7,
    7n,
  ]);
});
