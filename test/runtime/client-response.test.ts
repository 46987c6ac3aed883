import { describe, expect, test } from "vitest";
import { ApiError, DecodeError } from "../../templates/runtime/client/api-error.js";
import { exactJson, exactParser } from "../../templates/runtime/read/int64.js";
import {
  binary,
  byContentType,
  empty,
  json,
  text,
  type ResponseReader,
  type Responses,
  untyped,
} from "../../templates/runtime/read/response.js";
import { anyText, jsonOrText, scalar } from "../../templates/runtime/read/text-response.js";
import type { Outcome } from "../../templates/runtime/client/outcome.js";
import { makeClient, operation, requestOf, sendJson, serve } from "./client-server.js";

type Readers = Readonly<Record<string, ResponseReader>>;

type Received = readonly [
  readers: Readers,
  status: number,
  headers: Record<string, string>,
  body?: string | Uint8Array,
  method?: string,
  options?: { readonly anySuccess?: boolean },
];

/** The data that `send` makes of one response of the server. */
async function receive(...received: Received): Promise<unknown> {
  return (await exchange("send", ...received)).data;
}

async function exchange(how: "send", ...received: Received): Promise<Outcome<Responses>>;
async function exchange(how: "call", ...received: Received): Promise<unknown>;
async function exchange(
  how: "send" | "call",
  ...[readers, status, headers, body = "", method = "GET", options = {}]: Received
): Promise<unknown> {
  const { url } = await serve((response) => response.writeHead(status, headers).end(body));
  const client = makeClient({ servers: [url] }, { retry: false, ...options });
  const request = requestOf(operation<Responses>({ method, responses: readers as object }));
  return how === "send" ? client.send(request) : client.call(request);
}

const asJson = { "content-type": "application/json" };
const html = "<!doctype html><title>Bad gateway</title>" + "x".repeat(300);

describe("which reader", () => {
  const readers = { 200: text, "2XX": json, default: binary };
  test.each([
    [200, "1"],
    [201, 1],
    [404, new TextEncoder().encode("1")],
  ])("exact before range before default: %i", async (status, data) => {
    expect(await receive(readers, status, asJson, "1")).toEqual(data);
  });

  test.each([
    [{ "content-type": "application/problem+json; charset=utf-8" }, '{"a":1}', { a: 1 }],
    [{ "content-type": "Text/Plain; charset=iso-8859-1" }, new Uint8Array([0xe9]), "é"],
    [{ "content-type": "image/png" }, new Uint8Array([1, 2]), new Uint8Array([1, 2])],
    [{ "content-type": "application/xml" }, "<a/>", "<a/>"],
    [{ "content-type": "text/plain" }, new Uint8Array([0xff]), new Uint8Array([0xff])],
    [{ "content-type": "application/json" }, "{", "{"],
    [{ "content-type": "application/pdf" }, "%PDF", new TextEncoder().encode("%PDF")],
    [{ "content-type": "application/problem+json ; charset=utf-8" }, '{"a":1}', { a: 1 }],
    // Not JSON, though it has some in it.
    [{ "content-type": "application/json-seq" }, "[1]", new TextEncoder().encode("[1]")],
    [{}, "a", "a"],
    [{}, new Uint8Array([0xff]), new Uint8Array([0xff])],
    [{ "content-type": "application/json" }, "", undefined],
  ])("an undeclared status is read by its content type: %j", async (headers, body, data) => {
    expect(await receive({ 200: json }, 418, headers as never, body)).toEqual(data);
  });

  test("HEAD has no body", async () => {
    const headers = { ...asJson, "content-length": "20" };
    expect(await receive({ 200: json }, 200, headers, "", "HEAD")).toBeUndefined();
  });
});

describe("json", () => {
  test.each([204, 205, 304])("%i has no body: undefined", async (status) => {
    expect(await receive({ default: json }, status, asJson)).toBeUndefined();
  });

  test.each([
    "application/json",
    "Application/Problem+JSON; charset=utf-8",
    "text/json",
    "application/x-json",
    "text/plain; charset=utf-8",
  ])("is read of %s; a BOM is no part of it", async (type) => {
    for (const reader of [json, exactJson([]), byContentType({ "application/a+json": json })])
      expect(await receive({ 200: reader }, 200, { "content-type": type }, "[]")).toEqual([]);
    expect(await receive({ 200: json }, 200, { "content-type": type }, "\ufeff[]")).toEqual([]);
  });

  test("is read without a type too", async () => {
    expect(await receive({ 200: json }, 200, {}, "[]")).toEqual([]);
  });

  test.each(["iso-8859-1", "utf8mb4", "'utf-8'", "utf-16"])(
    "is UTF-8, whatever the label says: %s",
    async (charset) => {
      const headers = { "content-type": `application/json; charset=${charset}` };
      expect(await receive({ 200: json }, 200, headers, '"é"')).toBe("é");
      expect(await receive({ 200: text }, 418, headers, '"é"')).toBe("é");
    },
  );

  test.each([
    ["html", { "content-type": "text/html" }, html, html],
    ["JSON under another type", { "content-type": "text/html" }, '"x"', '"x"'],
    ["truncated", asJson, '{"id":"p1","amo', '{"id":"p1","amo'],
    ["nothing, though promised", { ...asJson, "transfer-encoding": "chunked" }, "", undefined],
    ["nothing, of a length", { ...asJson, "content-length": "0" }, "", undefined],
    ["nothing at all", { "content-length": "0" }, "", undefined],
    ["not UTF-8", asJson, new Uint8Array([0x22, 0xff]), new Uint8Array([0x22, 0xff])],
  ])("%s is an outcome, and a DecodeError of `call`", async (_what, headers, body, data) => {
    const sent = { "x-request-id": "r1", ...headers };
    const outcome = await exchange("send", { 200: json }, 200, sent, body);
    expect(outcome).toMatchObject({ status: 200, ok: false, declared: false });
    expect(outcome.data).toEqual(data);
    const error: unknown = await exchange("call", { 200: json }, 200, sent, body).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(DecodeError);
    expect(outcome.error?.message).toBe((error as Error).message);
    expect((error as DecodeError).data).toEqual(data);
    expect((error as DecodeError).headers.get("x-request-id")).toBe("r1");
    const contentType = (headers as Record<string, string>)["content-type"] ?? null;
    expect(error).toMatchObject({ status: 200, contentType, operation: "payInvoice" });
    expect(error).toMatchObject({ requestId: "r1" });
    if (typeof body === "string") expect((error as DecodeError).body).toBe(body.slice(0, 200));
    // If the type is the expected one, it isn't what is wrong.
    const fault =
      contentType === "application/json"
        ? /^GET \/pay\/\{id\}: 200: not readable as application\/json: .* \(.+\)$/
        : /^GET \/pay\/\{id\}: 200: expected application\/json, got (text\/html|no type): /;
    expect((error as Error).message).toMatch(fault);
    const exact = exchange("call", { 200: exactJson([]) }, 200, sent, body);
    await expect(exact).rejects.toThrow(DecodeError);
  });
});

describe("a failure that isn't what is declared", () => {
  const asHtml = { "content-type": "text/html" };
  const problem = byContentType({ "application/problem+json": json });

  test.each<[Readers, number, Record<string, string>, string | Uint8Array, unknown]>([
    [{ default: json }, 502, asHtml, html, html],
    [{ "5XX": json }, 503, {}, "upstream", "upstream"],
    [{ 404: json }, 404, { "content-type": "application/xml" }, "<Error/>", "<Error/>"],
    [{ default: json }, 302, asHtml, html, html],
    [{ default: json }, 502, { "transfer-encoding": "chunked" }, "", undefined],
    [{ default: json }, 502, asHtml, new Uint8Array([0xff]), new Uint8Array([0xff])],
    [{ default: problem }, 502, asHtml, html, html],
    [{ default: byContentType({ "text/csv": text }) }, 400, asJson, "[1]", [1]],
    [{ default: json }, 502, asHtml, '"x"', '"x"'],
    [{ default: json }, 500, asJson, '{"id":"p1","amo', '{"id":"p1","amo'],
    [{ default: problem }, 500, asJson, "<html>", "<html>"],
    [{}, 500, asJson, "<html>", "<html>"],
    [{ 200: json }, 302, asJson, "", undefined],
    [{ default: json }, 500, { ...asJson, "content-length": "0" }, "", undefined],
    [{ default: json }, 404, asJson, new Uint8Array([0xff]), new Uint8Array([0xff])],
  ])("%j, %i %j: is an undeclared outcome", async (readers, status, headers, body, data) => {
    const outcome = await exchange("send", readers, status, headers, body);
    expect(outcome).toMatchObject({ status, ok: false, declared: false });
    expect(outcome.data).toEqual(data);
  });

  test("is an ApiError that says what came", async () => {
    const error: unknown = await exchange("call", { default: json }, 502, asHtml, html).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 502,
      declared: false,
      data: html,
      message: `GET /pay/{id}: 502: text/html, not declared: ${html.slice(0, 200)}`,
    });
    const bare = exchange("call", { default: json }, 502, {}, "upstream");
    await expect(bare).rejects.toThrow("502: no type, not declared: upstream");
  });

  test("labelled JSON that isn't is an ApiError too, with its text", async () => {
    const sent = exchange("call", { default: json }, 500, asJson, '{"id":');
    await expect(sent).rejects.toMatchObject({ name: "ApiError", status: 500, data: '{"id":' });
    await expect(sent).rejects.toThrow('500: application/json, not declared: {"id":');
  });
});

describe("a 2xx that isn't declared", () => {
  const plain = { "content-type": "text/plain" };

  test.each<[Readers, number, Record<string, string>, string, unknown]>([
    [{ 404: json }, 201, plain, "done", "done"],
    [{ 204: empty }, 200, asJson, "{}", undefined],
    [{ 200: json, 204: empty }, 202, {}, "", undefined],
    [{ 200: json, 204: empty }, 200, asJson, "", undefined],
    [{ 200: untyped }, 201, asJson, "[1]", [1]],
    [{ default: json }, 202, asJson, "[]", []],
    [{ "2XX": json }, 299, asJson, "[]", []],
  ])("goes with what `call` promises: %j, %i", async (readers, status, headers, body, data) => {
    expect(await exchange("call", readers, status, headers, body)).toEqual(data);
  });

  test.each<[Readers, number, Record<string, string>, string, string]>([
    [{ 200: json, 404: json }, 202, {}, "", "202: expected status 200, got no type: "],
    [{ 200: json, 201: json }, 202, asJson, "[1]", "200 or 201, got application/json: [1]"],
    [{ 200: json, 204: empty }, 201, plain, "done", "200 or 204, got text/plain: done"],
    [{ 200: json }, 206, { "content-type": "a/b" }, "xyz", "status 200, got a/b: xyz"],
    [{ 200: json, default: json }, 201, asJson, "[1]", "status 200, got application/json: [1]"],
  ])("is a DecodeError of `call`: %j, %i", async (readers, status, headers, body, message) => {
    expect(await exchange("send", readers, status, headers, body)).toMatchObject({
      status,
      ok: false,
      declared: false,
    });
    const sent = exchange("call", readers, status, headers, body);
    await expect(sent).rejects.toMatchObject({ name: "DecodeError", status, body });
    await expect(sent).rejects.toThrow(message);
  });

  test.each<[Readers, number, Record<string, string>, string, boolean, unknown]>([
    [{ 200: json }, 201, asJson, "[1]", true, [1]],
    [{ 200: json, default: text }, 202, asJson, "[1]", true, [1]],
    [{ 204: empty }, 200, asJson, "[1]", true, undefined],
    // Two to choose from, none to take, nothing to read.
    [{ 200: json, 202: json }, 201, asJson, "[1]", false, [1]],
    [{ 200: json }, 204, {}, "", false, undefined],
    [{ 200: json }, 404, asJson, "[1]", false, [1]],
    [{ 200: json }, 201, { "content-type": "text/html" }, "<p>", false, "<p>"],
  ])("is taken for the only one on request: %j, %i", async (readers, status, ...rest) => {
    const [headers, body, ok, data] = rest;
    const options = { anySuccess: true };
    const outcome = await exchange("send", readers, status, headers, body, "GET", options);
    expect(outcome).toMatchObject({ status, ok, declared: ok });
    expect(outcome.data).toEqual(data);
  });

  test("is left alone where its body is left unread", async () => {
    const { url } = await serve((response) => response.writeHead(202).end("x"));
    const request = requestOf(
      operation<Responses>({ method: "GET", responses: { 200: json } as {} }),
    );
    const body = await makeClient({ servers: [url] }).call(request, { stream: true });
    expect(await new Response(body).text()).toBe("x");
  });
});

test.each<[Readers, number, boolean]>([
  [{ 404: json }, 404, true],
  [{ "4XX": json }, 404, true],
  [{ default: json }, 404, true],
  [{ 404: empty }, 404, true],
  [{ 200: json }, 404, false],
  [{ 200: json }, 201, false],
])("%j, %i: declared is %j", async (readers, status, declared) => {
  expect(await exchange("send", readers, status, asJson, "{}")).toMatchObject({ declared });
  expect(await exchange("send", readers, status, asJson, "", "HEAD")).toMatchObject({ declared });
});

test("text, binary and empty", async () => {
  expect(await receive({ 200: text }, 200, { "content-type": "text/plain" }, "é")).toBe("é");
  expect(await receive({ 200: text }, 200, { "content-length": "0" })).toBe("");
  const bytes = new Uint8Array([0, 255]);
  expect(await receive({ 200: binary }, 200, {}, bytes)).toEqual(bytes);
  expect(await receive({ 200: empty }, 200, asJson, "{}")).toBeUndefined();
  expect(await receive({ 204: empty }, 204, {})).toBeUndefined();
});

describe("byContentType", () => {
  // Made inside the tests, so that mutants in it count for these tests.
  const make = () =>
    byContentType({
      "application/vnd.x+json": json,
      "text/csv; charset=utf-8": text,
      "image/*": binary,
    });

  test("names what it expects, in order", async () => {
    const headers = { "content-type": "text/html" };
    await expect(exchange("call", { 200: make() }, 200, headers, html)).rejects.toThrow(
      "expected application/vnd.x+json or text/csv; charset=utf-8 or image/*, got text/html",
    );
  });

  test.each([
    ["application/vnd.x+json", '{"a":1}', { a: 1 }],
    ["application/json", '{"a":1}', { a: 1 }],
    ["TEXT/CSV", "a,b", "a,b"],
    ["image/png", "\u0001", new Uint8Array([1])],
    ["", "1", 1],
  ])("reads %s", async (type, body, data) => {
    const headers: Record<string, string> = type ? { "content-type": type } : {};
    expect(await receive({ 200: make() }, 200, headers, body)).toEqual(data);
  });

  test("reads a response without a type by the first", async () => {
    const reader = byContentType({ "text/csv": text, "application/json": json });
    expect(await receive({ 200: reader }, 200, {}, "1")).toBe("1");
  });

  test("takes an exact type before a range that is as long", async () => {
    const reader = byContentType({ "application/*+json": text, "application/a+json": json });
    const headers = { "content-type": "application/a+json" };
    expect(await receive({ 200: reader }, 200, headers, "1")).toBe(1);
  });

  test("refuses what is not declared, unless it is empty", async () => {
    const headers = { "content-type": "text/html" };
    const refused = exchange("call", { 200: make() }, 200, headers, html);
    await expect(refused).rejects.toThrow(DecodeError);
    const none = await exchange("send", { 204: make() }, 204, headers);
    expect(none).toMatchObject({ ok: true, declared: true });
    expect(none.data).toBeUndefined();
    const any = byContentType({ "application/json": json, "*/*": binary });
    expect(await receive({ 200: any }, 200, headers, "a")).toEqual(new Uint8Array([97]));
  });
});

test.each([
  ["image/png", "png"],
  ["image/vnd.x.y+json", "vnd"],
  ["image/y+json", "json"],
  ["image/gif", "image"],
  ["text/html", "any"],
])("%s is read as the narrowest range that it is in", async (type, name) => {
  const named = (text: string): ResponseReader => ({ read: () => text });
  const reader = byContentType({
    "*/*": named("any"),
    "image/*": named("image"),
    "image/*+json": named("json"),
    "image/vnd.x.*": named("vnd"),
    "image/png; q=1": named("png"),
  });
  expect(await receive({ 200: reader }, 200, { "content-type": type }, "x")).toBe(name);
});

describe("text that may be more", () => {
  // Made inside the tests, so that mutants in them count for these tests.
  test.each<[make: () => ResponseReader, string, string, unknown]>([
    [() => anyText, "text/plain;charset=UTF-8", "stored", "stored"],
    [() => anyText, "text/html", "<p>", "<p>"],
    [() => anyText, "application/json", '"stored"', "stored"],
    [() => anyText, "application/json", "stored", "stored"],
    // The type says string: a server that builds JSON by hand sends plain text.
    [() => anyText, "application/json", '{"a":1}', '{"a":1}'],
    [() => anyText, "", "stored", "stored"],
    [() => anyText, "text/plain", "", ""],
    [() => jsonOrText(), "application/hal+json", '{"a":1}', { a: 1 }],
    [() => jsonOrText(), "application/json", "null", null],
    [() => jsonOrText(), "text/plain", "5", "5"],
    [() => jsonOrText(exactParser([{ int64: true }])), "application/json", "5", 5n],
    [() => scalar(["integer"]), "text/plain", "5", 5],
    [() => scalar(["integer"]), "text/plain", " -1.5e3\n", -1500],
    [() => scalar(["number"]), "text/plain", "0.5", 0.5],
    [() => scalar(["boolean"]), "application/json", "true", true],
    [() => scalar(["number", "boolean"]), "text/plain", "False", false],
    [() => scalar(["number", "null"]), "text/html", "NULL", null],
    [() => scalar(["boolean"]), "text/plain", "True\n", true],
    [
      () => scalar(["number"], exactParser([{ int64: true }])),
      "text/plain",
      "9007199254740993",
      9007199254740993n,
    ],
    [
      () => scalar(["integer"], exactParser([{ int64: true }])),
      "text/plain",
      "9007199254740993",
      9007199254740993n,
    ],
  ])("%#", async (make, type, body, data) => {
    const headers: Record<string, string> = type ? { "content-type": type } : {};
    const outcome = await exchange("send", { 200: make() }, 200, headers, body);
    expect(outcome).toMatchObject({ ok: true, declared: true });
    expect(outcome.data).toEqual(data);
  });

  const all = ["integer", "number", "boolean", "null"] as const;

  test.each(["five", '"5"', "[5]", "", "0x5", "NaN", "007"])("%s is no scalar", async (body) => {
    const plain = { "content-type": "text/plain" };
    const outcome = await exchange("send", { 200: scalar(all) }, 200, plain, body);
    expect(outcome).toMatchObject({ ok: false, declared: false });
    expect(outcome.data).toBe(body || undefined);
  });

  test.each([
    ["boolean", "1"],
    ["boolean", "null"],
    ["number", "true"],
    ["number", "1e400"],
    ["integer", "1.5"],
    ["integer", "-1e400"],
    ["null", "0"],
  ] as const)("of type %s is no %s", async (kind, body) => {
    const plain = { "content-type": "text/plain" };
    const readers = { 200: scalar([kind]), "4XX": scalar([kind]) };
    const outcome = await exchange("send", readers, 200, plain, body);
    expect(outcome).toMatchObject({ ok: false, declared: false, data: body });
    const failure = await exchange("send", readers, 404, plain, body);
    expect(failure).toMatchObject({ ok: false, declared: false, data: body });
  });

  test.each([() => scalar(all), () => jsonOrText()])(
    "nothing is there where nothing can be: %#",
    async (make) => {
      const outcome = await exchange("send", { 204: make() }, 204, {});
      expect(outcome).toMatchObject({ ok: true, declared: true });
      expect(outcome.data).toBeUndefined();
    },
  );

  test.each<[make: () => ResponseReader, type: string, message: string]>([
    [() => text, "text/plain", "not readable as text/plain"],
    [() => scalar(["boolean"]), "text/plain", "not readable as text/plain"],
    [() => anyText, "text/html", "expected text, got text/html"],
    [() => jsonOrText(), "text/html", "expected JSON or text, got text/html"],
  ])("is named in the error where the bytes are no text: %#", async (make, type, message) => {
    const headers = { "content-type": type };
    const read = exchange("call", { 200: make() }, 200, headers, Uint8Array.of(255));
    await expect(read).rejects.toThrow(message);
  });
});

describe("stream: true", () => {
  const get = operation({ method: "GET" });

  test("leaves a success unread, in send and in call, and reads a failure", async () => {
    const { url } = await serve((response, { method }) => {
      if (method === "DELETE") return sendJson(response, 404, { error: "gone" });
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{ no");
      setImmediate(() => response.end(" JSON"));
    });
    const client = makeClient({ servers: [url] });
    const outcome = await client.send(requestOf(get), { stream: true });
    if (!outcome.ok) throw new Error("a success was meant");
    expect(outcome.data?.locked).toBe(false);
    expect(await new Response(outcome.data).text()).toBe("{ no JSON");
    const body = await client.call(requestOf(get), { stream: true });
    expect(await new Response(body).text()).toBe("{ no JSON");
    const failed = await client.send(requestOf(operation({ method: "DELETE" })), { stream: true });
    expect(failed).toMatchObject({ status: 404, data: { error: "gone" } });
  });

  test("a signal still ends it", async () => {
    const { url } = await serve((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{");
    });
    const controller = new AbortController();
    const options = { stream: true, signal: controller.signal } as const;
    const body = await makeClient({ servers: [url] }).call(requestOf(get), options);
    const reading = new Response(body).text();
    controller.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
  });
});
