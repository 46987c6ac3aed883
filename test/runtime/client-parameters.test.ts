import { describe, expect, test, vi } from "vitest";
import { makeClientWith } from "../../templates/runtime/client/client-parameters.js";
import type { Api, Client } from "../../templates/runtime/client/client.js";
import { array, object, string } from "../../templates/runtime/encode/codecs/codec.js";
import { build } from "../../templates/runtime/encode/build.js";
import { toCurl } from "../../templates/runtime/tools/curl.js";
import type { Middleware } from "../../templates/runtime/client/middleware.js";
import { openPathGroup } from "../../templates/runtime/encode/path.js";
import { type Input, type Operation, required } from "../../templates/runtime/encode/operation.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import { paginate } from "../../templates/runtime/pages/pagination.js";
import { byLink } from "../../templates/runtime/pages/page-links.js";
import {
  cookieGroup,
  headerGroup,
  queryGroup,
} from "../../templates/runtime/encode/parameter-groups.js";
import {
  cookieForm,
  deepObject,
  formQuery,
  headerScalar,
  simpleScalar,
} from "../../templates/runtime/encode/styles/parameters.js";
import { json } from "../../templates/runtime/read/response.js";
import { hideError } from "../../templates/runtime/send/hide-error.js";
import { idempotencyKeys } from "../../templates/runtime/send/idempotency.js";
import { fakeTime } from "./client-server.js";

const version = headerScalar(string);
const api: Api = {
  servers: ["https://api.example.com"],
  mask: hideError,
  parameters: {
    path: { tenant: simpleScalar(string) },
    query: { fields: formQuery(array(string)), "page[of]": deepObject(object({ a: string })) },
    headers: { "Api-Version": version },
    cookies: { locale: cookieForm(string) },
  },
};

const listPets: Operation<{ 200: unknown }> = {
  id: "listPets",
  method: "GET",
  path: "/{tenant}/pets/{id}",
  parameters: {
    path: openPathGroup({ tenant: simpleScalar(string), id: required(simpleScalar(string)) }),
    query: queryGroup({
      limit: formQuery(string),
      fields: formQuery(array(string)),
      "page[of]": deepObject(object({ a: string })),
      "page[at]": formQuery(string),
    }),
    headers: headerGroup({ "api-version": version }),
    cookies: cookieGroup({ session: cookieForm(string), locale: cookieForm(string) }),
  },
  clientParameters: [
    ["path", "tenant", true],
    ["query", "fields", false],
    ["query", "page[of]", false],
    ["headers", "api-version", true],
    ["cookies", "locale", false],
  ],
  responses: { 200: json },
};

const all = {
  path: { tenant: "a b" },
  query: { fields: ["id", "name"], "page[of]": { a: "x" } },
  headers: { "Api-Version": "3.0" },
  cookies: { locale: "de" },
};

/** What is sent, for an input of the operation. */
async function sent(
  input: Input,
  parameters: object | undefined,
  options: Partial<ClientOptions> = {},
  send: (client: Client) => Promise<unknown> = (client) =>
    client.send(build(() => listPets, input)),
) {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => Response.json({}));
  const given = parameters === undefined ? {} : { parameters };
  await send(makeClientWith(api, { fetch, ...given, ...options }, fakeTime()));
  const [[url, { headers }] = ["", {}]] = fetch.mock.calls;
  return { url: url.replace("https://api.example.com", ""), headers };
}

describe("a client's parameters", () => {
  test("are sent with what the operation has", async () => {
    const input = { path: { id: "1" }, query: { limit: "9" }, cookies: { session: "s" } };
    expect(build(() => listPets, input).url).toBe("/{tenant}/pets/1?limit=9");
    expect(await sent(input, all)).toEqual({
      url: "/a%20b/pets/1?limit=9&fields=id&fields=name&page%5Bof%5D%5Ba%5D=x",
      headers: { "api-version": "3.0", cookie: "session=s; locale=de" },
    });
  });

  test("give way to those of the call, whatever these are", async () => {
    const input = {
      path: { id: "{tenant}", tenant: "own" },
      query: { fields: ["a"], "page[of]": { a: "y" } },
      headers: { "api-version": "4" },
      cookies: { locale: "fr" },
    };
    expect(await sent(input, all)).toEqual({
      url: "/own/pets/%7Btenant%7D?fields=a&page%5Bof%5D%5Ba%5D=y",
      headers: { "api-version": "4", cookie: "locale=fr" },
    });
  });

  test("aren't taken for others of the same beginning", async () => {
    const { url } = await sent({ path: { id: "1" }, query: { "page[at]": "2" } }, all);
    expect(url).toBe("/a%20b/pets/1?page%5Bat%5D=2&fields=id&fields=name&page%5Bof%5D%5Ba%5D=x");
  });

  test("are no one else's: a header of the options outranks them", async () => {
    const { path } = all;
    const headers = { "API-version": "5" };
    const input = { path: { id: "1" } };
    expect((await sent(input, { path }, { headers })).headers).toEqual({ "api-version": "5" });
    const own = await sent(input, all, {}, (client) => {
      return client.call(
        build(() => listPets, input),
        { headers },
      );
    });
    expect(own.headers).toEqual({ "api-version": "5", cookie: "locale=de" });
  });

  test("aren't needed where the call has its own, and are a header's only for a header", async () => {
    const input = { path: { id: "1", tenant: "own" }, headers: { "api-version": "4" } };
    expect((await sent(input, undefined)).url).toBe("/own/pets/1");
    const { url } = await sent(input, all, { headers: { fields: "x" } });
    expect(url).toBe("/own/pets/1?fields=id&fields=name&page%5Bof%5D%5Ba%5D=x");
  });

  test("are found in cookies that have no blank between them", async () => {
    const cookie = "session=s;locale=fr";
    const { headers } = await sent({}, all, {}, (client) => {
      const request = build(() => listPets, { path: { id: "1" } });
      return client.send({ ...request, headers: { ...request.headers, cookie } });
    });
    expect(headers).toMatchObject({ cookie });
  });

  test("have names in capitals and small letters, but for headers", async () => {
    const names = ["q", "Q"].map((name) => [name, formQuery(string)] as const);
    const query = queryGroup(names);
    const find: Operation = {
      id: "find",
      method: "GET",
      path: "/",
      parameters: { query },
      clientParameters: [
        ["query", "q", true],
        ["query", "Q", true],
      ],
      responses: { 200: json },
    };
    const urls: string[] = [];
    const fetch = async (url: string): Promise<Response> => {
      urls.push(url);
      return Response.json({});
    };
    const two: Api = { ...api, parameters: { query: Object.fromEntries(names) } };
    const client = makeClientWith(two, { parameters: { query: { q: "1", Q: "2" } }, fetch });
    await client.send(build(() => find, {}));
    expect(urls).toEqual(["https://api.example.com/?q=1&Q=2"]);
  });

  test("leave requests alone that have none", async () => {
    const other: Operation = { id: "a", method: "GET", path: "/a", responses: { 200: json } };
    const { url, headers } = await sent({}, all, {}, (client) =>
      client.send(build(() => other, {})),
    );
    expect({ url, headers }).toEqual({ url: "/a", headers: {} });
  });
});

describe("what nobody gives", () => {
  test.each([
    ["a header", { ...all, headers: {} }, 'needs headers: { "api-version": ... }'],
    ["a segment of the path", { ...all, path: { tenant: undefined } }, "needs path:"],
    ["anything", undefined, "GET /{tenant}/pets/{id} needs"],
  ])("is refused when it is sent: %s", async (_, parameters, message) => {
    const fetch = vi.fn();
    const given = parameters === undefined ? {} : { parameters };
    const client = makeClientWith(api, { fetch, ...given });
    const request = build(() => listPets, { path: { id: "1" } });
    const refusal = expect.objectContaining({
      name: "TypeError",
      message: expect.stringContaining(message) as string,
    });
    await expect(client.send(request)).rejects.toThrow(refusal);
    await expect(client.call(request)).rejects.toThrow(refusal);
    expect(fetch).not.toHaveBeenCalled();
  });

  test("is left out where it isn't needed", async () => {
    const { path, headers } = all;
    expect(await sent({ path: { id: "1" } }, { path, headers })).toEqual({
      url: "/a%20b/pets/1",
      headers: { "api-version": "3.0" },
    });
  });
});

test.each<[string, object, string, string[]]>([
  [
    "a header",
    { headers: { "Api-Version": "a\nb" } },
    "header_charset",
    ["headers", "Api-Version"],
  ],
  ["a path", { path: { tenant: ".." } }, "path_segment", ["path", "tenant"]],
  ["an empty path", { path: { tenant: "" } }, "path_segment", ["path", "tenant"]],
  ["a list", { query: { fields: [{}] } }, "type_mismatch", ["query", "fields", "0"]],
  ["a name", { query: { field: [] } }, "unknown_property", ["query", "field"]],
  ["a group", { body: {} }, "unknown_property", ["body"]],
])("what can't be sent is refused by createClient: %s", (_, parameters, code, path) => {
  const place = expect.objectContaining({ code, operation: "createClient" });
  const make = () => makeClientWith(api, { parameters });
  expect(make).toThrow(place);
  try {
    make();
  } catch (error) {
    expect((error as { path: unknown[] }).path.map(String)).toEqual(["parameters", ...path]);
  }
});

test("only a segment of the path can't be dots", async () => {
  const parameters = { ...all, headers: { "Api-Version": ".." } };
  const { headers } = await sent({ path: { id: "1" } }, parameters);
  expect(headers).toMatchObject({ "api-version": ".." });
});

test("an error of the caller's own code stays as it is", () => {
  const own = new RangeError("own");
  const parameters = {
    get query(): never {
      throw own;
    },
  };
  expect(() => makeClientWith(api, { parameters })).toThrow(own);
  expect(own).not.toHaveProperty("operation");
});

test("other options are checked as ever", () => {
  const options = { parameters: all, retries: 3 } as object;
  expect(() => makeClientWith(api, options)).toThrow("unknown option: retries");
});

test("middleware, outcomes and errors have the whole request", async () => {
  const seen: string[] = [];
  const watch: Middleware = (request, next) => {
    seen.push(request.url, request.headers["api-version"]!);
    return next(request);
  };
  const fetch = async () => Response.json({}, { status: 404 });
  const client = makeClientWith(api, { parameters: all, fetch, middleware: [watch] });
  const request = build(() => listPets, { path: { id: "1" } });
  const outcome = await client.send(request);
  const url = "/a%20b/pets/1?fields=id&fields=name&page%5Bof%5D%5Ba%5D=x";
  expect([seen, outcome.request.url]).toEqual([[url, "3.0"], url]);
  expect(Object.isFrozen(request.headers)).toBe(true);
  expect(toCurl(outcome.request, { baseUrl: outcome.baseUrl })).toContain("-H 'api-version: 3.0'");
  await expect(client.call(request)).rejects.toMatchObject({ request: { url } });
});

test("go through all pages, whether the server repeats them in its links or not", async () => {
  const links = ["?page=2", "?fields=a&page=3", undefined];
  const urls: string[] = [];
  const fetch = async (url: string) => {
    const link = links[urls.length];
    urls.push(url.replace("https://api.example.com", ""));
    return Response.json([urls.length], {
      headers: link === undefined ? {} : { link: `<${link}>; rel="next"` },
    });
  };
  const { path, headers } = all;
  const parameters = { path, headers, query: { fields: ["id"] } };
  const client = makeClientWith(api, { parameters, fetch });
  const input: Input = { path: { id: "1" } };
  const pages = paginate(client, (one: Input) => build(() => listPets, one), input, {}, [], byLink);
  const items: unknown[] = [];
  for await (const item of pages) items.push(item);
  expect(items).toEqual([1, 2, 3]);
  expect(urls).toEqual([
    "/a%20b/pets/1?fields=id",
    "/a%20b/pets/1?page=2&fields=id",
    "/a%20b/pets/1?fields=a&page=3",
  ]);
});

test("an idempotency key stands for the whole request", async () => {
  const pay: Operation = { ...listPets, method: "POST", idempotencyHeader: "Key" };
  const fetch = async () => Response.json({});
  const client = makeClientWith({ ...api, keys: idempotencyKeys }, { parameters: all, fetch });
  const send = (path: object) =>
    client.send(
      build(() => pay, { path }),
      { idempotencyKey: "k" },
    );
  await send({ id: "1" });
  await send({ id: "1", tenant: "a b" });
  await expect(send({ id: "1", tenant: "other" })).rejects.toThrow("idempotency key");
});
