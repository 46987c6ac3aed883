/** What libraries are given for a query, its pages and a mutation: what it sends, and what comes back. */
import { expect, it } from "vitest";
import type { RequestOptions } from "../../templates/runtime/client/options.js";
import type { HttpRequest, Input } from "../../templates/runtime/encode/operation.js";
import { byLink } from "../../templates/runtime/pages/page-links.js";
import { byCursor, byOffset } from "../../templates/runtime/pages/page-steps.js";
import type { Step } from "../../templates/runtime/pages/pagination.js";
import {
  type InfinitePage,
  makeInfiniteQuery,
  type PageParam,
} from "../../templates/runtime/query/infinite-query.js";
import type { QueryKey } from "../../templates/runtime/query/key.js";
import { makeMutation } from "../../templates/runtime/query/mutation.js";
import { makeQuery, type QueryContext } from "../../templates/runtime/query/query.js";
import { empty, json } from "../../templates/runtime/read/response.js";
import { idempotencyKeys } from "../../templates/runtime/send/idempotency.js";
import { makeClient, operation, requestOf } from "../runtime/client-server.js";

type Options<Answer, Context> = {
  (
    client: object,
    input?: Input,
    options?: RequestOptions,
  ): { queryKey: QueryKey; queryFn: (context?: Context) => Promise<Answer> };
  key(input?: object): QueryKey;
};

type Answer = { readonly status?: number; readonly data?: unknown; readonly link?: string };

/** A client whose answers are given, and what it sends. */
function shop(...answers: readonly Answer[]) {
  const sent: Request[] = [];
  const client = makeClient(
    { servers: ["https://shop.example"], keys: idempotencyKeys },
    {
      retry: false,
      async fetch(url, init) {
        const request = new Request(url, init as RequestInit);
        if (request.signal.aborted) throw request.signal.reason;
        const { status = 200, data, link } = answers[sent.length] ?? {};
        sent.push(request);
        if (data === undefined)
          return new Response(null, { status: status === 200 ? 204 : status });
        return Response.json(data, { status, headers: { ...(link && { link }) } });
      },
    },
  );
  const urls = () => sent.map(({ url }) => url.slice("https://shop.example".length));
  return { client, sent, urls };
}

const source = { api: "shop", operation: "listOrders" };
const list = operation({
  id: "listOrders",
  method: "GET",
  path: "/orders",
  responses: { 200: json, 204: empty },
});

/** As the operation's function does: the query's members are written as they are. */
function build({ query = {} }: Input): HttpRequest {
  const text = new URLSearchParams(query as Record<string, string>).toString();
  return requestOf(list, { url: `/orders${text && `?${text}`}` }) as HttpRequest;
}

const makeList = () => makeQuery<Options<unknown, QueryContext>>(source, build);

it("a query has its key, and sends its input", async () => {
  const { client, urls } = shop({ data: [1] });
  const orders = makeList();
  const { queryKey, queryFn } = orders(client, { query: { page: 2 } });
  expect(queryKey).toEqual([source, { query: { page: 2 } }]);
  expect(orders.key()).toEqual([source]);
  expect(orders.key({ query: { page: 2 } })).toEqual(queryKey);
  expect([await queryFn(queryKey), urls()]).toEqual([[1], ["/orders?page=2"]]);
});

it("data that is nothing is null: libraries refuse undefined", async () => {
  const { queryFn } = makeList()(shop().client, {});
  expect(await queryFn()).toBeNull();
});

it("options and the library's signal are for the request", async () => {
  const { client, sent } = shop({ data: 1 }, { data: 2 });
  const { queryFn } = makeList()(client, {}, { headers: { "x-a": "1" } });
  expect(await queryFn({})).toBe(1);
  expect(sent[0]?.headers.get("x-a")).toBe("1");
  await expect(queryFn({ signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow();
  expect(sent).toHaveLength(1);
});

it("a signal isn't read unless a request is sent: TanStack Query ends those alone", () => {
  let reads = 0;
  const context = {
    get signal() {
      reads++;
      return new AbortController().signal;
    },
  };
  const { queryFn } = makeList()(shop({ data: 1 }).client, {});
  expect(reads).toBe(0);
  return queryFn(context).then(() => expect(reads).toBe(1));
});

interface Context {
  readonly pageParam?: PageParam | null;
  readonly signal?: AbortSignal;
}
type Page = InfinitePage<unknown, unknown>;
type Pages = Options<Page, Context>;

const pagesBy = (step: Step) => makeInfiniteQuery<Pages>(source, build, ["items"], step);

it("pages have keys of their own, and begin without a parameter", async () => {
  const orders = pagesBy(byCursor("after", ["next"]));
  const made = orders(shop({ data: { items: [1], next: null } }).client);
  expect(made).toMatchObject({
    initialPageParam: null,
    queryKey: [{ ...source, infinite: true }, {}],
  });
  expect(orders.key()).toEqual([{ ...source, infinite: true }]);
  const { getNextPageParam } = made as unknown as { getNextPageParam(page: Page): unknown };
  const page = await made.queryFn();
  expect(page).toEqual({ items: [1], data: { items: [1], next: null }, next: null });
  expect(getNextPageParam(page)).toBeNull();
});

it("the next page is asked for by what differs, beside the input", async () => {
  const { client, urls } = shop(
    { data: { items: [1, 2], next: "b" } },
    { data: { items: [], next: "c" } },
    { data: { items: [], next: null } },
  );
  const { queryFn } = pagesBy(byCursor("after", ["next"]))(client, { query: { status: "open" } });
  const first = await queryFn({ pageParam: null });
  expect(first.next).toEqual({ query: { after: "b" }, empties: 0, most: 2 });
  const second = await queryFn({ pageParam: first.next });
  expect(second.next).toEqual({ query: { after: "c" }, empties: 1, most: 2 });
  expect((await queryFn({ pageParam: second.next })).next).toBeNull();
  expect(urls()).toEqual([
    "/orders?status=open",
    "/orders?status=open&after=b",
    "/orders?status=open&after=c",
  ]);
});

it("what the pages before were like says where a list ends", async () => {
  const { client } = shop({ data: { items: [1, 2] } }, { data: { items: [3] } });
  const { queryFn } = pagesBy(byOffset("offset", "limit"))(client, { query: { limit: 2 } });
  const first = await queryFn();
  expect(first.next).toEqual({ query: { offset: 2 }, empties: 0, most: 2 });
  expect((await queryFn({ pageParam: first.next })).next).toBeNull();
});

it("the next page may be at a URL, for which options and the signal count too", async () => {
  const link = '<https://shop.example/orders/2>; rel="next"';
  const { client, sent, urls } = shop({ data: { items: [1] }, link }, { data: { items: [2] } });
  const { queryFn } = pagesBy(byLink)(client, {}, { headers: { "x-a": "1" } });
  const { next } = await queryFn();
  expect(next).toEqual({ url: "/orders/2", empties: 0, most: 1 });
  expect((await queryFn({ pageParam: next })).next).toBeNull();
  expect(urls()).toEqual(["/orders", "/orders/2"]);
  expect(sent.map(({ headers }) => headers.get("x-a"))).toEqual(["1", "1"]);
  const signal = AbortSignal.abort(new Error("left"));
  await expect(queryFn({ pageParam: next, signal })).rejects.toThrow();
  expect(sent).toHaveLength(2);
});

it("a page that leads to itself is an error, by a parameter or a URL", async () => {
  const page = { data: { items: [1], next: "b" } };
  const again = "the next page is this one again";
  const byParameter = pagesBy(byCursor("after", ["next"]))(shop(page, page).client);
  const { next } = await byParameter.queryFn();
  await expect(byParameter.queryFn({ pageParam: next })).rejects.toThrow(`GET /orders: ${again}`);
  const linked = { data: { items: [1] }, link: '</orders/2>; rel="next"' };
  const byUrl = pagesBy(byLink)(shop(linked, linked).client);
  const first = await byUrl.queryFn();
  await expect(byUrl.queryFn({ pageParam: first.next })).rejects.toThrow(again);
});

interface Mutation {
  (
    client: object,
    options?: RequestOptions,
  ): {
    readonly mutationKey: QueryKey;
    mutationFn(input?: object, context?: object): Promise<unknown>;
  };
  key(): QueryKey;
}

function makeCreate(idempotencyHeader?: string, headers: Record<string, string> = {}) {
  const create = operation({
    id: "create",
    path: "/orders",
    ...(idempotencyHeader && { idempotencyHeader }),
  });
  return makeMutation<Mutation>({ api: "shop", operation: "create" }, () =>
    requestOf(create, { url: "/orders", body: null, headers }),
  );
}

const keysOf = (sent: readonly Request[]) => sent.map(({ headers }) => headers.get("x-key"));

it("a mutation has its key, and sends its input with the options", async () => {
  const { client, sent } = shop({ data: 7 });
  const create = makeCreate();
  const { mutationKey, mutationFn } = create(client, { headers: { "x-a": "1" } });
  expect([mutationKey, create.key()]).toEqual([
    [{ api: "shop", operation: "create" }],
    mutationKey,
  ]);
  expect(await mutationFn({})).toBe(7);
  expect([sent[0]?.headers.get("x-a"), keysOf(sent)]).toEqual(["1", [null]]);
});

it("tries of one mutation have one idempotency key, until one succeeds", async () => {
  const failed = { status: 503, data: {} };
  const { client, sent } = shop(failed, failed, { data: 1 }, { data: 2 }, failed, { data: 3 });
  const { mutationFn } = makeCreate("X-Key")(client, { headers: { "x-a": "1" } });
  const context = {};
  for (const _ of [1, 2]) await expect(mutationFn({}, context)).rejects.toThrow();
  expect([await mutationFn({}, context), await mutationFn({}, context)]).toEqual([1, 2]);
  const [first, second, third, fourth] = keysOf(sent);
  expect(first).toMatch(/^[\da-f-]{36}$/);
  expect([second, third, fourth === first]).toEqual([first, first, false]);
  expect(sent[0]?.headers.get("x-a")).toBe("1");
  // Without the library's context, the input is what its tries have in common.
  const input = {};
  await expect(mutationFn(input)).rejects.toThrow();
  await mutationFn(input);
  const [fifth, sixth] = keysOf(sent).slice(4);
  expect([sixth, fifth === fourth]).toEqual([fifth, false]);
});

it("mutations at the same time have keys of their own, which none of them loses", async () => {
  const failed = { status: 503, data: {} };
  const { client, sent } = shop(failed, failed, { data: 1 }, { data: 2 });
  const { mutationFn } = makeCreate("X-Key")(client);
  const input = {};
  await Promise.allSettled([mutationFn(input), mutationFn(input)]);
  await Promise.all([mutationFn(input), mutationFn(input)]);
  const keys = keysOf(sent);
  expect(new Set(keys.slice(0, 2)).size).toBe(2);
  expect(keys.slice(2).toSorted()).toEqual(keys.slice(0, 2).toSorted());
});

it("a key that the caller has set stays", async () => {
  const { client, sent } = shop({ data: 1 });
  await makeCreate("X-Key", { "x-key": "mine" })(client).mutationFn({});
  expect(keysOf(sent)).toEqual(["mine"]);
});
