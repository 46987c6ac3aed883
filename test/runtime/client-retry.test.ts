import { describe, expect, test, vi } from "vitest";
import { bearer } from "../../templates/runtime/send/auth-schemes.js";
import { authorizer } from "../../templates/runtime/send/auth.js";
import { ConnectionError } from "../../templates/runtime/client/api-error.js";
import {
  fakeTime,
  makeClient,
  operation,
  requestOf,
  sendJson,
  serve,
  wholeClient,
} from "./client-server.js";

const get = operation({ method: "GET" });
const keyed = operation({ idempotencyHeader: "Idempotency-Key" });
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("which answers are tried again", () => {
  test.each([
    [408, "", 3],
    [409, "", 1],
    [409, "true", 3],
    [429, "", 3],
    [500, "", 3],
    [503, "", 3],
    [200, "", 1],
    [302, "", 1],
    [400, "", 1],
    [404, "", 1],
    [402, "true", 3],
    [500, "false", 1],
    [200, "true", 1],
    [399, "true", 1],
    [400, "true", 3],
  ])("%i, Stripe-Should-Retry %j: %i attempts", async (status, told, attempts) => {
    const { url, received } = await serve((response) => {
      if (told) response.setHeader("stripe-should-retry", told);
      sendJson(response, status, {});
    });
    const client = wholeClient({ servers: [url] }, {}, fakeTime());
    expect(await client.send(requestOf(get))).toMatchObject({ status, attempts });
    expect(received).toHaveLength(attempts);
  });

  test("a success after failures is a success", async () => {
    const { url } = await serve((response, _request, count) =>
      sendJson(response, count < 3 ? 500 : 200, { count }),
    );
    const client = wholeClient({ servers: [url] }, {}, fakeTime());
    expect(await client.send(requestOf(get))).toMatchObject({ attempts: 3, data: { count: 3 } });
  });

  test("connection failures too, the breaking off of a body included", async () => {
    const { url, received } = await serve((response, _request, count) => {
      if (count === 1) response.destroy();
      else if (count === 2) {
        response.writeHead(200, { "content-length": "9" }).write("{", () => response.destroy());
      } else sendJson(response, 200, {});
    });
    const client = wholeClient({ servers: [url] }, {}, fakeTime());
    expect(await client.send(requestOf(get))).toMatchObject({ status: 200, attempts: 3 });
    expect(received).toHaveLength(3);
    const closed = wholeClient({ servers: ["http://127.0.0.1:2"] }, {}, fakeTime()).send(
      requestOf(get),
    );
    await expect(closed).rejects.toMatchObject({ name: "ConnectionError", attempts: 3 });
  });
});

describe("which requests are tried again", () => {
  test.each([
    ["GET", 3],
    ["HEAD", 3],
    ["OPTIONS", 3],
    ["PUT", 3],
    ["DELETE", 3],
    ["QUERY", 3],
    ["POST", 1],
    ["PATCH", 1],
    ["FORGET", 1],
    ["GETALL", 1],
  ])("%s: %i attempts", async (method, attempts) => {
    const fetch = async (): Promise<Response> => Response.json({}, { status: 500 });
    const client = wholeClient({ servers: ["https://a.test"] }, { fetch }, fakeTime());
    const request = requestOf(operation({ method }));
    expect(await client.send(request)).toMatchObject({ attempts });
  });

  test("a POST without a key is sent once when the connection fails, too", async () => {
    const client = wholeClient({ servers: ["http://127.0.0.1:2"] }, {}, fakeTime());
    const error: unknown = await client.send(requestOf(operation())).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ attempts: 1 });
    const told = requestOf(operation(), { headers: { "idempotency-key": "mine" } });
    await expect(client.send(told)).rejects.toMatchObject({ attempts: 3 });
  });
});

describe("a policy", () => {
  const sentTo = async (answer: number | "none", retry: object, api: object = {}) => {
    let count = 0;
    const fetch = async (): Promise<Response> => {
      count++;
      if (answer === "none") throw new TypeError("fetch failed");
      return Response.json({}, { status: answer });
    };
    const options = { fetch, retry };
    const client = wholeClient({ servers: ["https://a.test"], ...api }, options, fakeTime());
    await client.send(requestOf(get)).catch(() => {});
    return count;
  };

  test("names statuses and ranges", async () => {
    expect(await sentTo(409, { statuses: [409] })).toBe(3);
    expect(await sentTo(404, { statuses: ["4XX"] })).toBe(3);
    expect(await sentTo(500, { statuses: [429] })).toBe(1);
  });

  test("may leave out failures of the connection", async () => {
    expect(await sentTo("none", { connectionErrors: false })).toBe(1);
    expect(await sentTo(500, { connectionErrors: false })).toBe(3);
  });

  test("is the document's, then the client's, then the send's, member by member", async () => {
    const api = { retry: { statuses: [409], attempts: 5 } };
    expect(await sentTo(409, { attempts: 2 }, api)).toBe(2);
    expect(await sentTo(409, { attempts: undefined }, api)).toBe(5);
    expect(await sentTo(500, {}, api)).toBe(1);
    let count = 0;
    const fetch = async () => Response.json({}, { status: ++count && 500 });
    const client = wholeClient(
      { servers: ["https://a.test"] },
      { fetch, retry: false },
      fakeTime(),
    );
    await client.send(requestOf(get), { retry: { attempts: 4 } });
    expect(count).toBe(4);
    await client.send(requestOf(get));
    expect(count).toBe(5);
  });

  test("has a budget: failures use it up, successes give it back", async () => {
    let status = 500;
    const fetch = async () => Response.json({}, { status });
    const options = { fetch, retry: { budget: 3 } };
    const client = wholeClient({ servers: ["https://a.test"] }, options, fakeTime());
    const attempts = async () => (await client.send(requestOf(get))).attempts;
    expect([await attempts(), await attempts(), await attempts()]).toEqual([3, 2, 1]);
    status = 200;
    for (let i = 0; i < 10; i++) await attempts();
    status = 500;
    expect([await attempts(), await attempts()]).toEqual([2, 1]);
  });

  test("has a budget that is never more than its limit, and failures give nothing back", async () => {
    let status = 200;
    const fetch = async () => Response.json({}, { status });
    const options = { fetch, retry: { budget: 10, attempts: 30 } };
    const client = wholeClient({ servers: ["https://a.test"] }, options, fakeTime());
    for (let i = 0; i < 30; i++) await client.send(requestOf(get));
    status = 500;
    expect(await client.send(requestOf(get))).toMatchObject({ attempts: 11, ended: "budget" });
  });

  test("reads no response that leads to another attempt: it lets the connection go", async () => {
    const calls: string[] = [];
    const body = () =>
      new ReadableStream(
        { pull: () => void calls.push("pull"), cancel: () => void calls.push("cancel") },
        { highWaterMark: 0 },
      );
    const responses = [
      new Response(body(), { status: 500 }),
      new Response(null, { status: 503 }),
      Response.json([1]),
    ];
    const fetch = async () => responses.shift()!;
    const client = wholeClient({ servers: ["https://a.test"] }, { fetch }, fakeTime());
    expect(await client.send(requestOf(get))).toMatchObject({ attempts: 3, data: [1] });
    expect(calls).toEqual(["cancel"]);
  });

  test.each([
    [{ statuses: [99] }],
    [{ statuses: ["6XX"] }],
    [{ statuses: [1500] }],
    [{ statuses: [5000] }],
    [{ statuses: "5XX" }],
    [{ budget: -1 }],
  ])("can't be %j", (retry) => {
    expect(() => wholeClient({ servers: [] }, { retry: retry as never })).toThrow(TypeError);
  });
});

describe("the idempotency key", () => {
  test("is one v4 UUID for all attempts, with the same bytes; a new one for the next send", async () => {
    const { url, received } = await serve((response) => sendJson(response, 500, {}));
    const client = wholeClient({ servers: [url] }, {}, fakeTime());
    await client.send(requestOf(keyed));
    await client.send(requestOf(keyed));
    expect(received).toHaveLength(6);
    expect(received[0]?.headers["idempotency-key"]).toMatch(uuid);
    expect(received[1]).toEqual(received[0]);
    expect(received[2]).toEqual(received[0]);
    expect(received[3]?.headers["idempotency-key"]).not.toBe(
      received[0]?.headers["idempotency-key"],
    );
  });

  test("is made without retries, too; the caller's wins; an empty one is none", async () => {
    const { url, received } = await serve((response) => sendJson(response, 200, {}));
    const client = wholeClient({ servers: [url] }, { retry: false });
    const unique = operation({ idempotencyHeader: "Unique-Key" });
    await client.send(requestOf(unique));
    await client.send(requestOf(unique, { headers: { "unique-key": "mine" } }));
    await client.send(requestOf(unique, { headers: { "unique-key": "" } }));
    const keys = received.map(({ headers }) => headers["unique-key"]);
    expect(keys).toEqual([expect.stringMatching(uuid), "mine", expect.stringMatching(uuid)]);
    expect(received[0]?.headers).not.toHaveProperty("idempotency-key");
  });
});

describe("the pause", () => {
  const pauses = async (
    headers: Record<string, string>,
    retry = {},
    random = 1,
  ): Promise<number[]> => {
    const time = fakeTime(random);
    const fetch = async (): Promise<Response> => Response.json({}, { status: 429, headers });
    await wholeClient({ servers: ["https://a.test"] }, { fetch, retry }, time).send(requestOf(get));
    return time.pauses;
  };

  test("doubles, is capped, and is drawn between nothing and that", async () => {
    expect(await pauses({}, { attempts: 6 })).toEqual([500, 1000, 2000, 4000, 5000]);
    expect(await pauses({}, { attempts: 3, baseDelay: 10, maxDelay: 15 })).toEqual([10, 15]);
    expect(await pauses({}, {}, 0.5)).toEqual([250, 500]);
    expect(await pauses({}, { attempts: 1 })).toEqual([]);
  });

  test.each([
    ["7", 7000],
    ["0", 0],
    ["60", 60_000],
    ["30, 30", 30_000],
    ["1, 2", 2000],
    ["1,2", 2000],
    ["Thu, 01 Jan 2026 00:00:09 GMT", 9000],
    ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
    ["Wed, 31 Dec 2025 00:00:00 GMT", 0],
    ["Thursday, 01-Jan-26 00:00:09 GMT", 9000],
    ["Thu Jan  1 00:00:09 2026", 9000],
    ["soon", 500],
    ["Later 5 GMT", 500],
    ["from Thu, 01 Jan 2026 00:00:09 GMT", 500],
    ["", 500],
  ])("Retry-After: %s", async (value, milliseconds) => {
    expect(await pauses({ "retry-after": value }, { attempts: 2 })).toEqual([milliseconds]);
  });

  test("of a date without a zone is that of all HTTP dates, wherever the client is", async () => {
    const parse = vi.spyOn(Date, "parse");
    await pauses({ "retry-after": "Thu Jan  1 00:00:09 2026" }, { attempts: 2 });
    expect(parse).toHaveBeenLastCalledWith("Thu Jan  1 00:00:09 2026 GMT");
    parse.mockRestore();
  });

  test.each(["61", "120", "1, 2001", "Thu, 01 Jan 2026 00:01:01 GMT"])(
    "a Retry-After beyond a minute is the caller's: %s",
    async (value) => {
      const headers = { "retry-after": value };
      expect(await pauses(headers)).toEqual([]);
      const fetch = async () => Response.json({ error: "slow down" }, { status: 429, headers });
      const client = wholeClient({ servers: ["https://a.test"] }, { fetch }, fakeTime());
      const outcome = await client.send(requestOf(get));
      expect(outcome).toMatchObject({ status: 429, attempts: 1, data: { error: "slow down" } });
      expect(outcome.headers.get("retry-after")).toBe(value);
    },
  );

  test("waits in earnest", async () => {
    const fetch = async (): Promise<Response> => Response.json({}, { status: 500 });
    const retry = { attempts: 2, baseDelay: 1 };
    const client = wholeClient({ servers: ["https://a.test"] }, { fetch, retry });
    expect(await client.send(requestOf(get))).toMatchObject({ attempts: 2 });
  });
});

describe("requests that the caller vouches for", () => {
  const post = operation();
  const safe = operation({ retry: { safe: true } });

  test.each([
    ["a send", post, {}, { safe: true }, 3],
    ["the client", post, { safe: true }, {}, 3],
    ["the operation", safe, {}, {}, 3],
    ["nobody", post, {}, {}, 1],
    ["not the client, against its document", safe, { safe: false }, {}, 1],
    ["not the send, against its client", safe, { safe: true }, { safe: false }, 1],
  ])("are tried again if %s says that they are safe", async (_, of, client, send, attempts) => {
    const { url, received } = await serve((response) => sendJson(response, 500, {}));
    const made = wholeClient({ servers: [url] }, { retry: client }, fakeTime());
    expect(await made.send(requestOf(of), { retry: send })).toMatchObject({ attempts });
    expect(received).toHaveLength(attempts);
  });

  test("but not a body that is a stream", async () => {
    const { url } = await serve((response) => sendJson(response, 500, {}));
    const body = new Blob(["a"]).stream() as ReadableStream<Uint8Array<ArrayBuffer>>;
    const client = wholeClient({ servers: [url] }, { retry: { safe: true } }, fakeTime());
    const outcome = await client.send(requestOf(post, { body }));
    expect(outcome).toMatchObject({ attempts: 1, ended: "unsafe" });
  });
});

describe("with `unexecuted`, a POST is sent again", () => {
  const policy = { retry: { unexecuted: true } };

  test.each([
    [429, "0", 3],
    [503, "0", 3],
    [429, undefined, 1],
    [503, undefined, 1],
    [500, "0", 1],
    [408, "0", 1],
  ])("after %i with Retry-After %j: %i attempts", async (status, after, attempts) => {
    const { url, received } = await serve((response) => {
      if (after !== undefined) response.setHeader("retry-after", after);
      sendJson(response, status, {});
    });
    const client = wholeClient({ servers: [url] }, policy, fakeTime());
    const outcome = await client.send(requestOf(operation()));
    expect(outcome).toMatchObject({ attempts, ended: attempts === 1 ? "unsafe" : "attempts" });
    expect(received).toHaveLength(attempts);
    const usual = await wholeClient({ servers: [url] }, {}, fakeTime()).send(
      requestOf(operation()),
    );
    expect(usual).toMatchObject({ attempts: 1, ended: "unsafe" });
  });

  test.each([
    ["is refused", "http://127.0.0.1:2", 3],
    ["has no host", "http://nowhere.invalid", 3],
  ])("where the connection %s", async (_, server, attempts) => {
    const client = wholeClient({ servers: [server] }, policy, fakeTime());
    const error: unknown = await client.send(requestOf(operation())).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: "ConnectionError", attempts, ended: "attempts" });
    expect((error as ConnectionError).code).toMatch(/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/);
  });

  test.each([
    ["ENOTFOUND", 3],
    ["ConnectionRefused", 3],
    ["ECONNRESET", 1],
    ["UND_ERR_SOCKET", 1],
    [undefined, 1],
  ])("where `fetch` tells %s itself: %i attempts", async (code, attempts) => {
    const fetch = () => Promise.reject(Object.assign(new Error("no"), { code }));
    const client = wholeClient(
      { servers: ["https://a.example"] },
      { ...policy, fetch },
      fakeTime(),
    );
    await expect(client.send(requestOf(operation()))).rejects.toMatchObject({ attempts, code });
  });
});

describe("an outcome tells why there was no further attempt", () => {
  const answer = (status: number, headers: Record<string, string> = {}) => {
    return async () => Response.json({}, { status, headers });
  };
  const client = (fetch: typeof globalThis.fetch, options: object = {}) =>
    wholeClient({ servers: ["https://a.example"] }, { fetch, ...options }, fakeTime());

  test.each([
    ["final", 200, {}, {}],
    ["final", 404, {}, {}],
    ["attempts", 500, {}, {}],
    ["attempts", 500, {}, { retry: false }],
    ["retryAfter", 503, { "retry-after": "61" }, {}],
    ["time", 503, { "retry-after": "5" }, { totalTimeout: 4000 }],
    ["time", 503, { "retry-after": "4" }, { totalTimeout: 4000 }],
    ["budget", 500, {}, { retry: { budget: 1 } }],
    ["final", 500, {}, { retry: { statuses: [] } }],
  ])("%s: %i", async (ended, status, headers, options) => {
    const made = client(answer(status, headers), options);
    expect(await made.send(requestOf(get))).toMatchObject({ status, ended });
    const error: unknown = await made.call(requestOf(get)).catch((thrown: unknown) => thrown);
    if (status !== 200) expect(error).toMatchObject({ name: "ApiError", status, ended });
  });

  test("and so do the errors", async () => {
    const cut = () => Promise.reject(new Error("cut"));
    const send = (options: object, of = get, own: object = {}) =>
      client(cut, options).send(requestOf(of), own);
    await expect(send({})).rejects.toMatchObject({ ended: "attempts" });
    await expect(send({}, operation())).rejects.toMatchObject({ ended: "unsafe" });
    const alone = { retry: { connectionErrors: false } };
    await expect(send(alone)).rejects.toMatchObject({ ended: "final" });
    const stop = new AbortController();
    const onAttempt = () => stop.abort();
    const { signal } = stop;
    await expect(send({ onAttempt }, get, { signal })).rejects.toMatchObject({
      name: "AbortError",
      ended: "aborted",
    });
  });

  test("an attempt that is followed by another one has not ended anything", async () => {
    const told: unknown[] = [];
    const onAttempt = ({ error }: { readonly error: unknown }) =>
      void told.push((error as ConnectionError).ended);
    const cut = () => Promise.reject(new Error("cut"));
    await expect(client(cut, { onAttempt }).send(requestOf(get))).rejects.toThrow("cut");
    expect(told).toEqual([undefined, undefined, "attempts"]);
  });
});

describe("a client that was generated with `retry: false`", () => {
  const fetch = async () => Response.json({}, { status: 500 });
  const client = makeClient({ servers: ["https://a.test"] }, { fetch, retry: false });

  test("sends each request once", async () => {
    expect(await client.send(requestOf(get))).toMatchObject({ attempts: 1, ended: "final" });
    const lost = makeClient(
      { servers: ["https://a.test"] },
      { fetch: () => Promise.reject(new Error("cut")) },
    );
    await expect(lost.send(requestOf(get))).rejects.toMatchObject({ attempts: 1, ended: "final" });
  });

  test("asks for no other credentials after a 401", async () => {
    const asked: boolean[] = [];
    const auth = ({ refresh }: { refresh: boolean }) => {
      asked.push(refresh);
      return "token";
    };
    const security = [["key"]];
    const api = { servers: ["https://a.test"], schemes: { key: bearer }, security };
    const refusing = makeClient(
      { ...api, credentials: authorizer },
      { auth, fetch: async () => Response.json({}, { status: 401 }) },
    );
    const of = operation({ method: "GET", security });
    expect(await refusing.send(requestOf(of))).toMatchObject({ status: 401, attempts: 1 });
    expect(asked).toEqual([false]);
  });

  test("takes no policy, and says so", async () => {
    const retry = { attempts: 2 };
    const refused = new TypeError("invalid option: retry is object");
    expect(() => makeClient({ servers: [] }, { retry })).toThrow(refused);
    await expect(client.send(requestOf(get), { retry })).rejects.toThrow(refused);
  });
});
