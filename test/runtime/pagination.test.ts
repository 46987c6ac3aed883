import { expect, expectTypeOf, test } from "vitest";
import { ApiError } from "../../templates/runtime/client/api-error.js";
import { apiKeyQuery } from "../../templates/runtime/send/auth-schemes.js";
import { build } from "../../templates/runtime/encode/build.js";
import { integer, string } from "../../templates/runtime/encode/codecs/codec.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import { byLink, byUrl } from "../../templates/runtime/pages/page-links.js";
import {
  byCursor,
  byLastItem,
  byOffset,
  byPage,
} from "../../templates/runtime/pages/page-steps.js";
import { paginate, PaginationError, type Step } from "../../templates/runtime/pages/pagination.js";
import type { Pages } from "../../templates/runtime/client/methods.js";
import { queryGroup } from "../../templates/runtime/encode/parameter-groups.js";
import { formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import { json } from "../../templates/runtime/read/response.js";
import {
  operation,
  requestOf,
  sendJson,
  serve,
  type Handler,
  wholeClient,
} from "./client-server.js";

interface ListInput {
  query?: { after?: string; offset?: number; page?: number; limit?: number } | undefined;
}
interface List {
  readonly data: readonly { readonly id: string }[];
}
interface Answers {
  200: List;
}

const listOperation = operation<Answers>({
  id: "list",
  method: "GET",
  path: "/list",
  parameters: {
    query: queryGroup({
      after: formQuery(string),
      offset: formQuery(integer),
      page: formQuery(integer),
      limit: formQuery(integer),
    }),
  },
});

function list(input: ListInput = {}): HttpRequest<Answers> {
  return build(() => listOperation, input);
}

/** Follows the pages of a server, one by one, and records the requested URLs. */
async function follow(step: Step, answer: Handler, input: ListInput = {}, path = "") {
  const server = await serve(answer);
  const client = wholeClient({ servers: [server.url + path] }, { retry: false });
  const pages: Pages<{ readonly id: string }, List> = paginate(
    client,
    list,
    input,
    {},
    ["data"],
    step,
  );
  const ids = async () => {
    const found: string[] = [];
    for await (const { id } of pages) found.push(id);
    return found;
  };
  return { pages, ids, url: server.url, urls: () => server.received.map(({ url }) => url) };
}

const itemsOf = (...ids: string[]) => ids.map((id) => ({ id }));

/** Returns one of these after the other, then an empty page. */
function inTurn(...pages: object[]): Handler {
  return (response, _request, count) => sendJson(response, 200, pages[count - 1] ?? { data: [] });
}

test("the last item's id is the cursor, until has_more is false", async () => {
  const step = byLastItem("after", ["id"], ["has_more"]);
  const handler = inTurn(
    { data: itemsOf("a", "b"), has_more: true },
    { data: itemsOf("c"), has_more: false },
  );
  const { ids, urls } = await follow(step, handler, { query: { limit: 2 } });
  expect(await ids()).toEqual(["a", "b", "c"]);
  expect(urls()).toEqual(["/list?limit=2", "/list?after=b&limit=2"]);
});

test("an empty page has no last item", async () => {
  const { ids } = await follow(byLastItem("after", ["id"]), inTurn({ data: [] }));
  expect(await ids()).toEqual([]);
});

test.each([undefined, null, ""])("a cursor of the page, until it is %j", async (last) => {
  const handler = inTurn(
    { data: itemsOf("a"), meta: { next: "x" } },
    { data: [], meta: { next: "y" } },
    { data: itemsOf("b"), meta: { next: last } },
  );
  const { ids, urls } = await follow(byCursor("after", ["meta", "next"]), handler);
  expect(await ids()).toEqual(["a", "b"]);
  expect(urls()).toEqual(["/list", "/list?after=x", "/list?after=y"]);
});

test.each<[what: string, step: Step, page: object]>([
  ["no items", byLastItem("after", ["id"], ["more"]), { data: [], more: true }],
  ["items without it", byLastItem("after", ["no"], ["more"]), { data: itemsOf("a"), more: true }],
  ["a page without it", byCursor("after", ["next"], ["more"]), { data: itemsOf("a"), more: true }],
  ["null", byCursor("after", ["next"], ["more"]), { data: [], next: null, more: true }],
])("more is said to come, but there is no cursor: %s", async (_what, step, page) => {
  const { ids, urls } = await follow(step, inTurn(page));
  await expect(ids()).rejects.toThrow(
    new PaginationError(list(), "/more says more, but no after came"),
  );
  expect(urls()).toEqual(["/list"]);
});

test("an offset grows by what came, until a page is empty, short or the last", async () => {
  const two = { data: itemsOf("a", "b") };
  const empty = await follow(byOffset("offset"), inTurn(two, two), { query: { offset: 10 } });
  expect(await empty.ids()).toEqual(["a", "b", "a", "b"]);
  expect(empty.urls()).toEqual(["/list?offset=10", "/list?offset=12", "/list?offset=14"]);
  const short = await follow(byOffset("offset", "limit"), inTurn(two, { data: itemsOf("c") }), {
    query: { limit: 2 },
  });
  expect(await short.ids()).toEqual(["a", "b", "c"]);
  expect(short.urls()).toEqual(["/list?limit=2", "/list?offset=2&limit=2"]);
  const said = await follow(byOffset("offset", undefined, ["more"]), inTurn(two));
  expect(await said.ids()).toEqual(["a", "b"]);
  expect(said.urls()).toEqual(["/list"]);
});

test.each([
  ["offset", byOffset("offset", "limit"), ["offset=2&limit=9", "offset=3&limit=9"]],
  ["page", byPage("page", 1, "limit"), ["page=2&limit=9", "page=3&limit=9"]],
])("a server may give fewer than it is asked for: %s", async (_name, step, more) => {
  const handler = inTurn({ data: itemsOf("a", "b") }, { data: itemsOf("c") });
  const { ids, urls } = await follow(step, handler, { query: { limit: 9 } });
  expect(await ids()).toEqual(["a", "b", "c"]);
  expect(urls()).toEqual(["limit=9", ...more].map((query) => `/list?${query}`));
});

test("what says whether there is more counts alone: pages may be short or empty", async () => {
  const [two, none] = [
    { data: itemsOf("a", "b"), more: true },
    { data: [], more: true },
  ];
  const last = { data: itemsOf("c"), more: false };
  const byNumber = byPage("page", 1, "limit", ["more"]);
  const numbered = await follow(byNumber, inTurn(two, none, two, none, last), {
    query: { limit: 3 },
  });
  expect(await numbered.ids()).toEqual(["a", "b", "a", "b", "c"]);
  const offset = await follow(byOffset("offset", "limit", ["more"]), inTurn(two, last), {
    query: { limit: 3 },
  });
  expect(await offset.ids()).toEqual(["a", "b", "c"]);
});

test("empty pages don't go on for ever, whatever is said to come", async () => {
  const none: Handler = (response) => sendJson(response, 200, { data: [], more: true });
  const numbered = await follow(byPage("page", 1, undefined, ["more"]), none);
  await expect(numbered.ids()).rejects.toThrow(
    new PaginationError(list(), "/more says more, but 2 pages in a row are empty"),
  );
  expect(numbered.urls()).toEqual(["/list", "/list?page=2"]);
  const offset = await follow(byOffset("offset", undefined, ["more"]), none);
  await expect(offset.ids()).rejects.toThrow(PaginationError);
  expect(offset.urls()).toEqual(["/list", "/list?offset=0"]);
});

test("pages are counted from the first, or from the one that was asked for", async () => {
  const one = { data: itemsOf("a") };
  const first = await follow(byPage("page", 1), inTurn(one));
  expect(await first.ids()).toEqual(["a"]);
  expect(first.urls()).toEqual(["/list", "/list?page=2"]);
  const fifth = await follow(byPage("page", 1), inTurn(one), { query: { page: 5 } });
  await fifth.ids();
  expect(fifth.urls()).toEqual(["/list?page=5", "/list?page=6"]);
});

test("page by page, each loop from the first", async () => {
  const step = byCursor("after", ["next"]);
  const handler: Handler = (response, { url }) =>
    sendJson(response, 200, url === "/list" ? { data: [], next: "x" } : { data: itemsOf("a") });
  const { pages, urls } = await follow(step, handler);
  expectTypeOf(pages.pages()).toEqualTypeOf<AsyncIterable<List>>();
  for (let loop = 0; loop < 2; loop++) {
    const found: unknown[] = [];
    for await (const page of pages.pages()) found.push(page);
    expect(found).toEqual([{ data: [], next: "x" }, { data: itemsOf("a") }]);
  }
  expect(urls()).toHaveLength(4);
});

test("who leaves asks for no more", async () => {
  const handler = inTurn({ data: itemsOf("a"), next: "x" });
  const { pages, urls } = await follow(byCursor("after", ["next"]), handler);
  for await (const { id } of pages) {
    expect(id).toBe("a");
    break;
  }
  expect(urls()).toEqual(["/list"]);
});

test("a cursor that comes again is an error, at once or later", async () => {
  const again: Handler = (response, _request, count) =>
    sendJson(response, 200, { data: itemsOf(`${count}`), next: ["x", "y"][count % 2] });
  const { ids, urls } = await follow(byCursor("after", ["next"]), again);
  await expect(ids()).rejects.toThrow(new PaginationError(list(), "y comes again"));
  expect(urls()).toHaveLength(3);
});

test("what is no list, and what is no success", async () => {
  const none = await follow(byLink, inTurn({ items: [] }));
  const loop = none.ids();
  await expect(loop).rejects.toThrow("GET /list: no list at /data");
  await expect(loop).rejects.toMatchObject({ name: "PaginationError", operation: "list" });
  const failing = await follow(byLink, (response) => sendJson(response, 403, { message: "no" }));
  await expect(failing.ids()).rejects.toThrow(ApiError);
});

test.each<[what: string, link: (url: string) => string]>([
  ["an absolute URL", (url) => `<${url}/v1/repositories/7/list?page=2>; rel="next"`],
  ["a path", () => `</v1/repositories/7/list?page=2#x>; rel=next`],
  [
    "one of several",
    (url) =>
      `<${url}/v1/a,b>; rel="prev first"; title="a, <b>; rel=\\"next\\"", </v1/repositories/7/list?page=2> ; REL = "last NEXT"`,
  ],
  [
    "not that of another resource",
    () => `</v1/x>; rel=next; anchor="#a", </v1/repositories/7/list?page=2>; rel=next`,
  ],
  ["without blanks", () => `</v1/repositories/7/list?page=2>;rel=next`],
  ["with a parameter without a value", () => `</v1/repositories/7/list?page=2>; a; rel=next`],
  [
    "not one that has no rel, or an empty one first",
    () => `</v1/x>; title=next, </v1/y>; rel; rel=next, </v1/repositories/7/list?page=2>; rel=next`,
  ],
])("a link: %s", async (_what, link) => {
  let own = "";
  const handler: Handler = (response, _request, count) => {
    if (count === 1) response.setHeader("link", link(own));
    sendJson(response, 200, { data: itemsOf(`${count}`) });
  };
  const { ids, urls, url } = await follow(byLink, handler, {}, "/v1");
  own = url;
  expect(await ids()).toEqual(["1", "2"]);
  expect(urls()).toEqual(["/v1/list", "/v1/repositories/7/list?page=2"]);
});

test("a URL in the page; relative ones are those of the page's own", async () => {
  const handler = inTurn({ data: [], next: "?page=2" }, { data: itemsOf("a"), next: "" });
  const { ids, urls } = await follow(byUrl(["next"]), handler, { query: { limit: 1 } });
  expect(await ids()).toEqual(["a"]);
  expect(urls()).toEqual(["/list?limit=1", "/list?page=2"]);
});

test.each([7, {}, ["/list?page=2"], true])("%j is no URL of a page", async (next) => {
  const { ids, urls } = await follow(byUrl(["next"]), inTurn({ data: itemsOf("a"), next }));
  expect(await ids()).toEqual(["a"]);
  expect(urls()).toEqual(["/list"]);
});

test.each([
  "https://evil.example/v1/list",
  "//evil.example/v1/list",
  "http://user:pass@127.0.0.1/v1/list",
  "/v2/list",
  "/v1evil",
  "/v1evil/list",
  "http://[",
  "javascript:alert(1)",
])("credentials go nowhere else: %s", async (next) => {
  const handler: Handler = (response) => sendJson(response, 200, { data: [], next });
  const { ids, urls } = await follow(byUrl(["next"]), handler, {}, "/v1");
  await expect(ids()).rejects.toThrow(PaginationError);
  expect(urls()).toEqual(["/v1/list"]);
});

test("an API key that the server repeats in its link is sent once and shown nowhere", async () => {
  const secret = "s3cret";
  const server = await serve((response, _request, count) => {
    const next = [`/list?page=2&app%69d=${secret}`, `https://evil.example/?appid=${secret}`];
    sendJson(response, 200, { data: itemsOf(`${count}`), next: next[count - 1] });
  });
  const api = { servers: [server.url], schemes: { q: apiKeyQuery("appid") }, security: [["q"]] };
  const client = wholeClient(api, { auth: secret, retry: false });
  const secured = operation<Answers>({
    ...listOperation,
    security: [["q"]],
    keyParameters: ["appid"],
  });
  const first = () => build(() => secured, {});
  const pages = paginate(client, first, {}, {}, ["data"], byUrl(["next"]));
  const loop = (async () => {
    for await (const item of pages) expect(item).toBeDefined();
  })();
  const error: unknown = await loop.catch((thrown: unknown) => thrown);
  expect(server.received.map(({ url }) => url)).toEqual([
    `/list?appid=${secret}`,
    `/list?page=2&appid=${secret}`,
  ]);
  expect(error).toBeInstanceOf(PaginationError);
  expect(`${error}`).toContain("appid=[redacted]");
});

test("a step leaves keys out of the URL that it gives, and nothing else", () => {
  const request = requestOf(operation({ keyParameters: ["appid"] }), { url: "/list" });
  const told = { items: [], empties: 1, most: 0, headers: new Headers(), input: {}, request };
  const next = "/v1/list?a=1?b=%&appid=s3cret#x";
  const page = { ...told, data: { next }, baseUrl: "https://a.test/v1" };
  expect(byUrl(["next"])(page)).toEqual({ url: "/list?a=1?b=%" });
});

test("an error names the whole way to what is wrong with a page", async () => {
  const nested = inTurn({ data: [], meta: { more: true } });
  const { ids } = await follow(byCursor("after", ["next"], ["meta", "more"]), nested);
  await expect(ids()).rejects.toThrow("/meta/more says more, but no after came");
  const { url } = await serve(nested);
  const client = wholeClient({ servers: [url] });
  const pages = paginate(client, list, {}, {}, ["meta", "items"], byLink);
  const first = pages[Symbol.asyncIterator]().next();
  await expect(first).rejects.toThrow("no list at /meta/items");
});

test("a URL that comes again is an error", async () => {
  const handler: Handler = (response) => sendJson(response, 200, { data: [], next: "/list?p=2" });
  const { ids, urls } = await follow(byUrl(["next"]), handler);
  await expect(ids()).rejects.toThrow("/list?p=2 comes again");
  expect(urls()).toHaveLength(2);
});

test("a page under a 2xx that isn't declared is a DecodeError, as of call", async () => {
  const { url } = await serve((response) => sendJson(response, 206, { data: itemsOf("a") }));
  const only = operation<Answers>({ method: "GET", path: "/list", responses: { 200: json } });
  const client = wholeClient({ servers: [url] });
  const pages: Pages<{ readonly id: string }, List> = paginate(
    client,
    () => build(() => only, {}),
    {},
    {},
    ["data"],
    byLastItem("after", ["id"]),
  );
  const loop = (async () => {
    for await (const item of pages) expect(item).toBeUndefined();
  })();
  await expect(loop).rejects.toMatchObject({ name: "DecodeError", status: 206 });
});
