import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ConnectionError } from "../../templates/runtime/client/api-error.js";
import {
  apiKeyCookie,
  apiKeyHeader,
  apiKeyQuery,
  basic,
  bearer,
  httpScheme,
} from "../../templates/runtime/send/auth-schemes.js";
import type { SecurityScheme } from "../../templates/runtime/send/auth.js";
import {
  fakeTime,
  makeClient,
  operation,
  requestOf,
  sendJson,
  serve,
  wholeClient,
  type HandMadeApi,
} from "./client-server.js";

const either = [["basicAuth"], ["bearerAuth"]];
const both = [["appIdAuth", "appTokenAuth"]];

const stripe = { schemes: { basicAuth: basic, bearerAuth: bearer }, security: either };
const wepay = {
  schemes: { appIdAuth: apiKeyHeader("App-Id"), appTokenAuth: apiKeyHeader("App-Token") },
  security: both,
};

interface Sent {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** What is sent with `auth` for an operation that requires `asked` (else for all of the API). */
async function sent(
  api: Omit<HandMadeApi, "servers">,
  auth: unknown,
  asked = api.security,
  more: Parameters<typeof requestOf>[1] = {},
): Promise<Sent> {
  let result: Sent = { url: "", headers: {} };
  const fetch = async (url: string, { headers }: RequestInit): Promise<Response> => {
    result = { url, headers: headers as Record<string, string> };
    return Response.json({});
  };
  const options = auth === undefined ? { fetch } : { auth, fetch };
  const client = wholeClient({ servers: ["https://a.test"], ...api }, options);
  const of = operation({ method: "GET", ...(asked && { security: asked }) });
  await client.send(requestOf(of, more));
  return result;
}

const headersOf = async (...of: Parameters<typeof sent>) => (await sent(...of)).headers;

describe("one credential", () => {
  test("is for bearer before basic before apiKey, whatever the order", async () => {
    expect(await headersOf(stripe, "sk_1")).toEqual({ authorization: "Bearer sk_1" });
    const key = apiKeyHeader("X-Key");
    const api = { schemes: { key, basic }, security: [["key"], ["basic"]] };
    expect(await headersOf(api, "a:b")).toEqual({ authorization: `Basic ${btoa("a:b")}` });
    expect(await headersOf(api, "a:b", [["key"]])).toEqual({ "x-key": "a:b" });
  });

  test("may be a function, asked once per send", async () => {
    let count = 0;
    const { url, received } = await serve((response) => sendJson(response, 500, {}));
    const auth = async (): Promise<string> => `t${++count}`;
    const client = wholeClient({ servers: [url], ...stripe }, { auth }, fakeTime());
    await client.send(requestOf(operation({ method: "GET", security: either })));
    expect(received.map(({ headers }) => headers.authorization)).toEqual(
      Array(3).fill("Bearer t1"),
    );
  });

  test("is not enough where schemes go together", () => {
    expect(() => wholeClient({ servers: [], ...wepay }, { auth: "secret" })).toThrow(
      new TypeError("auth: no credential fits; asked for: appIdAuth and appTokenAuth"),
    );
    expect(() => wholeClient({ servers: [], ...wepay }, { auth: () => "secret" })).toThrow(
      TypeError,
    );
  });

  test.each([undefined, [], [[]]])("is of no use where no scheme is: %j", (security) => {
    const api = { servers: [], ...(security && { security }) };
    for (const auth of ["secret", { key: "secret" }, {}]) {
      expect(() => wholeClient(api, { auth })).toThrow(/^auth: .*; asked for: nothing$/);
    }
  });

  test("is refused where the document has no schemes: such packages don't bundle this", () => {
    const make = () => makeClient({ servers: [] }, { auth: "secret" });
    expect(make).toThrow(new TypeError("invalid option: auth is not declared"));
  });

  test("undefined is an unset environment variable", () => {
    const unset = new TypeError("auth is undefined");
    expect(() => wholeClient({ servers: [], ...stripe }, { auth: undefined })).toThrow(unset);
    expect(() => wholeClient({ servers: [] }, { auth: undefined })).toThrow(unset);
  });

  test("that does not serve an operation is told before anything is sent", async () => {
    const api = {
      schemes: { ...stripe.schemes, ...wepay.schemes },
      security: [...either, ...both],
    };
    await expect(sent(api, "secret", both)).rejects.toThrow(
      "auth: payInvoice needs other credentials; asked for: appIdAuth and appTokenAuth",
    );
  });
});

describe("basic", () => {
  const only = { schemes: { basicAuth: basic }, security: [["basicAuth"]] };
  test.each([
    ["sk_1", "sk_1:"],
    ["sk_1:", "sk_1:"],
    ["user:pass:word", "user:pass:word"],
    [{ basicAuth: { username: "u", password: "p:w" } }, "u:p:w"],
    [{ basicAuth: { username: "u", password: "" } }, "u:"],
    [{ basicAuth: () => "u:p" }, "u:p"],
  ])("%j", async (auth, userinfo) => {
    expect(await headersOf(only, auth)).toEqual({ authorization: `Basic ${btoa(userinfo)}` });
  });

  test("is UTF-8", async () => {
    expect(await headersOf(only, "ü:é")).toEqual({ authorization: "Basic w7w6w6k=" });
  });

  test.each([{ username: "a:b", password: "" }, { username: "a" }, { password: "a" }, [], {}])(
    "refuses %j",
    (basicAuth) => {
      const make = () => wholeClient({ servers: [], ...only }, { auth: { basicAuth } });
      expect(make).toThrow(/^auth: basicAuth is empty or can't be sent/);
    },
  );
});

describe("an object", () => {
  test("gives all that go together", async () => {
    const auth = { appIdAuth: "id", appTokenAuth: async () => "token" };
    expect(await headersOf(wepay, auth)).toEqual({ "app-id": "id", "app-token": "token" });
  });

  test("takes the first alternative that is given whole", async () => {
    expect(await headersOf(stripe, { bearerAuth: "t" })).toEqual({ authorization: "Bearer t" });
    expect(await headersOf(stripe, { bearerAuth: "t", basicAuth: "u" })).toEqual({
      authorization: `Basic ${btoa("u:")}`,
    });
  });

  test.each([
    [{ appIdAuth: "secret" }, "appIdAuth is unknown, or not enough"],
    [{ appIdAuth: "secret", appTokenAuth: undefined }, "appIdAuth is unknown, or not enough"],
    [{ appIdAuth: undefined, appTokenAuth: undefined }, "no credential fits"],
    [{}, "no credential fits"],
    [{ appIdAuth: "secret", appTokenAuth: "" }, "appTokenAuth is empty"],
    [{ appIdAuth: "secret", appTokenAuth: 1 }, "appTokenAuth is empty or can't be sent"],
    [{ appIdAuth: "secret", appTokenAuth: { token: "x" } }, "appTokenAuth is empty or can't"],
    [
      { appIdAuth: "secret", appTokenAuth: "x", other: "y" },
      "other is unknown, or not enough; asked for: appIdAuth and appTokenAuth",
    ],
    [{ toString: "secret" }, "toString is unknown, or not enough; asked for"],
    [["secret"], "0 is unknown, or not enough; asked for"],
    [null, "no credential fits"],
    [1, "no credential fits"],
  ])("refuses %j at once", (auth, message) => {
    const make = () => wholeClient({ servers: [], ...wepay }, { auth: auth as object });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`auth: ${message}`);
    expect(make).not.toThrow("secret");
  });

  test("left out, nothing is sent: a fetch of the caller's may add it", async () => {
    expect(await headersOf(stripe, undefined)).toEqual({});
  });

  test("a wrong one is told all that would do", () => {
    const make = () => wholeClient({ servers: [], ...stripe }, { auth: { key: "secret" } });
    expect(make).toThrow(
      new TypeError("auth: key is unknown, or not enough; asked for: basicAuth or bearerAuth"),
    );
  });
});

describe("optional security", () => {
  const optional = [[], ["bearerAuth"]];
  const api = { ...stripe, security: [...either, ...optional] };
  test("uses what is given and works without", async () => {
    expect(await headersOf(api, "t", optional)).toEqual({ authorization: "Bearer t" });
    expect(await headersOf(api, { basicAuth: "t" }, optional)).toEqual({});
    expect(await headersOf(api, undefined, optional)).toEqual({});
    expect(await headersOf(api, "t", [])).toEqual({});
  });

  test("is no alternative that an error names", () => {
    const make = () => wholeClient({ servers: [], ...stripe, security: optional }, { auth: {} });
    expect(make).toThrow("auth: no credential fits; asked for: bearerAuth");
  });

  test("and an operation that says nothing of it gets no credential", async () => {
    let headers: unknown;
    const fetch = async (_url: string, init: RequestInit): Promise<Response> => {
      headers = init.headers;
      return Response.json({});
    };
    const client = wholeClient({ servers: ["https://a.test"], ...stripe }, { auth: "t", fetch });
    await client.send(requestOf(operation({ method: "GET" })));
    expect(headers).toEqual({});
  });
});

test("another HTTP scheme goes before its credentials, unless the request has its own", async () => {
  const api = { schemes: { digest: httpScheme("Digest") }, security: [["digest"]] };
  const auth = 'username="u", qop=auth';
  expect(await headersOf(api, auth)).toEqual({ authorization: `Digest ${auth}` });
  const more = { headers: { authorization: "Digest own" } };
  expect(await headersOf(api, auth, undefined, more)).toEqual(more.headers);
  // Bearer and basic go before it.
  const both = { schemes: { ...api.schemes, basic }, security: [["digest"], ["basic"]] };
  expect(await headersOf(both, "u:p")).toEqual({ authorization: `Basic ${btoa("u:p")}` });
});

describe("what can't be sent unchanged is refused before anything is sent", () => {
  const inField = ["a", "a b", "!~", "~!"];
  const notInField = [" a", "a ", "a\n", "a\0b", "é", ""];
  test.each<[make: () => SecurityScheme, sent: readonly string[], refused: readonly string[]]>([
    [() => apiKeyHeader("X-Key"), inField, notInField],
    [() => httpScheme("Digest"), inField, notInField],
    [() => bearer, ["a", "!~"], [...notInField, "a b"]],
    [() => apiKeyCookie("sid"), ["a", "!#+-:<[]~"], [";a", "a;", ...notInField, '"a"', "a,b"]],
    [() => basic, ["a b", "é:"], ["\na", "a\n", "\ud800a", "a\ud800", ""]],
    [() => apiKeyQuery("key"), ["a b", "é"], ["\na", "a\n", "\ud800a", "a\ud800", ""]],
  ])("%#", (make, sent, refused) => {
    const give = (auth: string) => () =>
      wholeClient({ servers: [], schemes: { key: make() }, security: [["key"]] }, { auth });
    for (const value of sent) expect(give(value)).not.toThrow();
    for (const value of refused) expect(give(value)).toThrow("auth: key is empty or can't be sent");
  });
});

describe("apiKey", () => {
  const api = {
    schemes: { query: apiKeyQuery("api key"), cookie: apiKeyCookie("sid") },
    security: [["query"], ["cookie"], ["query", "cookie"]],
  };
  test("in the query is percent-encoded and appended", async () => {
    const auth = { query: "a&b=é'" };
    expect((await sent(api, auth)).url).toBe("https://a.test/pay/p1?api%20key=a%26b%3D%C3%A9%27");
    const more = { url: "/pay/p1?x=1" };
    expect((await sent(api, { query: "k" }, undefined, more)).url).toBe(
      "https://a.test/pay/p1?x=1&api%20key=k",
    );
  });

  test.each([
    ["/pay/p1?api%20key=old", "?api%20key=k"],
    ["/pay/p1?api+key=old&x=1%2C2&a%70i%20key=older", "?x=1%2C2&api%20key=k"],
    ["/pay/p1?x=%&api%20keys=2&y", "?x=%&api%20keys=2&y&api%20key=k"],
  ])("in the query stands there once: %s", async (url, query) => {
    const request = await sent(api, { query: "k" }, undefined, { url });
    expect(request.url).toBe(`https://a.test/pay/p1${query}`);
  });

  test("in a cookie joins the others", async () => {
    expect(await headersOf(api, { cookie: "k" })).toEqual({ cookie: "sid=k" });
    const more = { headers: { cookie: "a=1" } };
    const auth = { cookie: "k" };
    expect(await headersOf(api, auth, undefined, more)).toEqual({ cookie: "a=1; sid=k" });
    expect(() => wholeClient({ servers: [], ...api }, { auth: { cookie: "a;b" } })).toThrow(
      TypeError,
    );
  });

  test("a header that the request has already wins", async () => {
    const more = { headers: { authorization: "Bearer own" } };
    expect(await headersOf(stripe, "t", undefined, more)).toEqual(more.headers);
  });
});

test("a token with its scheme before it is refused, which would be sent twice", () => {
  const make = (auth: string) => () => wholeClient({ servers: [], ...stripe }, { auth });
  expect(make("Bearer abc")).toThrow("auth: bearerAuth is empty or can't be sent");
  expect(make("abc")).not.toThrow();
});

describe("secrets stay secret", () => {
  const secret = "s3cret";
  test.each([`${secret}\n`, `${secret}\r\nx: y`, ` ${secret}`, `${secret}\0`, `${secret}é`, ""])(
    "what a header can't carry is refused without being shown: %j",
    async (value) => {
      const make = () => wholeClient({ servers: [], ...stripe }, { auth: value });
      expect(make).toThrow("auth: bearerAuth is empty or can't be sent");
      expect(make).not.toThrow(secret);
      await expect(sent(stripe, () => value)).rejects.toThrow("auth: bearerAuth is empty");
    },
  );

  const shown = (value: unknown): string =>
    inspect(value, { depth: 9, showHidden: true }) + JSON.stringify(value) + String(value);

  test("in the client and in every error", async () => {
    const schemes = { ...stripe.schemes, q: apiKeyQuery("key"), h: apiKeyHeader("X-Key") };
    const asked = [["bearerAuth", "q", "h"]];
    const { url } = await serve((response, _request, count) => {
      if (count === 1) sendJson(response, 400, { message: "no" });
      else response.writeHead(200).end("<html>");
    });
    const auth = { bearerAuth: secret, q: secret, h: secret };
    const api = { schemes, security: asked };
    const of = requestOf(operation({ security: asked }));
    const client = wholeClient({ servers: [url], ...api }, { auth });
    const errors: unknown[] = [client];
    for (let i = 0; i < 2; i++) errors.push(await client.call(of).catch((e: unknown) => e));
    for (const baseUrl of ["http://127.0.0.1:2", "http://[zz]"]) {
      const closed = wholeClient({ servers: [], ...api }, { auth, baseUrl });
      errors.push(await closed.call(of).catch((e: unknown) => e));
    }
    // As Deno and Bun do.
    const fetch = async (at: string): Promise<never> => {
      throw Object.assign(new TypeError(`error sending request for url (${at})`), { path: at });
    };
    const telling = wholeClient({ servers: [url], ...api }, { auth, fetch });
    errors.push(await telling.send(of).catch((e: unknown) => e));
    expect(errors.slice(1).map((error) => (error as Error).name)).toEqual([
      "ApiError",
      "DecodeError",
      "ConnectionError",
      // Not a URL: `fetch` refuses it.
      "TypeError",
      "ConnectionError",
    ]);
    for (const error of errors) expect(shown(error)).not.toContain(secret);
    expect(String(errors[5])).toContain("/pay/p1?key=[redacted])");
  });

  test.each(["Bearer", "Basic", "X-Key", "key", "Cookie", "caller's"])(
    "in what a transport quotes of its request: %s",
    async (kind) => {
      const quoted = 's3cr"et/1';
      const schemes = {
        Bearer: bearer,
        Basic: basic,
        "X-Key": apiKeyHeader("X-Sig"),
        key: apiKeyQuery("sig"),
        Cookie: apiKeyCookie("sid"),
      };
      const value = kind === "Cookie" ? "s3cret+1" : quoted;
      const isOwn = kind === "caller's";
      const request = requestOf(operation(isOwn ? {} : { security: [[kind]] }));
      const basicText = btoa(`${quoted}:`);
      const inner = Object.assign(new Error(`refused ${value}`), { code: "ECONNREFUSED" });
      const fetch = async (at: string, init: RequestInit): Promise<never> => {
        const error = new TypeError(`bad ${at} ${JSON.stringify(init.headers)}`, { cause: inner });
        throw Object.assign(error, { request: new Request("http://a.test", init as object) });
      };
      const client = wholeClient(
        { servers: ["http://a.test"], ...(isOwn ? {} : { schemes, security: [[kind]] }) },
        isOwn
          ? { fetch, retry: false, headers: { Authorization: `Bearer ${value}` } }
          : { fetch, retry: false, auth: value },
      );
      const error: unknown = await client.send(request).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConnectionError);
      expect(String(error)).toMatch(/bad http:.*\[redacted\].*: ECONNREFUSED$/);
      for (const text of [value, encodeURIComponent(value), 's3cr\\"et', basicText])
        expect(shown(error)).not.toContain(text);
      expect((error as Error).cause).toMatchObject({ name: "TypeError" });
    },
  );

  test("while an error that holds none stays the cause", async () => {
    const cause = new TypeError("fetch failed", { cause: { code: "ECONNRESET", socket: {} } });
    const api = {
      schemes: { q: apiKeyQuery("sig") },
      security: [["q"]],
      servers: ["http://a.test"],
    };
    const of = requestOf(operation({ security: [["q"]] }));
    const client = wholeClient(api, { auth: secret, fetch: () => Promise.reject(cause) });
    await expect(client.send(of)).rejects.toMatchObject({ cause });
    const stop = new AbortController();
    const reason = new Error(`user pressed stop, ${secret}`);
    const waiting = wholeClient(api, {
      auth: secret,
      fetch: () => new Promise(() => stop.abort(reason)),
    });
    const error: unknown = await waiting
      .send(of, { signal: stop.signal })
      .catch((thrown: unknown) => thrown);
    expect((error as Error).cause).toBe(reason);
  });

  test("a redirect to another origin gets none of them", async () => {
    const other = await serve((response) => sendJson(response, 200, {}));
    const { url, received } = await serve((response) =>
      response.writeHead(307, { location: other.url, "content-length": "0" }).end(),
    );
    const auth = { appIdAuth: secret, appTokenAuth: secret };
    const client = wholeClient({ servers: [url], ...wepay }, { auth });
    await client.send(requestOf(operation({ security: both })));
    expect(received[0]?.headers["app-token"]).toBe(secret);
    expect(other.received).toEqual([]);
  });
});

describe("a function that gives a credential", () => {
  const api = { schemes: { bearerAuth: bearer }, security: [["bearerAuth"]] };
  const secured = operation({ security: [["bearerAuth"]] });

  /** Accepts only `token-2`; `auth` counts its calls. */
  async function start(give: (refresh: boolean) => string, options: object = {}) {
    const { url, received } = await serve((response, { headers }) =>
      sendJson(response, headers.authorization === "Bearer token-2" ? 200 : 401, {}),
    );
    const asked: boolean[] = [];
    const auth = ({ refresh }: { refresh: boolean }) => {
      asked.push(refresh);
      return give(refresh);
    };
    const client = wholeClient({ ...api, servers: [url] }, { auth, ...options }, fakeTime());
    return { client, asked, received };
  }

  test("is asked again after a 401, and the request sent again: no key is needed for that", async () => {
    const { client, asked, received } = await start((refresh) => (refresh ? "token-2" : "token-1"));
    const outcome = await client.send(requestOf(secured));
    expect(outcome).toMatchObject({ status: 200, attempts: 2 });
    expect(asked).toEqual([false, true]);
    expect(received.map(({ body }) => body)).toEqual(["a=1&b[c]=%C3%A9", "a=1&b[c]=%C3%A9"]);
  });

  test("is asked once more only, and not sent again with the same credential", async () => {
    let count = 2;
    const changing = await start(() => `other-${count++}`);
    expect(await changing.client.send(requestOf(secured))).toMatchObject({
      status: 401,
      attempts: 2,
    });
    expect(changing.asked).toEqual([false, true]);
    const same = await start(() => "token-1");
    expect(await same.client.send(requestOf(secured))).toMatchObject({ status: 401, attempts: 1 });
    expect(same.received).toHaveLength(1);
  });

  test("isn't with retry: false, nor for a stream, which can't be sent twice", async () => {
    const once = await start(() => "token-1", { retry: false });
    await once.client.send(requestOf(secured));
    expect(once.asked).toEqual([false]);
    const streamed = await start(() => "token-1");
    const body = new Blob(["x"]).stream() as ReadableStream<Uint8Array>;
    await streamed.client.send(requestOf(secured, { body }));
    expect(streamed.asked).toEqual([false]);
  });

  test("is asked once for all requests that fail together", async () => {
    let token = "token-1";
    const { client, asked } = await start((refresh) => {
      if (refresh) token = "token-2";
      return token;
    });
    const sends = Array.from({ length: 20 }, () => client.send(requestOf(secured)));
    const outcomes = await Promise.all(sends);
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(asked.filter(Boolean)).toHaveLength(1);
  });

  test("is asked once by requests that wait for it together, and again by a later one", async () => {
    const tokens: string[] = [];
    const asked: boolean[] = [];
    let give = (): void => {};
    const auth = async ({ refresh }: { refresh: boolean }): Promise<string> => {
      asked.push(refresh);
      if (refresh) await new Promise<void>((resolve) => (give = resolve));
      return `token-${asked.filter(Boolean).length}`;
    };
    // Each token is good for two requests.
    const fetch = async (_url: string, { headers }: RequestInit): Promise<Response> => {
      const token = (headers as Record<string, string>)["authorization"]!;
      tokens.push(token);
      const isGood =
        token !== "Bearer token-0" && tokens.filter((used) => used === token).length < 3;
      return Response.json({}, { status: isGood ? 200 : 401 });
    };
    const client = wholeClient({ ...api, servers: ["https://a.test"] }, { auth, fetch });
    const turn = () => new Promise(setImmediate);
    const sends = [client.send(requestOf(secured)), client.send(requestOf(secured))];
    await turn();
    expect(asked).toEqual([false, false, true]);
    give();
    for (const sent of sends) expect(await sent).toMatchObject({ status: 200, attempts: 2 });
    const later = client.send(requestOf(secured));
    await turn();
    give();
    expect(await later).toMatchObject({ status: 200, attempts: 2 });
    expect(asked).toEqual([false, false, true, false, true]);
    expect(tokens.at(-1)).toBe("Bearer token-2");
  });

  test("is asked by each request on its own, where none was refused", async () => {
    let asked = 0;
    const auth = async (): Promise<string> => {
      await new Promise(setImmediate);
      return `token-${++asked}`;
    };
    const sent: unknown[] = [];
    const fetch = async (_url: string, { headers }: RequestInit): Promise<Response> => {
      sent.push((headers as Record<string, string>)["authorization"]);
      return Response.json({});
    };
    const client = wholeClient({ ...api, servers: ["https://a.test"] }, { auth, fetch });
    await Promise.all([client.send(requestOf(secured)), client.send(requestOf(secured))]);
    expect(sent).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test("is asked once, also where the caller who waits for it has had enough", async () => {
    let token = "token-1";
    let asked = 0;
    let give = (): void => {};
    const stop = new AbortController();
    const auth = async ({ refresh }: { refresh: boolean }): Promise<string> => {
      if (!refresh) return token;
      asked++;
      stop.abort();
      await new Promise<void>((resolve) => (give = resolve));
      return (token = `token-${asked + 1}`);
    };
    const waiting: (() => void)[] = [];
    const fetch = async (_url: string, { headers }: RequestInit): Promise<Response> => {
      const sent = (headers as Record<string, string>)["authorization"];
      if (sent === "Bearer token-2") return Response.json({});
      if (waiting.length) return Response.json({}, { status: 401 });
      // The first request is answered after the others.
      await new Promise<void>((resolve) => waiting.push(resolve));
      return Response.json({}, { status: 401 });
    };
    const client = wholeClient({ ...api, servers: ["https://a.test"] }, { auth, fetch });
    const late = client.send(requestOf(secured));
    while (!waiting.length) await Promise.resolve();
    const aborted = client.send(requestOf(secured), { signal: stop.signal });
    await expect(aborted).rejects.toMatchObject({ name: "AbortError", attempts: 1 });
    give();
    await new Promise(setImmediate);
    waiting[0]!();
    expect(await late).toMatchObject({ status: 200 });
    expect(asked).toBe(1);
  });

  test("that fails when it is asked again leaves the 401 as it is, and tells why", async () => {
    const told: unknown[] = [];
    const onAttempt = ({ status, error }: { status: unknown; error: unknown }) =>
      told.push([status, String(error)]);
    const { client } = await start(
      (refresh) => {
        if (refresh) throw new Error("the login server is down");
        return "token-1";
      },
      { onAttempt },
    );
    expect(await client.send(requestOf(secured))).toMatchObject({ status: 401, attempts: 1 });
    expect(told).toEqual([[401, "Error: the login server is down"]]);
  });

  test("has no more time than the request, and ends with its signal; nothing is sent", async () => {
    const { received, url } = await serve((response) => sendJson(response, 200, {}));
    const auth = () => new Promise<string>(() => {});
    const client = wholeClient({ ...api, servers: [url] }, { auth, totalTimeout: 30 });
    await expect(client.send(requestOf(secured))).rejects.toMatchObject({
      name: "TimeoutError",
      attempts: 0,
    });
    const signal = AbortSignal.timeout(20);
    const sent = client.send(requestOf(secured), { signal, totalTimeout: false });
    await expect(sent).rejects.toMatchObject({ name: "AbortError", attempts: 0 });
    expect(received).toHaveLength(0);
  });

  test("that takes all the time: what is certain to fail isn't sent", async () => {
    const { received, url } = await serve((response) => sendJson(response, 200, {}));
    const time = { ...fakeTime(), elapsed: () => clock };
    let clock = 0;
    const auth = () => {
      clock = 100;
      return "token-2";
    };
    const client = wholeClient({ ...api, servers: [url] }, { auth, totalTimeout: 50 }, time);
    await expect(client.send(requestOf(secured))).rejects.toMatchObject({
      name: "TimeoutError",
      attempts: 0,
    });
    expect(received).toHaveLength(0);
  });
});
