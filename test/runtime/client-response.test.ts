import { describe, expect, test } from "vitest";
import { DecodeError } from "../../templates/runtime/api-error.js";
import { makeClient } from "../../templates/runtime/client.js";
import {
  binary,
  byContentType,
  empty,
  json,
  text,
  type ResponseReader,
} from "../../templates/runtime/response.js";
import { operation, requestOf, serve } from "./client-server.js";

type Readers = Readonly<Record<string, ResponseReader>>;

/** What `send` makes of one response of the server. */
async function receive(
  readers: Readers,
  status: number,
  headers: Record<string, string>,
  body: string | Uint8Array = "",
  method = "GET",
): Promise<unknown> {
  const { url } = await serve((response) => response.writeHead(status, headers).end(body));
  const client = makeClient({ servers: [url] }, { retry: false });
  const request = requestOf(operation({ method, responses: readers }));
  return (await client.send(request)).data;
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
