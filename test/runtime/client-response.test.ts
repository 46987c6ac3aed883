import { describe, expect, test } from "vitest";
import { ApiError, DecodeError } from "../../templates/runtime/api-error.js";
import { makeClient } from "../../templates/runtime/client.js";
import {
  binary,
  byContentType,
  empty,
  json,
  text,
  type ResponseReader,
  type Responses,
} from "../../templates/runtime/response.js";
import type { Outcome } from "../../templates/runtime/outcome.js";
import { operation, requestOf, sendJson, serve } from "./client-server.js";

type Readers = Readonly<Record<string, ResponseReader>>;

type Received = readonly [
  readers: Readers,
  status: number,
  headers: Record<string, string>,
  body?: string | Uint8Array,
  method?: string,
];

/** The data that `send` makes of one response of the server. */
async function receive(...received: Received): Promise<unknown> {
  return (await exchange("send", ...received)).data;
}

async function exchange(how: "send", ...received: Received): Promise<Outcome<Responses>>;
async function exchange(how: "call", ...received: Received): Promise<unknown>;
async function exchange(
  how: "send" | "call",
  ...[readers, status, headers, body = "", method = "GET"]: Received
): Promise<unknown> {
  const { url } = await serve((response) => response.writeHead(status, headers).end(body));
  const client = makeClient({ servers: [url] }, { retry: false });
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
    [{}, new Uint8Array([1]), new Uint8Array([1])],
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
  test.each([
    [204, {}],
    [205, {}],
    [304, {}],
    [200, { "content-length": "0" }],
    [500, { "content-length": "0" }],
  ])("an empty body with %i %j is undefined", async (status, headers) => {
    const all = { ...asJson, ...headers };
    expect(await receive({ default: json }, status, all)).toBeUndefined();
  });

  test("valid JSON is read whatever its label; a BOM is no part of it", async () => {
    expect(await receive({ 200: json }, 200, { "content-type": "text/html" }, "[]")).toEqual([]);
    expect(await receive({ 200: json }, 200, {}, "\ufeff[]")).toEqual([]);
  });

  test.each([
    ["html", { "content-type": "text/html" }, html],
    ["truncated", asJson, '{"id":"p1","amo'],
    ["nothing, though something is promised", { ...asJson, "transfer-encoding": "chunked" }, ""],
    ["not UTF-8", asJson, new Uint8Array([0x22, 0xff, 0x22])],
    ["an unknown charset", { "content-type": "application/json; charset=klingon" }, "{}"],
  ])("%s is a DecodeError", async (_what, headers, body) => {
    const error: unknown = await receive(
      { 200: json },
      200,
      { "x-request-id": "r1", ...headers },
      body,
    ).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DecodeError);
    const contentType = (headers as Record<string, string>)["content-type"];
    expect(error).toMatchObject({ status: 200, contentType, operation: "payInvoice" });
    expect(error).toMatchObject({ requestId: "r1" });
    if (typeof body === "string") expect((error as DecodeError).body).toBe(body.slice(0, 200));
    expect((error as Error).message).toMatch(/^GET \/pay\/\{id\}: 200: expected application\/json/);
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

  test.each(['{"id":"p1","amo', "", "<html>"])(
    "labelled JSON is a DecodeError: %j",
    async (body) => {
      const headers = { ...asJson, "transfer-encoding": "chunked" };
      for (const readers of [{ default: json }, { default: problem }, {}] as Readers[]) {
        if (readers["default"] ?? body) {
          const send = exchange("send", readers, 500, headers, body);
          await expect(send).rejects.toThrow(DecodeError);
        }
      }
    },
  );
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
  const reader = byContentType({
    "application/vnd.x+json": json,
    "text/csv; charset=utf-8": text,
    "image/*": binary,
  });

  test("names what it accepts, in order", () => {
    expect(reader.accept).toEqual(["application/vnd.x+json", "text/csv; charset=utf-8", "image/*"]);
  });

  test.each([
    ["application/vnd.x+json", '{"a":1}', { a: 1 }],
    ["application/json", '{"a":1}', { a: 1 }],
    ["TEXT/CSV", "a,b", "a,b"],
    ["image/png", "\u0001", new Uint8Array([1])],
    ["", "1", 1],
  ])("reads %s", async (type, body, data) => {
    const headers: Record<string, string> = type ? { "content-type": type } : {};
    expect(await receive({ 200: reader }, 200, headers, body)).toEqual(data);
  });

  test("refuses what is not declared, unless it is empty", async () => {
    const headers = { "content-type": "text/html" };
    await expect(receive({ 200: reader }, 200, headers, html)).rejects.toThrow(DecodeError);
    expect(await receive({ 204: reader }, 204, headers)).toBeUndefined();
    const any = byContentType({ "*/*": binary });
    expect(await receive({ 200: any }, 200, headers, "a")).toEqual(new Uint8Array([97]));
  });
});

describe("stream: true", () => {
  const get = operation({ method: "GET" });

  test("leaves a success unread, in send and in call, and reads a failure", async () => {
    const { url } = await serve((response, { method }) => {
      if (method === "DELETE") return sendJson(response, 404, { error: "gone" });
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{ no");
      setTimeout(() => response.end(" JSON"), 20);
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
