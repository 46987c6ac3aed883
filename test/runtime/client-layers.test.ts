import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { Transport } from "../../templates/runtime/client/options.js";
import type { Attempt } from "../../templates/runtime/send/attempt.js";
import {
  type AnyOutcome,
  forOperation,
  type Middleware,
} from "../../templates/runtime/client/middleware.js";
import { onSettled, type Settled } from "../../templates/runtime/tools/settled.js";
import { type SendEvent, telemetry } from "../../templates/runtime/tools/telemetry.js";
import { fakeTime, operation, requestOf, sendJson, serve, wholeClient } from "./client-server.js";

const get = operation({ method: "GET" });

describe("headers", () => {
  test("a send's outrank the request's, which outrank the client's", async () => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const headers = { "X-One": "client", "X-Two": "client", "X-Three": "client" };
    const client = wholeClient({ servers: [url] }, { headers });
    const request = requestOf(get, { headers: { "x-two": "request", "x-three": "request" } });
    await client.send(request, { headers: { "x-THREE": "send", "x-none": undefined } });
    expect(received[0]?.headers).toMatchObject({
      "x-one": "client",
      "x-two": "request",
      "x-three": "send",
    });
    expect(received[0]?.headers).not.toHaveProperty("x-none");
  });

  test("the client's own are sent, and shown by no outcome, event or error", async () => {
    const { url, received } = await serve((response, { method }) =>
      sendJson(response, method === "GET" ? 200 : 400, {}),
    );
    const shown: unknown[] = [];
    const headers = { Authorization: "Bearer sk_hand", "X-Version": "7" };
    const options = {
      headers,
      retry: false,
      onAttempt: (one: unknown) => void shown.push(one),
    } as const;
    const client = wholeClient({ servers: [url] }, options);
    const outcome = await client.send(requestOf(get), { headers: { "x-send": "1" } });
    expect(outcome.request.headers).toEqual({ "x-send": "1" });
    await client.call(requestOf(operation())).catch((error: unknown) => shown.push(error));
    const fetch = async (_url: string, init: RequestInit): Promise<never> => {
      throw new Error(`${JSON.stringify(init.headers)} 127.0.0.1:7`);
    };
    const broken = wholeClient({ servers: [url] }, { ...options, fetch });
    const error = await broken.send(requestOf(get)).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain("127.0.0.1:7"); // what is no secret stays
    expect(inspect([outcome, ...shown, error], { depth: 9 })).not.toContain("sk_hand");
    expect(received.map((one) => one.headers["authorization"])).toEqual(
      Array(2).fill("Bearer sk_hand"),
    );
  });

  test("an idempotency key among the client's own is bound and shown like any", async () => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const headers = { "Idempotency-Key": "k1" };
    const client = wholeClient({ servers: [url] }, { headers });
    const post = operation({ idempotencyHeader: "Idempotency-Key" });
    const { request } = await client.send(requestOf(post));
    expect(request.headers["idempotency-key"]).toBe("k1");
    const other = client.send(requestOf(post, { body: "a=2" }));
    await expect(other).rejects.toMatchObject({ name: "IdempotencyError" });
    expect(received.map((one) => one.headers["idempotency-key"])).toEqual(["k1"]);
  });

  test("of a Map or Headers would be none", async () => {
    for (const headers of [new Headers({ a: "1" }), new Map([["a", "1"]])]) {
      const make = () => wholeClient({ servers: [] }, { headers: headers as never });
      expect(make).toThrow(new TypeError("invalid option: headers is no plain object"));
    }
  });

  test("may have any name that a header can have", async () => {
    let sent: unknown;
    const fetch = async (_url: string, init: RequestInit): Promise<Response> => {
      sent = init.headers;
      return Response.json({});
    };
    const headers = { ["__proto__"]: "1" };
    await wholeClient({ servers: ["http://a.test"] }, { fetch, headers }).send(requestOf(get));
    expect(Object.entries(sent as object)).toContainEqual(["__proto__", "1"]);
  });

  test.each([[{ "a b": "1" }], [{ a: "1\r\nb: 2" }], [{ a: 1 }], [{ a: " secret" }]])(
    "refuses %j without showing the value",
    (headers) => {
      const make = () => wholeClient({ servers: [] }, { headers: headers as never });
      expect(make).toThrow(new TypeError(`invalid header ${Object.keys(headers)[0]}`));
    },
  );
});

describe("middleware", () => {
  test("wraps a whole send, the first outermost, and may change request and outcome", async () => {
    const { url, received } = await serve((response, _request, count) =>
      sendJson(response, count === 1 ? 503 : 200, { count }),
    );
    const order: string[] = [];
    const layer =
      (name: string): Middleware =>
      async (request, next) => {
        order.push(`${name} in`);
        const outcome = await next({ ...request, headers: { ...request.headers, [name]: "1" } });
        order.push(`${name} out`);
        return { ...outcome, data: { ...(outcome.data as object), [name]: true } };
      };
    const middleware = [layer("outer"), layer("inner")];
    const client = wholeClient({ servers: [url] }, { middleware }, fakeTime());
    const data = await client.call(requestOf(get));
    expect(order).toEqual(["outer in", "inner in", "inner out", "outer out"]);
    expect(data).toEqual({ count: 2, inner: true, outer: true });
    expect(received.map(({ headers }) => [headers["outer"], headers["inner"]])).toEqual([
      ["1", "1"],
      ["1", "1"],
    ]);
  });

  test("that sends on twice uses one idempotency key: it is one payment", async () => {
    const { url, received } = await serve((response, _request, count) => {
      if (count === 1) response.destroy();
      else sendJson(response, 200, {});
    });
    const again: Middleware = (request, next) => next(request).catch(() => next(request));
    const client = wholeClient({ servers: [url] }, { middleware: [again], retry: false });
    await client.send(requestOf(operation({ idempotencyHeader: "Idempotency-Key" })));
    const keys = received.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("may add headers in any case: they replace, and what can't be sent is refused", async () => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const adding =
      (headers: Record<string, string>): Middleware =>
      (request, next) =>
        next({ ...request, headers: { ...request.headers, ...headers } });
    const keyed = operation({ idempotencyHeader: "Idempotency-Key" });
    const middleware = [adding({ "Idempotency-Key": "order-1" })];
    await wholeClient({ servers: [url] }, { middleware }).send(requestOf(keyed));
    expect(received[0]?.headers["idempotency-key"]).toBe("order-1");
    const broken = wholeClient({ servers: [url] }, { middleware: [adding({ a: "b\r\nc: d" })] });
    await expect(broken.send(requestOf(keyed))).rejects.toThrow(new TypeError("invalid header a"));
    expect(received).toHaveLength(1);
  });

  test("forOperation sees its operation alone", async () => {
    const { url } = await serve((response) => sendJson(response, 200, {}));
    const seen: string[] = [];
    const layer = forOperation<{ 200: { id?: string } }>("payInvoice", async (request, next) => {
      const outcome = await next(request);
      if (outcome.status === 200) seen.push(`${request.operation.id} ${outcome.data.id}`);
      return outcome;
    });
    const client = wholeClient({ servers: [url] }, { middleware: [layer] });
    await client.send(requestOf(get));
    await client.send(requestOf(operation({ method: "GET", id: "other" })));
    expect(seen).toEqual(["payInvoice undefined"]);
  });
});

describe("onAttempt", () => {
  test("tells of each attempt, its end and the pause after it", async () => {
    const { url } = await serve((response, _request, count) => {
      if (count === 1) response.destroy();
      else sendJson(response, count === 2 ? 500 : 200, {});
    });
    const attempts: Attempt[] = [];
    const onAttempt = (attempt: Attempt) => {
      attempts.push(attempt);
      throw new Error("a broken log");
    };
    await wholeClient({ servers: [url] }, { onAttempt }, fakeTime(1)).send(requestOf(get));
    expect(attempts.map(({ attempt, status, pause }) => [attempt, status, pause])).toEqual([
      [1, undefined, 500],
      [2, 500, 1000],
      [3, 200, undefined],
    ]);
    expect(attempts[0]?.error).toMatchObject({ name: "ConnectionError" });
    expect(attempts[1]?.error).toBeUndefined();
  });
});

describe("what only looks on", () => {
  test("may fail, at once or later, without a word", async () => {
    const { url } = await serve((response) => sendJson(response, 200, {}));
    const rejected: unknown[] = [];
    const note = (reason: unknown) => rejected.push(reason);
    process.on("unhandledRejection", note);
    try {
      const fail = async () => Promise.reject(new Error("the log is down"));
      const middleware = [telemetry(fail), onSettled(fail)];
      const client = wholeClient({ servers: [url] }, { middleware, onAttempt: fail });
      expect(await client.send(requestOf(get))).toMatchObject({ status: 200 });
      await new Promise(setImmediate);
      expect(rejected).toEqual([]);
    } finally {
      process.off("unhandledRejection", note);
    }
  });
});

describe("onSettled", () => {
  test("tells once of each send, with its end, its attempts and its time", async () => {
    const { url } = await serve((response, _request, count) => {
      if (count === 4) response.end("<html>");
      else sendJson(response, [500, 200, 402][count - 1] ?? 503, {});
    });
    const told: Settled[] = [];
    const middleware = [onSettled((settled) => told.push(settled))];
    const client = wholeClient({ servers: [url] }, { middleware }, fakeTime());
    await client.send(requestOf(get));
    const thrown = await client.call(requestOf(get)).catch((error: unknown) => error);
    await client.send(requestOf(get), { headers: { "x-send": "1" } });
    await client.send(requestOf(get)).catch(() => {});
    expect(told.map(({ result, status, attempts }) => [result, status, attempts])).toEqual([
      ["success", 200, 2],
      ["failure", 402, 1],
      ["failure", 200, 1],
      ["failure", 503, 3],
    ]);
    // Of the second one, as `call` has thrown it.
    expect(told[1]?.error).toEqual(thrown);
    expect(told.map(({ error }) => (error as Error | undefined)?.name)).toEqual([
      undefined,
      "ApiError",
      "DecodeError",
      "ApiError",
    ]);
    expect(told[2]?.request.headers).toEqual({ "x-send": "1" });
    expect(told.every(({ duration, startTime }) => duration > 0 && startTime > 0)).toBe(true);
  });

  test("loses no outcome that another middleware has left incomplete", async () => {
    const bare = { ok: false, status: 500 } as AnyOutcome;
    const middleware = [onSettled(() => {}), async () => bare];
    const client = wholeClient({ servers: ["http://a.test"] }, { middleware });
    expect(await client.send(requestOf(get))).toBe(bare);
  });

  test.each<[what: string, fetch: Transport, told: unknown[]]>([
    ["the caller ends", async () => Promise.reject(new Error("ended")), ["aborted", undefined, 0]],
    ["no response comes", async () => Promise.reject(new Error("cut")), ["error", undefined, 3]],
    ["is refused", () => Promise.reject(new TypeError("redirect")), ["error", undefined, 3]],
  ])("tells of a send that %s", async (what, fetch, told) => {
    const settled: Settled[] = [];
    const middleware = [onSettled((one) => settled.push(one))];
    const client = wholeClient({ servers: ["http://a.test"] }, { fetch, middleware }, fakeTime());
    const signal = what === "the caller ends" ? AbortSignal.abort() : undefined;
    const thrown = await client.send(requestOf(get), { signal }).catch((error: unknown) => error);
    expect(settled).toHaveLength(1);
    const { result, status, attempts, error, request } = settled[0]!;
    expect([result, status, attempts]).toEqual(told);
    expect([error, request]).toEqual([thrown, requestOf(get)]);
  });
});

describe("telemetry", () => {
  test("records a send as OpenTelemetry names it, without values of the request", async () => {
    const { url } = await serve((response, { method }, count) =>
      sendJson(response, method === "GET" && count === 1 ? 500 : 402, { secret: "data" }),
    );
    const events: SendEvent[] = [];
    const middleware = [telemetry((event) => events.push(event))];
    const client = wholeClient({ servers: [url] }, { middleware }, fakeTime());
    await client.send(requestOf(get));
    const closed = wholeClient({ servers: ["http://127.0.0.1:2"] }, { middleware });
    await closed.send(requestOf(operation())).catch(() => {});
    expect(events.map(({ name, attributes }) => ({ name, ...attributes }))).toEqual([
      {
        name: "GET /pay/{id}",
        "http.request.method": "GET",
        "url.template": "/pay/{id}",
        "openapi.operation.id": "payInvoice",
        "http.response.status_code": 402,
        "http.request.resend_count": 1,
        "error.type": "402",
      },
      {
        name: "POST /pay/{id}",
        "http.request.method": "POST",
        "url.template": "/pay/{id}",
        "openapi.operation.id": "payInvoice",
        "http.request.resend_count": 0,
        "error.type": "ConnectionError",
      },
    ]);
    expect(events.every(({ duration }) => duration > 0 && duration < 60)).toBe(true);
  });

  test.each<[what: string, thrown: unknown, told: object]>([
    [
      "an error with a status",
      Object.assign(new TypeError("no"), { status: 502, attempts: 3 }),
      {
        "http.response.status_code": 502,
        "http.request.resend_count": 2,
        "error.type": "TypeError",
      },
    ],
    ["an error without", new RangeError("no"), { "error.type": "RangeError" }],
    ["what is no error", "no", { "error.type": "Error" }],
  ])("records %s that other middleware throws", async (_what, thrown, told) => {
    const events: SendEvent[] = [];
    const fail = async (): Promise<never> => {
      throw thrown;
    };
    const middleware = [telemetry((event) => events.push(event)), fail];
    const client = wholeClient({ servers: ["http://127.0.0.1:2"] }, { middleware });
    await expect(client.send(requestOf(get))).rejects.toBe(thrown);
    expect(events.map(({ attributes }) => attributes)).toStrictEqual([
      {
        "http.request.method": "GET",
        "url.template": "/pay/{id}",
        "openapi.operation.id": "payInvoice",
        ...told,
      },
    ]);
  });
});
