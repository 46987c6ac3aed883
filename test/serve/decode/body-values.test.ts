/** From the bytes of a body, and from a query that is one value, to their values. */
import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import {
  bytesOfBody,
  type Compression,
} from "../../../templates/runtime/serve/decode/bodies/body.js";
import { usualLimits } from "../../../templates/runtime/serve/decode/fault.js";
import type { ServedBody } from "../../../templates/runtime/serve/served.js";
import { note } from "../../../templates/runtime/validate/checks.js";
import { anyOfRule } from "../../../templates/runtime/validate/choices.js";
import { arrayRule } from "../../../templates/runtime/validate/lists.js";
import { objectRule, optional } from "../../../templates/runtime/validate/objects.js";
import {
  anyRule,
  integerRule,
  nullRule,
  stringRule,
} from "../../../templates/runtime/validate/scalars.js";
import { decodeSent, parameter, refusalOf, served } from "./served-request.js";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("a query that is one value", () => {
  const of = (body: ServedBody, required = false) =>
    served([{ ...parameter("all", body.rule, { kind: "wholeQuery", body }), required }]);
  const form = of({ format: "form", rule: objectRule({ a: integerRule() }) });
  const json = of({ format: "json", rule: anyRule() });
  const text = of({ format: "text", rule: stringRule() }, true);

  it("has a format", async () => {
    expect(await decodeSent(form, { query: "a=1" })).toEqual({ query: { a: 1 } });
    expect(await decodeSent(json, { query: "%7B%22a%22:[1]}" })).toEqual({ query: { a: [1] } });
    expect(await decodeSent(text, { query: "a%20b+c" })).toEqual({ query: "a b+c" });
  });

  it("may be missing unless it is required", async () => {
    expect(await decodeSent(form, {})).toEqual({});
    expect(await refusalOf(text, {})).toEqual([400, "query: missing"]);
    const issues = [{ path: ["query"], keyword: "required" }];
    await expect(decodeSent(text, {})).rejects.toMatchObject({ issues });
  });

  it("is refused at its place", async () => {
    expect(await refusalOf(form, { query: "a=1&a=2" })).toEqual([
      400,
      "query.a: sent more than once",
    ]);
    expect(await refusalOf(form, { query: "%zz=2" })).toEqual([
      400,
      "query: invalid percent-encoding",
    ]);
    expect(await refusalOf(json, { query: "{" })).toEqual([400, "query: invalid JSON"]);
    expect(await refusalOf(json, { query: "%zz" })).toEqual([
      400,
      "query: invalid percent-encoding",
    ]);
    expect(await refusalOf(text, { query: "%zz" })).toEqual([
      400,
      "query: invalid percent-encoding",
    ]);
    expect(await refusalOf(json, { query: "[[1]]" }, { depth: 1 })).toEqual([
      400,
      "query: nested deeper than 1",
    ]);
  });
});

describe("a body", () => {
  it("is passed over where there is none to be", async () => {
    const sent = { headers: { "content-type": "a/b" }, body: "x" };
    expect(await decodeSent(served([]), sent)).toEqual({});
  });

  it("may be required", async () => {
    const body = { "application/json": { format: "json", rule: anyRule() } } as const;
    const asked = decodeSent({ ...served([], body), isBodyRequired: true }, {});
    await expect(asked).rejects.toMatchObject({
      issues: [{ path: ["body"], message: "missing", keyword: "required" }],
    });
  });
});

describe("the bytes of a body", () => {
  const read = (headers: Record<string, string>, sent: Uint8Array, ...codings: Compression[]) => {
    const body = vi.fn(async () => sent);
    const bytes = bytesOfBody(
      { headers: new Headers(headers), body },
      { ...usualLimits, bytes: 3 },
      codings,
    );
    return { body, bytes };
  };
  const tooLarge = {
    status: 413,
    issues: [{ path: ["body"], message: "more than 3 bytes", keyword: "bytes" }],
  };

  it("are no more than allowed", async () => {
    const exact = read({ "content-length": "3", "content-type": "a/b" }, bytesOf("abc"));
    expect(await exact.bytes).toEqual(bytesOf("abc"));
    expect(exact.body).toHaveBeenCalledWith(3);
    const long = read({ "content-length": "4" }, bytesOf("abcd"));
    await expect(long.bytes).rejects.toMatchObject(tooLarge);
    expect(long.body).not.toHaveBeenCalled();
    await expect(read({}, bytesOf("abcd")).bytes).rejects.toMatchObject(tooLarge);
    const gzip = { "content-encoding": "gzip" };
    await expect(read(gzip, bytesOf("abcd"), "gzip").bytes).rejects.toMatchObject(tooLarge);
  });

  it("are none where nothing says that there is a body", async () => {
    expect(await read({}, bytesOf("")).bytes).toBe(undefined);
    expect(await read({ "content-type": "a/b" }, bytesOf("")).bytes).toEqual(bytesOf(""));
    expect(await read({}, bytesOf("a")).bytes).toEqual(bytesOf("a"));
  });

  it("are in a coding that is undone", async () => {
    const plain = read({ "content-encoding": "Identity" }, bytesOf("a"));
    expect(await plain.bytes).toEqual(bytesOf("a"));
    await expect(read({ "content-encoding": "GZIP" }, bytesOf("a")).bytes).rejects.toMatchObject({
      status: 415,
      issues: [{ path: ["body"], message: "Content-Encoding is gzip", keyword: "contentType" }],
    });
    const sent = gzipSync("abc");
    const headers = new Headers({ "content-encoding": "GZip" });
    const request = { headers, body: async () => sent };
    const limits = { ...usualLimits, bytes: sent.length };
    expect(await bytesOfBody(request, limits, ["deflate", "gzip"])).toEqual(bytesOf("abc"));
  });
});

describe("a body that is no JSON", () => {
  it("is a text or bytes", async () => {
    const body = served([], {
      "text/plain": { format: "text", rule: integerRule() },
      "a/b": { format: "binary", rule: stringRule() },
    });
    const read = async (type: string, sent: string) =>
      (await decodeSent(body, { headers: { "content-type": type }, body: sent })).body;
    expect(await read("text/plain", "7")).toBe(7);
    expect(await read("text/plain", "")).toBe("");
    expect(await read("a/b; charset=latin1", "7")).toEqual(bytesOf("7"));
    const latin = { headers: { "content-type": "text/plain; charset=latin1" }, body: "7" };
    expect(await refusalOf(body, latin)).toEqual([415, "body: expected UTF-8, got latin1"]);
  });
});

describe("a part of a multipart body", () => {
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const binary = stringRule(note("format", "binary"));
  const of = (rule: ServedBody["rule"]) =>
    served([], { "multipart/form-data": { format: "multipart", rule } });
  const bodyOf = (...parts: readonly (readonly [head: string, content: string])[]) =>
    `${parts.map(([head, content]) => `--b\r\n${head}\r\n\r\n${content}\r\n`).join("")}--b--`;
  const named = (more: string, content: string) =>
    bodyOf([`Content-Disposition: form-data; name="a"${more}`, content]);
  const read = async (rule: ServedBody["rule"], body: string) =>
    ((await decodeSent(of(objectRule({ a: rule })), { headers, body })) as { body: { a: unknown } })
      .body.a;

  it.each([
    ["no type", ""],
    ["text", "\r\nContent-Type: Text/CSV; charset=utf-8"],
    ["XML", "\r\nContent-Type: application/xml"],
    ["a kind of XML", "\r\nContent-Type: image/svg+xml"],
    ["a coding", "\r\nContent-Type: a/b\r\nContent-Transfer-Encoding: binary"],
  ])("is a text: %s", async (_, more) => {
    expect(await read(anyRule(), named(more, "é"))).toBe("é");
  });

  it("is what is expected, if its type doesn't tell", async () => {
    const more = "\r\nContent-Type: a/b";
    expect(await read(stringRule(), named(more, "é"))).toBe("é");
    expect(await read(nullRule(), named(more, ""))).toBe(null);
    expect(await read(nullRule(), named(more, "x"))).toBeInstanceOf(File);
  });

  it.each([
    [
      "with a name",
      '; filename="f%22%0d%0A.txt"\r\nContent-Type: a/b',
      anyRule(),
      'f"\r\n.txt',
      "a/b",
    ],
    ["with an empty name", '; filename=""', stringRule(), "", ""],
    ["of a type that is no text", "\r\nContent-Type: a/b", anyRule(), "", "a/b"],
    ["of no XML", "\r\nContent-Type: a/xml-b", anyRule(), "", "a/xml-b"],
    ["of no text", "\r\nContent-Type: a-text/b", anyRule(), "", "a-text/b"],
    ["of bytes", "\r\nContent-Type: a/b", binary, "", "a/b"],
    ["of bytes that are text", "\r\nContent-Type: text/plain", binary, "", "text/plain"],
  ])("is a file: %s", async (_, more, rule, name, type) => {
    const file = (await read(rule, named(more, "x"))) as File;
    expect(file).toBeInstanceOf(File);
    expect([file.name, file.type, await file.text()]).toEqual([name, type, "x"]);
  });

  it.each([
    ["a text without a type", "", "string"],
    ["a text", "\r\nContent-Type: text/plain", "string"],
    ["bytes", "\r\nContent-Type: image/png", "file"],
    ["a file", '; filename="f"\r\nContent-Type: text/plain', "file"],
  ])("is what it was sent as, where both are allowed: %s", async (_, more, kind) => {
    const either = [anyOfRule(stringRule(), binary), anyOfRule(binary, stringRule())];
    for (const rule of either) {
      const value = await read(rule, named(more, "x"));
      expect(value instanceof File ? "file" : typeof value).toBe(kind);
    }
    // So does an object that has it.
    const [text, file] = [stringRule(), binary].map((one, at) =>
      objectRule({ a: one, b: optional(at === 0 ? stringRule() : integerRule()) }),
    );
    for (const rule of [anyOfRule(text!, file!), anyOfRule(file!, text!)]) {
      const { body } = await decodeSent(of(rule), { headers, body: named(more, "x") });
      const { a } = body as { a: unknown };
      expect(a instanceof File ? "file" : typeof a).toBe(kind);
    }
  });

  it("is a text without a name, where its type is that of both", async () => {
    const rule = objectRule({ a: anyOfRule(binary, stringRule()) });
    const members = { a: { kind: "text" } } as const;
    const body = served([], { "multipart/form-data": { format: "multipart", rule, members } });
    const decoded = async (more: string) =>
      (await decodeSent(body, { headers, body: named(`${more}\r\nContent-Type: a/b`, "x") })).body;
    expect(await decoded("")).toEqual({ a: "x" });
    expect(await decoded('; filename="f"')).toEqual({ a: expect.any(File) });
  });

  it("is a file even where JSON is expected", async () => {
    const members = { a: { kind: "json" } } as const;
    const body = { format: "multipart", rule: objectRule({ a: anyRule() }), members } as const;
    const sent = { headers, body: named('; filename="f"', "x") };
    const { body: read } = await decodeSent(served([], { "multipart/form-data": body }), sent);
    expect((read as { a: unknown }).a).toBeInstanceOf(File);
  });

  it("is JSON", async () => {
    const json = "\r\nContent-Type: application/json";
    expect(await read(anyRule(), named(json, '{"x":[1]}'))).toEqual({ x: [1] });
    const wrong = { headers, body: named(json, "[[1]]") };
    expect(await refusalOf(of(anyRule()), wrong, { depth: 1 })).toEqual([
      400,
      "body.a: nested deeper than 1",
    ]);
    const nameless = { headers, body: bodyOf(["Content-Type: application/json", "{"]) };
    expect(await refusalOf(of(anyRule()), nameless)).toEqual([400, "body: invalid JSON"]);
  });

  it("of another encoding is refused", async () => {
    const latin = { headers, body: named("\r\nContent-Type: text/plain; charset=latin1", "x") };
    expect(await refusalOf(of(anyRule()), latin)).toEqual([
      415,
      "body: expected UTF-8, got latin1",
    ]);
  });

  it("is an item of a list, at its place", async () => {
    const list = of(arrayRule(integerRule()));
    const body = bodyOf(["A: b", "1"], ["Content-Type: application/json", "2"], ["A: b", "3"]);
    expect(await decodeSent(list, { headers, body })).toEqual({ body: [1, 2, 3] });
    expect(await decodeSent(list, { headers, body: "" })).toEqual({ body: [] });
    const wrong = bodyOf(["A: b", "1"], ["Content-Type: a/b", "\xff"]);
    const sent = { headers, body: Buffer.from(wrong, "latin1") };
    expect(await refusalOf(of(arrayRule(stringRule())), sent)).toEqual([
      400,
      "body.1: invalid UTF-8",
    ]);
  });
});
