/** What `createApi` makes: methods that build a request and send it. */
import { expect, expectTypeOf, test } from "vitest";
import { AbortError, ApiError } from "../../templates/runtime/client/api-error.js";
import { build } from "../../templates/runtime/encode/build.js";
import type { Client } from "../../templates/runtime/client/client.js";
import { string } from "../../templates/runtime/encode/codecs/codec.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import {
  makeApi,
  type Method,
  type MethodSources,
  type OptionalPagedMethod,
  type Pages,
} from "../../templates/runtime/client/methods.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import type { SendOptions } from "../../templates/runtime/client/options.js";
import { byCursor } from "../../templates/runtime/pages/page-steps.js";
import { paginate } from "../../templates/runtime/pages/pagination.js";
import { queryGroup } from "../../templates/runtime/encode/parameter-groups.js";
import { formQuery, simpleScalar } from "../../templates/runtime/encode/styles/parameters.js";
import { pathGroup } from "../../templates/runtime/encode/path.js";
import { type Handler, makeClient, operation, sendJson, serve } from "./client-server.js";

interface GetInput {
  path: { id: string };
}
interface ListInput {
  query?: { after?: string } | undefined;
}
interface Order {
  readonly id: string;
}
interface GetAnswers {
  200: Order;
  default: { readonly title: string };
}
interface ListAnswers {
  200: { readonly data: readonly Order[]; readonly next?: string };
}

const getOperation = operation<GetAnswers>({
  id: "getOrder",
  method: "GET",
  path: "/orders/{id}",
  parameters: { path: pathGroup({ id: simpleScalar(string) }) },
});
const listOperation = operation<ListAnswers>({
  id: "listOrders",
  method: "GET",
  path: "/orders",
  parameters: { query: queryGroup({ after: formQuery(string) }) },
});

const getOrder = (input: GetInput): HttpRequest<GetAnswers> => build(() => getOperation, input);
const listOrders = (input: ListInput = {}): HttpRequest<ListAnswers> =>
  build(() => listOperation, input);
const listOrdersPages = (
  client: Client,
  input: ListInput = {},
  options: SendOptions = {},
): Pages<Order, ListAnswers[200]> =>
  paginate(client, listOrders, input, options, ["data"], byCursor("after", ["next"]));

interface Shop {
  orders: {
    get: Method<GetInput, GetAnswers>;
    list: OptionalPagedMethod<ListInput, ListAnswers, Order>;
  };
  getAny: Method<GetInput, GetAnswers>;
}

const sources: MethodSources<Shop> = {
  orders: { get: getOrder, list: [listOrders, listOrdersPages] },
  getAny: getOrder,
};

async function start(handler: Handler) {
  const server = await serve(handler);
  const create = (options: { token?: string }) =>
    makeClient({ servers: [server.url] }, { retry: false, headers: { token: options.token } });
  return { shop: makeApi<Shop, { token?: string }>(create, { token: "t" }, sources), server };
}

const one: Handler = (response, { url }) => {
  if (url === "/orders/none") sendJson(response, 404, { title: "none" });
  else sendJson(response, 200, { id: url.slice(8) });
};

test("a method sends, and gives the data of the success", async () => {
  const { shop, server } = await start(one);
  const order = await shop.orders.get({ path: { id: "7" } }, { headers: { trace: "x" } });
  expectTypeOf(order).toEqualTypeOf<Order>();
  expect(order).toEqual({ id: "7" });
  expect(await shop.getAny({ path: { id: "8" } })).toEqual({ id: "8" });
  expect(
    server.received.map(({ url, headers }) => [url, headers["token"], headers["trace"]]),
  ).toEqual([
    ["/orders/7", "t", "x"],
    ["/orders/8", "t", undefined],
  ]);
});

test("it rejects with what `call` throws, and with what can't be sent", async () => {
  const { shop, server } = await start(one);
  await expect(shop.orders.get({ path: { id: "none" } })).rejects.toThrow(ApiError);
  await expect(shop.orders.get({ path: { id: ".." } })).rejects.toThrow(EncodeError);
  await expect(shop.orders.get.send({ path: { id: ".." } })).rejects.toThrow(EncodeError);
  const aborted = shop.orders.get({ path: { id: "7" } }, { signal: AbortSignal.abort() });
  await expect(aborted).rejects.toThrow(AbortError);
  expect(server.received).toHaveLength(1);
});

test("`send` gives any outcome, `request` sends nothing, a stream is as it comes", async () => {
  const { shop, server } = await start(one);
  expect(shop.orders.get.request({ path: { id: "7" } })).toEqual(getOrder({ path: { id: "7" } }));
  expect(server.received).toHaveLength(0);
  const outcome = await shop.orders.get.send({ path: { id: "none" } });
  expect(outcome).toMatchObject({ ok: false, status: 404, data: { title: "none" } });
  if (outcome.ok) expectTypeOf(outcome.data).toEqualTypeOf<Order>();
  const body = await shop.orders.get({ path: { id: "9" } }, { stream: true });
  expect(await new Response(body).json()).toEqual({ id: "9" });
});

test("`pages` gives the items of all pages", async () => {
  const { shop, server } = await start((response, { url }) => {
    if (url === "/orders") sendJson(response, 200, { data: [{ id: "a" }], next: "a" });
    else sendJson(response, 200, { data: [{ id: "b" }] });
  });
  expect((await shop.orders.list()).data).toEqual([{ id: "a" }]);
  const ids: string[] = [];
  for await (const { id } of shop.orders.list.pages()) ids.push(id);
  expect(ids).toEqual(["a", "b"]);
  const urls = server.received.map(({ url }) => url);
  expect(urls).toEqual(["/orders", "/orders", "/orders?after=a"]);
});

test("it takes a client that is there already", async () => {
  const server = await serve(one);
  const client = makeClient({ servers: [server.url] });
  const create = () => expect.fail("there is a client");
  const shop = makeApi<Shop, object>(create, client, sources);
  expect(await shop.getAny({ path: { id: "1" } })).toEqual({ id: "1" });
});

test("members are made once, when they are asked for, and it is no promise", async () => {
  const { shop } = await start(one);
  expect(Object.keys(shop)).toEqual(["orders", "getAny"]);
  expect(Object.keys(shop.orders)).toEqual(["get", "list"]);
  const isMade = (of: object, name: string) =>
    "value" in Object.getOwnPropertyDescriptor(of, name)!;
  expect(isMade(shop.orders, "get")).toBe(false);
  const { get } = shop.orders;
  expect(isMade(shop.orders, "get")).toBe(true);
  expect(isMade(shop.orders, "list")).toBe(false);
  expect(shop.orders.get).toBe(get);
  expect(await shop).toBe(shop);
  expect(await get({ path: { id: "1" } })).toEqual({ id: "1" });
});

test("types refuse what is no input, and sources of another operation", () => {
  // @ts-expect-error: no id
  const check = (shop: Shop) => shop.orders.get({ path: {} });
  // @ts-expect-error: an input is needed
  const empty = (shop: Shop) => shop.orders.get();
  // @ts-expect-error: pages are missing
  const bare: MethodSources<Shop>["orders"] = { get: getOrder, list: listOrders };
  // @ts-expect-error: another operation's
  const other: MethodSources<Shop>["getAny"] = listOrders;
  expect([check, empty, bare, other]).toHaveLength(4);
});
