/** The core of TanStack Query, which its React, Vue, Solid, Svelte and Angular packages share. */
import {
  dehydrate,
  hashKey,
  hydrate,
  InfiniteQueryObserver,
  MutationObserver,
  QueryClient,
  queryOptions,
  QueryObserver,
} from "@tanstack/react-query";
import { ApiError, isApiError, getOrder, type Order } from "my-api";
import {
  createChatMutation,
  createOrderMutation,
  deleteOrderMutation,
  getOrderQuery,
  getReportInfiniteQuery,
  hasOrderQuery,
  listNumbersInfiniteQuery,
  listOrdersInfiniteQuery,
  listOrdersQuery,
  pingMutation,
  tagKey,
} from "my-api/query";
import { type Checks, expectSame, until } from "./checks.js";
import { openShop } from "./shop.js";

const never = () => {};
const queries = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

export const checks: Checks = {
  async "an answer is kept under its key, with its type"() {
    const { client, fake } = openShop();
    const cache = queries();
    const options = { ...getOrderQuery(client, { path: { id: "a" } }), staleTime: Infinity };
    const order: Order = await cache.fetchQuery(options);
    expectSame(order, { id: "a", amount: 1 });
    await cache.fetchQuery(options);
    expectSame(fake.requests.length, 1);
    const { queryKey } = queryOptions(getOrderQuery(client, { path: { id: "a" } }));
    // Of different types, side by side.
    const all = [getOrderQuery, getReportInfiniteQuery, listOrdersQuery, createOrderMutation];
    expectSame(new Set(all.map((one) => JSON.stringify(one.key()))).size, 4);
    const kept: Order | undefined = cache.getQueryData(queryKey);
    expectSame(kept, order);
    // @ts-expect-error: an order has no name.
    expectSame(kept?.name, undefined);
    // @ts-expect-error: the id is needed.
    getOrderQuery(client, {});
    // @ts-expect-error: no such tag.
    tagKey("order");
  },

  async "keys are plain data, the same for the same input"() {
    const { client } = openShop();
    const key = (since: Date | string) =>
      listOrdersQuery(client, { query: { status: "open", since } }).queryKey;
    const expected = [
      { api: "my-api", operation: "listOrders", tags: { orders: true } },
      { query: { since: "1970-01-01T00:00:00.000Z", status: "open" } },
    ];
    expectSame(key(new Date(0)), expected);
    expectSame(hashKey(key(new Date(0))), hashKey(key("1970-01-01T00:00:00.000Z")));
    expectSame(
      hashKey(listOrdersQuery(client).queryKey),
      hashKey(listOrdersQuery(client, {}).queryKey),
    );
    expectSame(listOrdersQuery.key(), expected.slice(0, 1));
    expectSame(createOrderMutation(client).mutationKey, createOrderMutation.key());
  },

  async "answers are invalidated by input, by operation, by tag and all together"() {
    const { client, fake } = openShop();
    const cache = queries();
    const observers = ["a", "b"].map((id) => {
      return new QueryObserver(cache, getOrderQuery(client, { path: { id } }));
    });
    const lists = new QueryObserver(cache, listOrdersQuery(client));
    const pages = new InfiniteQueryObserver(cache, listOrdersInfiniteQuery(client));
    const ends = [...observers, lists].map((one) => one.subscribe(never));
    ends.push(pages.subscribe(never));
    await until(() => cache.isFetching() === 0 && fake.requests.length === 4);
    const sentFor = async (queryKey: readonly unknown[]) => {
      const before = fake.requests.length;
      await cache.invalidateQueries({ queryKey });
      return fake.requests
        .slice(before)
        .map(({ operation }) => operation)
        .sort();
    };
    expectSame(await sentFor(getOrderQuery.key({ path: { id: "a" } })), ["getOrder"]);
    expectSame(await sentFor(getOrderQuery.key()), ["getOrder", "getOrder"]);
    expectSame(await sentFor(listOrdersQuery.key()), ["listOrders", "listOrders"]);
    expectSame(await sentFor(listOrdersInfiniteQuery.key()), ["listOrders"]);
    expectSame(await sentFor(tagKey("reports")), ["getOrder", "getOrder"]);
    expectSame((await sentFor(tagKey("orders"))).length, 4);
    expectSame((await sentFor(tagKey())).length, 4);
    expectSame(await sentFor(tagKey("numbers")), []);
    for (const end of ends) end();
  },

  async "a request ends when nobody wants its answer any more"() {
    const { client, fake, signals } = openShop();
    fake.once("getOrder", { fault: "silence" });
    const cache = queries();
    const options = getOrderQuery(client, { path: { id: "a" } });
    const end = new QueryObserver(cache, options).subscribe(never);
    await until(() => signals.length === 1);
    end();
    await until(() => signals[0]!.aborted);
    await until(() => cache.isFetching() === 0);
    expectSame(cache.getQueryState(options.queryKey)?.status, "pending");
    expectSame((await cache.fetchQuery(options)).id, "a");
  },

  async "errors have the types that the document declares"() {
    const { client, fake } = openShop();
    fake.on("getOrder", () => ({ status: 404, data: { title: "None" } }));
    const observer = new QueryObserver(queries(), getOrderQuery(client, { path: { id: "a" } }));
    const end = observer.subscribe(never);
    await until(() => observer.getCurrentResult().isError);
    const { error } = observer.getCurrentResult();
    if (!error?.declared) throw new Error("not declared");
    const status: 404 = error.status;
    const title: string = error.data.title;
    expectSame([status, title], [404, "None"]);
    expectSame([error instanceof ApiError, isApiError(error, getOrder)], [true, true]);
    // @ts-expect-error: nothing but 404 is declared.
    expectSame(error.status === 409, false);
    const other = observer.getCurrentResult().error;
    // @ts-expect-error: a broken connection has no data.
    expectSame(typeof other?.data, "object");
    end();
  },

  async "pages follow each other to the last one"() {
    const { client, fake } = openShop();
    const observer = new InfiniteQueryObserver(
      queries(),
      listOrdersInfiniteQuery(client, { query: { status: "open" } }),
    );
    const end = observer.subscribe(never);
    await until(() => observer.getCurrentResult().isSuccess);
    while (observer.getCurrentResult().hasNextPage) await observer.fetchNextPage();
    const pages = observer.getCurrentResult().data!.pages;
    const orders: readonly Order[] = pages.flatMap(({ items }) => items);
    expectSame(
      orders.map(({ id }) => id),
      ["a", "b", "c", "d", "e"],
    );
    expectSame(
      pages.map(({ data }) => data.next),
      ["2", "4", null],
    );
    const sent = fake.requests.map(({ url }) => new URL(url).search);
    expectSame(sent, ["?status=open", "?after=2&status=open", "?after=4&status=open"]);
    end();
  },

  async "pages are continued after they were stored"() {
    const { client } = openShop();
    const [first, second] = [queries(), queries()];
    const options = listOrdersInfiniteQuery(client);
    await first.fetchInfiniteQuery(options);
    hydrate(second, JSON.parse(JSON.stringify(dehydrate(first))));
    const { pages } = await second.fetchInfiniteQuery({ ...options, pages: 3 });
    expectSame(pages.flatMap(({ items }) => items).length, 5);
    const observer = new InfiniteQueryObserver(second, { ...options, staleTime: Infinity });
    expectSame(observer.getCurrentResult().hasNextPage, false);
  },

  async "pages by links and by numbers"() {
    const { client, fake } = openShop();
    const cache = queries();
    fake.on("getReport", ({ request }) => {
      const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
      const link = page < 3 ? { link: `<?page=${page + 1}>; rel="next"` } : {};
      return { status: 200, data: [`line ${page}`], headers: { "X-Total": "3", ...link } };
    });
    const report = await cache.fetchInfiniteQuery({ ...getReportInfiniteQuery(client), pages: 9 });
    expectSame(
      report.pages.flatMap(({ items }) => items),
      ["line 1", "line 2", "line 3"],
    );
    fake.on("listNumbers", ({ query }) => {
      const start = query.offset ?? 0;
      return { status: 200, data: { items: [1, 2, 3].slice(start, start + query.limit) } };
    });
    const options = listNumbersInfiniteQuery(client, { query: { limit: 2 } });
    const numbers = await cache.fetchInfiniteQuery({ ...options, pages: 9 });
    expectSame(
      numbers.pages.map(({ items }) => items),
      [[1, 2], [3]],
    );
  },

  async "a page that leads to itself is an error"() {
    const { client, fake } = openShop();
    fake.on("listOrders", () => ({ status: 200, data: { data: [], next: "7" } }));
    const failed = queries().fetchInfiniteQuery({ ...listOrdersInfiniteQuery(client), pages: 9 });
    const reason = await failed.catch((error: unknown) => String(error));
    expectSame(reason, "PaginationError: GET /orders: the next page is this one again");
  },

  async "the tries of a mutation have one idempotency key, other mutations have others"() {
    const { client, fake, keys } = openShop();
    fake.once("createOrder", { status: 503 }, { fault: "cut" });
    const cache = new QueryClient();
    const options = () => ({ ...createOrderMutation(client), retry: 2, retryDelay: 1 });
    const observer = new MutationObserver(cache, options());
    // As a component does that is rendered again.
    const end = observer.subscribe(() => observer.setOptions(options()));
    const input = { body: { amount: 1 } };
    const made: Order = await observer.mutate(input);
    expectSame(typeof made.id, "string");
    expectSame([keys.length, new Set(keys).size], [3, 1]);
    await observer.mutate(input);
    expectSame(new Set(keys).size, 2);
    const two = [new MutationObserver(cache, options()), new MutationObserver(cache, options())];
    fake.once("createOrder", { status: 503 }, { status: 503 });
    await Promise.all(two.map((one) => one.mutate(input)));
    expectSame([keys.length, new Set(keys).size], [8, 4]);
    end();
  },

  async "without a library's context, an input object keeps its key until it succeeds"() {
    const { client, fake, keys } = openShop();
    const { mutationFn } = createOrderMutation(client);
    const input = { body: { amount: 1 } };
    fake.once("createOrder", { status: 503 }, { status: 503 });
    await Promise.allSettled([mutationFn(input), mutationFn(input)]);
    await Promise.all([mutationFn(input), mutationFn(input), mutationFn(input)]);
    expectSame([keys.length, new Set(keys).size], [5, 3]);
  },

  async "data that is nothing is null, and mutations may have no input"() {
    const { client, fake } = openShop();
    const found: null = await queries().fetchQuery(hasOrderQuery(client, { path: { id: "a" } }));
    expectSame(found, null);
    const ping = new MutationObserver(new QueryClient(), pingMutation(client));
    await ping.mutate();
    const remove = new MutationObserver(new QueryClient(), deleteOrderMutation(client));
    await remove.mutate({ path: { id: "a" } });
    // @ts-expect-error: the id is needed.
    remove.mutate().catch(never);
    expectSame(
      fake.requests.map(({ operation }) => operation),
      ["hasOrder", "ping", "deleteOrder"],
    );
    const chat = createChatMutation(client);
    const answer: Order = await chat.mutationFn({ body: { prompt: "Hello" } });
    expectSame(typeof answer.id, "string");
    // @ts-expect-error: a stream is nothing to keep.
    chat.mutationFn({ body: { prompt: "Hello", stream: true } }).catch(never);
  },
};
