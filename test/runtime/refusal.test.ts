import { describe, expect, test } from "vitest";
import { ConnectionError } from "../../templates/runtime/client/api-error.js";
import type { HttpRequest, RequestBody } from "../../templates/runtime/encode/operation.js";
import type { Transport } from "../../templates/runtime/client/options.js";
import { operation, requestOf, sendJson, serve, wholeClient } from "./client-server.js";

/** The result of a send, with the number of attempts and reports. */
async function attempt(request: HttpRequest, url: string, fetch?: Transport) {
  const told: unknown[] = [];
  const client = wholeClient(
    { servers: [url] },
    {
      retry: { attempts: 3, baseDelay: 0 },
      onAttempt: ({ error, pause }) => told.push([error, pause]),
      ...(fetch && { fetch }),
    },
  );
  const error: unknown = await client.send(request).catch((thrown: unknown) => thrown);
  return { error, told };
}

function withBody(method: string, body: RequestBody): HttpRequest {
  return { ...requestOf(operation({ method })), body };
}

describe("a body that fetch sends nowhere is refused before it is asked", () => {
  const locked = new ReadableStream<Uint8Array>();
  locked.getReader();

  test.each<[string, RequestBody]>([
    ["GET", "{}"],
    ["GET", ""],
    ["HEAD", new Uint8Array([1])],
    ["get", new ReadableStream()],
    ["POST", locked],
  ])("%s %j", async (method, body) => {
    let asked = 0;
    const { error, told } = await attempt(withBody(method, body), "http://a.test", async () => {
      asked++;
      return new Response();
    });
    expect(error).toEqual(
      new TypeError(`${method} /pay/{id}: no body with GET or HEAD, no stream twice`),
    );
    expect([asked, told]).toEqual([0, []]);
  });

  test.each([
    ["DELETE", "{}"],
    ["POST", ""],
    ["QUERY", "{}"],
  ])("but %s %j is sent", async (method, body) => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const { error } = await attempt(withBody(method, body), url);
    expect(error).toMatchObject({ ok: true });
    expect(received).toMatchObject([{ method, body }]);
  });
});

test.each(["FORGET", "GETALL", "OVERHEAD", "HEADER"])(
  "a method of one's own has a body: %s",
  async (method) => {
    const fetch = async (): Promise<Response> => Response.json({});
    const { error } = await attempt(withBody(method, "{}"), "http://a.test", fetch);
    expect(error).toMatchObject({ ok: true });
  },
);

describe("what fetch refuses is a TypeError, and isn't tried again", () => {
  const get = requestOf(operation({ method: "GET" }));

  test.each<[string, HttpRequest]>([
    ["a method", requestOf(operation({ method: "TRACE" }))],
    ["a header of the connection", { ...get, headers: { connection: "x" } }],
    ["a header that Node doesn't know", { ...get, headers: { expect: "100-continue" } }],
    ["a wrong length", { ...withBody("PUT", "abc"), headers: { "content-length": "7" } }],
  ])("%s", async (_what, request) => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const { error, told } = await attempt(request, url);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).cause).toBeInstanceOf(TypeError);
    expect(told).toEqual([[error, undefined]]);
    expect(received).toEqual([]);
  });

  test.each(["http://127.0.0.1:6000", "http://localhost:22"])("a blocked port: %s", async (url) => {
    const { error, told } = await attempt(get, url);
    expect(error).toMatchObject({ name: "TypeError", cause: { cause: { message: "bad port" } } });
    expect(told).toEqual([[error, undefined]]);
  });

  test("a transport that throws at once", async () => {
    const cause = new TypeError("x is not a function");
    const { error, told } = await attempt(get, "http://a.test", () => {
      throw cause;
    });
    expect(error).toMatchObject({ name: "TypeError", message: cause.message, cause });
    expect(told).toHaveLength(1);
  });

  test.each<[string, Transport]>([
    ["later, as of a network", () => Promise.reject(new TypeError("fetch failed"))],
    [
      "at once, of another class",
      () => {
        throw new Error("offline");
      },
    ],
  ])("but what is thrown %s is tried again", async (_when, fetch) => {
    const { error, told } = await attempt(get, "http://a.test", fetch);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(told).toHaveLength(3);
  });
});
