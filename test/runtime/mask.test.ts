import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ConnectionError } from "../../templates/runtime/client/api-error.js";
import { apiKeyQuery, basic, bearer } from "../../templates/runtime/send/auth-schemes.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import { fakeTime, operation, requestOf, wholeClient } from "./client-server.js";

const schemes = { bearer, basic, query: apiKeyQuery("sig") };
const servers = ["http://a.test"];

interface Told {
  readonly headers: Record<string, string>;
  readonly url: string;
}

/** What `send` throws if its transport throws the result of `make`. */
async function thrownBy(
  make: (told: Told) => unknown,
  auth: Partial<Record<keyof typeof schemes, unknown>> = { bearer: "sk_secret" },
  more: Partial<HttpRequest> = {},
): Promise<ConnectionError> {
  const names = Object.keys(auth);
  const security = names.length ? [names] : [];
  const fetch = async (url: string, { headers }: RequestInit): Promise<never> => {
    throw make({ url, headers: headers as Told["headers"] });
  };
  const api = { schemes, security, servers };
  const client = wholeClient(api, names.length ? { auth, fetch } : { fetch }, fakeTime());
  const request = requestOf(operation({ method: "GET", security }), more);
  return client.send(request).catch((thrown: unknown) => thrown) as Promise<ConnectionError>;
}

const throwing = (text: string): never => {
  throw new Error(text);
};

function chain(length: number): Error {
  let error = new Error("innermost");
  for (let i = 0; i < length; i++) error = new Error("outer", { cause: error });
  return error;
}

function circle(): Error {
  const error = new Error("reset");
  return Object.assign(error, { cause: error });
}

/** Many paths lead to each object. */
function shared(): Error {
  let object = {};
  for (let i = 0; i < 30; i++) object = { left: object, right: object };
  return Object.assign(new Error("wide"), { object });
}

describe("whatever a transport throws is a ConnectionError, and tried again", () => {
  test.each<[name: string, make: (told: Told) => unknown, words: string]>([
    ["a circle", circle, "reset"],
    ["a long chain", () => chain(20_000), "outer"],
    ["objects that share objects", shared, "wide"],
    ["nothing", () => undefined, "undefined"],
    ["a symbol", () => Symbol("sk_secret"), "the request failed"],
    ["an object without a prototype", () => Object.create(null), "the request failed"],
    [
      "a code that is no text",
      () => new Error("x", { cause: { code: Symbol("s") } }),
      "the request failed",
    ],
    [
      "a getter that throws",
      ({ headers }) =>
        Object.defineProperty(new Error("x"), "config", {
          get: () => throwing(headers["authorization"]!),
        }),
      "the request failed",
    ],
    [
      "a Proxy",
      ({ headers }) => {
        const trap = (): never => throwing(headers["authorization"]!);
        return new Proxy(new Error("x"), { ownKeys: trap, get: trap, getPrototypeOf: trap });
      },
      "the request failed",
    ],
  ])("%s", async (_name, make, words) => {
    const error = await thrownBy(make);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.attempts).toBe(3);
    expect(error.message).toBe(`GET /pay/{id}: no answer in 3 attempt(s): ${words}`);
    expect(inspect(error, { depth: 9 })).not.toContain("sk_secret");
  });

  test("a circle without secrets stays the cause", async () => {
    const cause = circle();
    expect((await thrownBy(() => cause)).cause).toBe(cause);
  });
});

describe("no secret is quoted", () => {
  const cookie = "sid=s3cret; theme=dark";
  const digest = 'Digest username="u", response="s3cret", qop=auth';
  test.each<[place: string, make: (told: Told) => unknown, auth?: object, more?: object]>([
    [
      "a code",
      () => Object.assign(new Error("x"), { code: "S3CRET_s3cret" }),
      { bearer: "s3cret" },
    ],
    ["a cause's code", () => ({ message: "x", cause: { code: "s3cret" } }), { bearer: "s3cret" }],
    ["a name", () => Object.assign(new Error("x"), { name: "E s3cret" }), { bearer: "s3cret" }],
    ["a key", () => Object.assign(new Error("x"), { s3cret: 1 }), { bearer: "s3cret" }],
    ["a query", ({ url }) => new Error(url.replace("%20", "+")), { query: "a s3cret" }],
    ["a parsed query", ({ url }) => `${new URL(url).searchParams}`, { query: "a s3cret*~" }],
    ["a decoded query", ({ url }) => new URL(url).searchParams.get("sig"), { query: "a s3cret" }],
    ["the password alone", () => "no s3cret", { basic: { username: "u", password: "s3cret" } }],
    ["the user alone", () => "no s3cret", { basic: "s3cret:" }],
    ["cookies", ({ headers }) => new Error(headers["cookie"]), {}, { headers: { cookie } }],
    ["one cookie", () => new Error("bad s3cret"), {}, { headers: { cookie } }],
    ["a digest", () => "no s3cret", {}, { headers: { authorization: digest } }],
    ["the caller's query", ({ url }) => new Error(url), {}, { url: "/a?x=1&token=s3cret" }],
    ["its decoded value", () => "s3 cret/", {}, { url: "/a?access_token=s3%20cret%2F" }],
    ["in small letters", () => "s3%2fcret", { query: "s3/cret" }],
    ["JSON", () => JSON.stringify({ told: 'no s3"cret' }), { bearer: 's3"cret' }],
    [
      "an inherited message",
      () => ({ cause: Object.create(new Error("s3cret")) as Error }),
      { bearer: "s3cret" },
    ],
    [
      "what can't be inspected",
      () => ({ message: "x", seen: new Map([[1, "s3cret"]]) }),
      { bearer: "s3cret" },
    ],
    [
      "a path before its query",
      () => "no s3cret",
      {},
      {
        operation: operation({ method: "GET", path: "/tokens/{token}" }),
        url: "/tokens/s3cret?page=second",
      },
    ],
  ])("in %s", async (_place, make, auth, more) => {
    const error = await thrownBy(make, auth, more);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(inspect(error, { depth: 9 }) + error.stack).not.toMatch(/s3.{0,3}cret/i);
  });

  test("but the words around it", async () => {
    const make = ({ url }: Told): unknown =>
      Object.assign(new TypeError(`cannot fetch ${url}`), { code: "ERR_URL" });
    const error = await thrownBy(make, {}, { url: "/pay/p123?number=1&token=s3cret" });
    const url = "http://a.test/pay/p123?number=1&token=[redacted]";
    expect(error.message).toContain(`cannot fetch ${url}`);
    expect(error.cause).toMatchObject({ name: "TypeError", code: "ERR_URL" });
  });

  test("nor a part of one, where another one begins like it; two letters are in any word", async () => {
    const auth = { basic: { username: "s3c", password: "s3cret" } };
    expect((await thrownBy(() => "no s3cret", auth)).message).toMatch(/: no \[redacted\]$/);
    const short = { basic: { username: "ab", password: "s3cret" } };
    expect((await thrownBy(() => "about s3cret", short)).message).toMatch(/: about \[redacted\]$/);
  });

  test.each([
    ["ERR_1", "ERR_1"],
    ["see ERR", undefined],
    ["ERR see", undefined],
    ["err", undefined],
    [Infinity, undefined],
  ])("a code is kept if it is one word in capitals: %s", async (code, kept) => {
    const make = () => Object.assign(new Error("no s3cret"), { code, name: "My error" });
    const { cause, message } = await thrownBy(make, { bearer: "s3cret" });
    expect(message).toContain(": no [redacted]");
    expect(cause).toMatchObject({ message: "no [redacted]", name: "Error" });
    expect((cause as { code?: unknown }).code).toBe(kept);
    expect(cause).not.toHaveProperty("cause");
  });

  test("a message that is no text, in a cause, is replaced alone", async () => {
    const make = () => ({ message: "no s3cret", cause: { message: 5 } });
    const { cause } = await thrownBy(make, { bearer: "s3cret" });
    expect(cause).toMatchObject({ message: "no [redacted]" });
    expect((cause as Error).cause).toMatchObject({ message: "the request failed" });
  });

  test("and no pattern is slow to search", async () => {
    const secret = "a".repeat(300);
    const error = await thrownBy(() => new Error("a".repeat(299)), { bearer: secret });
    expect(error.message).toContain("a".repeat(299));
  });
});

test("neither a secret of the path nor JSON with one is shown, in the error and in its cause", async () => {
  const url = `/tokens/s3cret/x?filter=${encodeURIComponent('{"token":"s3cret"}')}`;
  const error = await thrownBy(
    ({ url: sent }) => new Error(`lost ${sent}`),
    {},
    {
      operation: operation({ method: "GET", path: "/tokens/{token}/x" }),
      url,
    },
  );
  expect(error.request.url).toBe("/tokens/{token}/x?filter=[redacted]");
  expect((error.cause as Error).message).toContain("/tokens/[redacted]/x?filter=[redacted]");
  expect(inspect(error, { depth: 9 }) + error.stack).not.toContain("s3cret");
});

test("a path shows the numbers of things, and no number of a card", async () => {
  const shownOf = async (path: string, url: string): Promise<string> =>
    (await thrownBy(() => new Error("lost"), {}, { operation: operation({ path }), url })).request
      .url;
  expect(await shownOf("/issues/{issue_number}", "/issues/12")).toBe("/issues/12");
  expect(await shownOf("/cards/{card_number}", "/cards/12")).toBe("/cards/{card_number}");
  expect(await shownOf("/a/{accountNumber}", "/a/12")).toBe("/a/{accountNumber}");
});

test("what has a thousand values is looked through, and what has more is not shown", async () => {
  // An item counts with its key, one that was there before by its key alone. 15 more are the error,
  // its members and their names.
  const wide = (items: number, repeated: number): Error =>
    Object.assign(new Error("wide"), {
      items: Array.from({ length: items + repeated }, (_, i) => -Math.min(i, items - 1) - 0.5),
      last: {},
    });
  for (const [items, repeated, isShown] of [
    [492, 0, true],
    [492, 1, true],
    [492, 2, false],
    [493, 0, false],
  ] as const) {
    const error = wide(items, repeated);
    expect((await thrownBy(() => error)).cause === error).toBe(isShown);
  }
});
