import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { ApiError, ConnectionError } from "../../templates/runtime/client/api-error.js";
import { apiKeyQuery } from "../../templates/runtime/send/auth-schemes.js";
import type { Bytes } from "../../templates/runtime/encode/operation.js";
import { bytesBody } from "../../templates/runtime/encode/text-body.js";
import {
  operation,
  requestOf,
  sendJson,
  serve,
  wholeClient,
  type HandMadeApi,
} from "./client-server.js";

const api: HandMadeApi = { servers: ["https://api.example.com"] };

describe("send", () => {
  test("sends method, url, headers and body as they are", async () => {
    const { url, received } = await serve((response) => sendJson(response, 200, { id: "p1" }));
    const request = requestOf(operation(), { url: "/pay/p%2F1?expand[0]=a%20b" });
    const outcome = await wholeClient(api, { baseUrl: url }).send(request);
    expect(outcome).toMatchObject({ status: 200, ok: true, data: { id: "p1" }, attempts: 1 });
    expect(outcome.request).toEqual(request);
    expect(outcome.headers.get("content-type")).toBe("application/json");
    expect(received[0]).toMatchObject({
      method: "POST",
      url: "/pay/p%2F1?expand[0]=a%20b",
      body: "a=1&b[c]=%C3%A9",
      headers: { "content-type": "application/x-www-form-urlencoded", "content-length": "15" },
    });
    expect(received[0]?.headers).not.toHaveProperty("authorization");
  });

  test("does not throw for a status", async () => {
    const { url } = await serve((response) => sendJson(response, 402, { error: {} }));
    const outcome = await wholeClient(api, { baseUrl: url }).send(requestOf(operation()));
    expect(outcome).toMatchObject({ status: 402, ok: false, declared: true });
    expect(outcome.data).toEqual({ error: {} });
  });

  test("sends a stream once, and bytes as they are", async () => {
    const { url, received } = await serve((response) => sendJson(response, 503, {}));
    const client = wholeClient(api, { baseUrl: url });
    const stream = new Blob(["streamed"]).stream() as ReadableStream<Uint8Array>;
    const put = operation({ method: "PUT" });
    expect(await client.send(requestOf(put, { body: stream }))).toMatchObject({ attempts: 1 });
    const bytes = new Uint8Array([104, 105]);
    await wholeClient(api, { baseUrl: url, retry: false }).send(requestOf(put, { body: bytes }));
    expect(received.map(({ body }) => body)).toEqual(["streamed", "hi"]);
  });

  test("looks up the global fetch when it is needed; fetch gets plain values", async () => {
    const client = wholeClient(api);
    const fetch = vi.fn(async (_url: string, _init: RequestInit) => Response.json({ id: 1 }));
    vi.stubGlobal("fetch", fetch);
    try {
      expect(await client.call(requestOf(operation()))).toEqual({ id: 1 });
    } finally {
      vi.unstubAllGlobals();
    }
    const [url, init] = fetch.mock.calls[0]!;
    expect(url).toBe("https://api.example.com/pay/p1");
    expect(init).toMatchObject({ method: "POST", redirect: "manual", body: "a=1&b[c]=%C3%A9" });
    expect(init.headers).toEqual({ "content-type": "application/x-www-form-urlencoded" });
  });

  test("gives fetch the options of the client and of the send, but none that the client sets", async () => {
    const fetch = vi.fn(async (_url: string, _init: RequestInit) => Response.json({}));
    const fetchOptions = { credentials: "include", cache: "no-store", redirect: "follow" } as const;
    const client = wholeClient(api, { fetch, fetchOptions });
    const own = { cache: "reload", method: "DELETE", headers: { a: "b" }, signal: null } as const;
    await client.send(requestOf(operation()), { fetchOptions: own });
    await client.send(requestOf(operation()));
    expect(fetch.mock.calls.map(([, init]) => init)).toMatchObject([
      { credentials: "include", cache: "reload", redirect: "manual", method: "POST" },
      { credentials: "include", cache: "no-store", redirect: "manual", method: "POST" },
    ]);
    const [, init] = fetch.mock.calls[0]!;
    expect(init.headers).toEqual({ "content-type": "application/x-www-form-urlencoded" });
    expect(init.signal).toBeInstanceOf(AbortSignal);
  });

  test("needs no global ReadableStream, which React Native lacks", async () => {
    const answers = [503, 200].map((status) => Response.json({}, { status }));
    const fetch = async () => answers.shift()!;
    vi.stubGlobal("ReadableStream", undefined);
    try {
      const bytes = bytesBody("image/png").write(new Uint8Array([104, 105]));
      const put = requestOf(operation({ method: "PUT" }), { body: bytes as Bytes });
      expect(await wholeClient(api, { fetch }).send(put)).toMatchObject({ ok: true, attempts: 2 });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe("call", () => {
  test("throws what the API said, whatever the body of an error looks like", async () => {
    const { url } = await serve((response) => {
      response.setHeader("request-id", "req_1");
      sendJson(response, 402, { error: { message: "Your card was declined." } });
    });
    const error: unknown = await wholeClient(api, { baseUrl: url })
      .call(requestOf(operation()))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: "ApiError",
      message: "POST /pay/{id}: 402: Your card was declined.",
      status: 402,
      requestId: "req_1",
      operation: "payInvoice",
      attempts: 1,
      data: { error: { message: "Your card was declined." } },
    });
    expect((error as ApiError).headers.get("request-id")).toBe("req_1");
    expect(inspect(error)).not.toContain("cause");
  });

  test.each([
    [500, { object: "no error member" }, "POST /pay/{id}: 500"],
    [400, { error_message: "bad" }, "POST /pay/{id}: 400: bad"],
    [404, { message: "none" }, "POST /pay/{id}: 404: none"],
    [403, { title: "Forbidden", detail: "Out of credit" }, "POST /pay/{id}: 403: Out of credit"],
    [403, { type: "about:blank", title: "Forbidden" }, "POST /pay/{id}: 403: Forbidden"],
    [403, { title: "Forbidden", detail: "" }, "POST /pay/{id}: 403: Forbidden"],
    [400, { message: ["one", "two"], error: "Bad Request" }, "POST /pay/{id}: 400: one"],
    [422, { errors: [{ code: 3, detail: "first" }] }, "POST /pay/{id}: 422: first"],
    [422, { errors: { a: ["x"] }, title: "Wrong" }, "POST /pay/{id}: 422: Wrong"],
    [422, { detail: [{ loc: ["body"], msg: "missing" }] }, "POST /pay/{id}: 422: missing"],
    [401, { error: "invalid_token" }, "POST /pay/{id}: 401: invalid_token"],
    [400, [{ message: "listed" }], "POST /pay/{id}: 400: listed"],
    [404, null, "POST /pay/{id}: 404"],
    [404, { message: { not: "text" } }, "POST /pay/{id}: 404"],
  ])("%i %j is an error", async (status, data, message) => {
    const { url } = await serve((response) => sendJson(response, status, data));
    const client = wholeClient(api, { baseUrl: url, retry: false });
    await expect(client.call(requestOf(operation()))).rejects.toMatchObject({ message, data });
  });

  test("a body that is nested more deeply than calls can be is an error as any", async () => {
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    const { url } = await serve((response) => {
      response.statusCode = 400;
      response.setHeader("content-type", "application/json").end(deep);
    });
    const call = wholeClient(api, { baseUrl: url, retry: false }).call(requestOf(operation()));
    await expect(call).rejects.toMatchObject({ name: "ApiError", status: 400 });
  });

  test("a message as long as a book is cut", async () => {
    const { url } = await serve((response) => {
      response.statusCode = 400;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ message: "long ".repeat(10_000) }));
    });
    const call = wholeClient(api, { baseUrl: url, retry: false }).call(requestOf(operation()));
    const error: unknown = await call.catch((error: unknown) => error);
    expect((error as Error).message).toMatch(/: 400: (long ){200}$/);
  });

  test.each(["request-id", "x-correlation-id", "x-request-id"])("finds %s", async (name) => {
    const { url } = await serve((response) => {
      response.setHeader(name, "r1");
      sendJson(response, 400, {});
    });
    const call = wholeClient(api, { baseUrl: url }).call(requestOf(operation()));
    await expect(call).rejects.toMatchObject({ requestId: "r1" });
  });
});

describe("the server's URL", () => {
  const seen = async (base: string, servers?: string[], own?: string[]): Promise<string> => {
    let url = "";
    const fetch = async (given: string): Promise<Response> => {
      url = given;
      return Response.json({});
    };
    const options = base ? { fetch, baseUrl: base } : { fetch };
    const of = operation(own ? { servers: own } : {});
    await wholeClient({ servers: servers ?? ["https://a.test"] }, options).send(requestOf(of));
    return url;
  };

  test("joins without a double slash and keeps prefixes", async () => {
    expect(await seen("https://b.test/")).toBe("https://b.test/pay/p1");
    expect(await seen("https://b.test/v2")).toBe("https://b.test/v2/pay/p1");
    expect(await seen("https://b.test:81/v2/x/")).toBe("https://b.test:81/v2/x/pay/p1");
  });

  test("baseUrl comes before the operation's server, that before the document's", async () => {
    expect(await seen("")).toBe("https://a.test/pay/p1");
    expect(await seen("", ["https://a.test"], ["https://own.test/x"])).toBe(
      "https://own.test/x/pay/p1",
    );
    expect(await seen("https://b.test", [], ["https://own.test"])).toBe("https://b.test/pay/p1");
  });

  test("a relative server needs a baseUrl", async () => {
    await expect(seen("", ["/v1"])).rejects.toThrow("baseUrl is needed: the server is /v1");
    await expect(seen("", [])).rejects.toThrow(TypeError);
  });

  test.each([
    "/v1",
    "ftp://a.test",
    "https://user:pw@a.test",
    "https://a.test?x=1",
    "https://a.test#x",
    "proxy:https://a.test",
    new URL("https://a.test"),
    "",
    1,
  ])("refuses baseUrl %s", (baseUrl) => {
    const make = () => wholeClient(api, { baseUrl: baseUrl as string });
    expect(make).toThrow(new TypeError("invalid option: baseUrl is no http://host/path"));
  });
});

const unknown = (name: string) =>
  `unknown option: ${name}, not one of timeout, totalTimeout, headers, fetchOptions, retry, baseUrl, auth, fetch, anySuccess, middleware, onAttempt`;

describe("options", () => {
  test.each([
    [{ timeouts: 1 }, unknown("timeouts")],
    [{ toString: 1 }, unknown("toString")],
    [{ timeouts: undefined }, unknown("timeouts")],
    [{ fetch: "x" }, "invalid option: fetch is string"],
    [{ retry: true }, "invalid option: retry is boolean"],
    [{ retry: null }, "invalid option: retry is object"],
    [{ retry: { attempts: 0 } }, "invalid option: retry.attempts is 0"],
    [{ retry: { attempts: 1.5 } }, "invalid option: retry.attempts is 1.5"],
    [{ retry: { baseDelay: -1 } }, "invalid option: retry.baseDelay is -1"],
    [{ retry: { maxDelay: Infinity } }, "invalid option: retry.maxDelay is Infinity"],
    [
      { retry: { retries: 3 } },
      "unknown option: retry.retries, not one of attempts, baseDelay, maxDelay, statuses, connectionErrors, budget, safe, unexecuted",
    ],
    [{ retry: { statuses: ["5xx"] } }, 'invalid option: retry.statuses is no list of 429, "5XX"'],
    [{ middleware: [5] }, "invalid option: middleware is no list of functions"],
    [{ middleware: () => {} }, "invalid option: middleware is no list of functions"],
    [{ fetchOptions: "x" }, "invalid option: fetchOptions is string"],
    [{ retry: { safe: "yes" } }, "invalid option: retry.safe is string"],
    [{ anySuccess: 1 }, "invalid option: anySuccess is 1"],
    [{ timeout: 0 }, "invalid option: timeout is 0"],
    [{ timeout: -1 }, "invalid option: timeout is -1"],
    [{ timeout: NaN }, "invalid option: timeout is NaN"],
    [{ timeout: "5" }, "invalid option: timeout is string"],
    [{ timeout: true }, "invalid option: timeout is boolean"],
    [{ totalTimeout: 0 }, "invalid option: totalTimeout is 0"],
    ["key", "options must be an object"],
    [null, "options must be an object"],
  ])("refuses %j", (options, message) => {
    expect(() => wholeClient(api, options as object)).toThrow(new TypeError(message));
  });

  test("undefined is as good as left out, but for auth", () => {
    wholeClient(api, { baseUrl: undefined, fetch: undefined, retry: undefined });
  });
});

describe("connection failures", () => {
  test("the caller's own abort is not tried again", async () => {
    const controller = new AbortController();
    let count = 0;
    const fetch: typeof globalThis.fetch = async (url, init) => {
      if (++count === 2) controller.abort();
      return globalThis.fetch(url, { ...init, signal: controller.signal });
    };
    const { url } = await serve((response) => sendJson(response, 500, {}));
    const retry = { attempts: 5, baseDelay: 0 };
    const of = requestOf(operation({ method: "GET" }));
    const error: unknown = await wholeClient(api, { baseUrl: url, fetch, retry })
      .send(of)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ attempts: 2, cause: { name: "AbortError" } });
    expect(count).toBe(2);
  });

  test("an abort keeps its name where a key in the URL hides the rest", async () => {
    const fetch = async (): Promise<never> => {
      throw new DOMException("aborted", "AbortError");
    };
    const secured = { ...api, schemes: { key: apiKeyQuery("key") }, security: [["key"]] };
    const of = requestOf(operation({ method: "GET", security: [["key"]] }));
    const send = wholeClient(secured, { auth: "k", fetch }).send(of);
    await expect(send).rejects.toMatchObject({ attempts: 1, cause: { name: "AbortError" } });
  });

  test.each([undefined, null, {}, "ok", { headers: {}, status: 200 }, { arrayBuffer: () => {} }])(
    "a fetch that gives %j is at fault itself: the request isn't sent again",
    async (given) => {
      let count = 0;
      const told: unknown[] = [];
      const fetch = async (): Promise<Response> => {
        count++;
        return given as unknown as Response;
      };
      const onAttempt = ({ error, pause }: { error: unknown; pause: unknown }) =>
        told.push(String(error), pause);
      const send = wholeClient({ servers: ["https://a.test"] }, { fetch, onAttempt }).send(
        requestOf(operation({ method: "GET" })),
      );
      const fault = new TypeError("fetch gave no unread Response");
      await expect(send).rejects.toThrow(fault);
      await expect(send).rejects.not.toBeInstanceOf(ConnectionError);
      await expect(send).rejects.not.toHaveProperty("cause");
      expect(count).toBe(1);
      expect(told).toEqual([String(fault), undefined]);
    },
  );

  test("are told with their cause", async () => {
    const client = wholeClient(api, { baseUrl: "http://127.0.0.1:2", retry: false });
    const error: unknown = await client
      .send(requestOf(operation()))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ attempts: 1, operation: "payInvoice" });
    expect((error as Error).message).toMatch(/^POST \/pay\/\{id\}: no answer in 1 attempt/);
    const { cause } = error as Error;
    expect(cause).toBeInstanceOf(TypeError);
    // As if it had been given to the constructor.
    const plain = Object.getOwnPropertyDescriptor(new Error("", { cause }), "cause");
    expect(Object.getOwnPropertyDescriptor(error, "cause")).toEqual(plain);
  });

  test("a body that breaks off is one", async () => {
    const { url } = await serve((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "50" });
      response.write('{"a":', () => response.destroy());
    });
    const send = wholeClient(api, { baseUrl: url }).send(requestOf(operation()));
    await expect(send).rejects.toBeInstanceOf(ConnectionError);
  });
});

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("%i is an outcome and is not followed", async (status) => {
    const other = await serve((response) => sendJson(response, 200, {}));
    const { url } = await serve((response) =>
      response.writeHead(status, { location: `${other.url}/x` }).end(),
    );
    const client = wholeClient(api, { baseUrl: url });
    const request = requestOf(operation({ method: "GET", responses: {} }));
    const outcome = await client.send(request);
    expect(outcome).toMatchObject({ status, ok: false, data: undefined });
    expect(outcome.headers.get("location")).toBe(`${other.url}/x`);
    await expect(client.call(request)).rejects.toMatchObject({ status });
    expect(other.received).toEqual([]);
  });

  test("the browser's hidden redirect is a failure", async () => {
    let count = 0;
    const type = "opaqueredirect";
    const fetch = async (): Promise<Response> => {
      count++;
      return Object.defineProperty(Response.error(), "type", { value: type });
    };
    const send = wholeClient(api, { fetch }).send(requestOf(operation({ method: "GET" })));
    await expect(send).rejects.toThrow(new TypeError("redirects are not followed"));
    expect(count).toBe(1);
  });

  test("a Response that stands for a failure of the network is one", async () => {
    const fetch = async (): Promise<Response> => Response.error();
    const send = wholeClient(api, { fetch, retry: false }).send(requestOf(operation()));
    await expect(send).rejects.toThrow(ConnectionError);
  });

  test("a Response that was read already is the caller's fault", async () => {
    const used = Response.json({});
    await used.text();
    const send = wholeClient(api, { fetch: async () => used }).send(requestOf(operation()));
    await expect(send).rejects.toThrow(new TypeError("fetch gave no unread Response"));
  });
});

test("a client shows nothing of its options", () => {
  const client = wholeClient(
    { ...api, security: [] },
    { baseUrl: "https://secret.test", fetch: async () => Response.json({}) },
  );
  expect(inspect(client, { depth: 9, showHidden: true }) + JSON.stringify(client)).not.toContain(
    "secret",
  );
});
