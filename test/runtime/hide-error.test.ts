/** What a client of a document without security schemes shows of an error of its transport. */
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ConnectionError } from "../../templates/runtime/client/api-error.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import { hideError } from "../../templates/runtime/send/hide-error.js";
import { fakeTime, operation, requestOf, wholeClient } from "./client-server.js";

async function thrownBy(
  thrown: unknown,
  more: Partial<HttpRequest> = {},
  options: ClientOptions<unknown> = {},
): Promise<ConnectionError> {
  const fetch = () => Promise.reject(thrown);
  const api = { servers: ["https://a.test"], mask: hideError };
  const client = wholeClient(api, { fetch, ...options }, fakeTime());
  const request = requestOf(operation({ method: "GET" }), more);
  return client.send(request).catch((error: unknown) => error) as Promise<ConnectionError>;
}

test("all of it, where the request has no secret", async () => {
  const cause = new TypeError("fetch failed", { cause: { code: "ENOTFOUND" } });
  const headers = { "x-team": "tea" };
  const error = await thrownBy(cause, { headers, url: "/a?page=2" }, { headers });
  expect(error.cause).toBe(cause);
  expect(error).toMatchObject({ code: "ENOTFOUND" });
  expect(error.message).toContain("fetch failed: ENOTFOUND");
});

describe("its kind alone, where it may quote a secret", () => {
  const told = (code: unknown, inner?: unknown) =>
    Object.assign(new TypeError("no s3cret", { cause: { code: inner } }), { code });

  test.each<[place: string, more: Partial<HttpRequest>, options?: ClientOptions<unknown>]>([
    ["a header", { headers: { "x-api-key": "s3cret" } }],
    ["a header of the client", {}, { headers: { Authorization: "s3cret" } }],
    ["the query", { url: "/a?token=s3cret" }],
    ["the path", { operation: operation({ method: "GET", path: "/{token}" }), url: "/s3cret" }],
  ])("in %s", async (_place, more, options) => {
    const error = await thrownBy(told("s3cret", "ECONNREFUSED"), more, options);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toContain("attempt(s): the request failed: ECONNREFUSED");
    expect(error.cause).toMatchObject({ name: "TypeError", code: "ECONNREFUSED" });
    expect(inspect(error, { depth: 9 }) + error.stack).not.toContain("s3cret");
  });

  test.each([
    ["E_S3CRET", undefined],
    ["xE", undefined],
    ["EAI_AGAIN", "EAI_AGAIN"],
  ])("of codes those of networks: %s", async (code, shown) => {
    const error = await thrownBy(told(code), { url: "/a?token=s3cret" });
    expect((error.cause as { code?: unknown }).code).toBe(shown);
  });

  test("of names those of errors", async () => {
    const named = Object.assign(new Error("no"), { name: "S3cret s3cret" });
    const error = await thrownBy(named, { url: "/a?token=s3cret" });
    expect(error.cause).toMatchObject({ name: "Error", message: "the request failed" });
  });
});

const trap = (): never => {
  throw new Error("s3cret");
};

test.each<[kind: string, thrown: unknown]>([
  ["a Proxy", new Proxy(new Error("x"), { get: trap, getPrototypeOf: trap })],
  ["a code that is no text", new Error("x", { cause: { code: Symbol("s3cret") } })],
])("nothing of %s, which the next code would break on", async (_kind, thrown) => {
  const error = await thrownBy(thrown);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error.message).toMatch(/attempt\(s\): the request failed$/);
});
