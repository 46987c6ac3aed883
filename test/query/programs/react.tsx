import {
  QueryClient,
  QueryClientProvider,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { Suspense, type ReactNode } from "react";
import type { Order } from "my-api";
import {
  createOrderMutation,
  deleteOrderMutation,
  getOrderQuery,
  listOrdersInfiniteQuery,
  tagKey,
} from "my-api/query";
import { type Checks, expectSame, until } from "./checks.js";
import { show } from "./page.js";
import { openShop, type Shop } from "./shop.js";

const shown = (node: ReactNode, cache = new QueryClient()) =>
  show(<QueryClientProvider client={cache}>{node}</QueryClientProvider>);

function OneOrder({ shop, id }: { readonly shop: Shop; readonly id: string }) {
  const { data, error } = useQuery({
    ...getOrderQuery(shop.client, { path: { id } }),
    retry: false,
  });
  if (error?.declared) return <p>{error.data.title}</p>;
  return <p>{data ? `${data.id} for ${data.amount}` : "..."}</p>;
}

export const checks: Checks = {
  async "React: an answer, or the failure that is declared"() {
    const shop = openShop();
    const page = shown(<OneOrder shop={shop} id="a" />);
    await until(() => page.text() === "a for 1");
    page.end();
    shop.fake.once("getOrder", () => ({ status: 404, data: { title: "None" } }));
    const other = shown(<OneOrder shop={shop} id="b" />);
    await until(() => other.text() === "None");
    other.end();
  },

  async "React: a component that goes ends its request"() {
    const shop = openShop();
    shop.fake.once("getOrder", { fault: "silence" });
    const page = shown(<OneOrder shop={shop} id="a" />);
    await until(() => shop.signals.length === 1);
    page.end();
    await until(() => shop.signals[0]!.aborted);
  },

  async "React: suspense"() {
    const { client } = openShop();
    function Suspended() {
      const { data } = useSuspenseQuery(getOrderQuery(client, { path: { id: "a" } }));
      const order: Order = data;
      return <p>{order.id}</p>;
    }
    const page = shown(
      <Suspense fallback="wait">
        <Suspended />
      </Suspense>,
    );
    await until(() => page.text() === "wait");
    await until(() => page.text() === "a");
    page.end();
  },

  async "React: infinite scrolling, and what changes the list"() {
    const { client, fake } = openShop();
    function List() {
      const list = useInfiniteQuery(listOrdersInfiniteQuery(client));
      const cache = useQueryClient();
      const remove = useMutation({
        ...deleteOrderMutation(client),
        onSuccess: () => cache.invalidateQueries({ queryKey: tagKey("orders") }),
      });
      const orders = list.data?.pages.flatMap(({ items }) => items) ?? [];
      return (
        <>
          <p>{orders.map(({ id }) => id).join("")}</p>
          {list.hasNextPage && <button onClick={() => void list.fetchNextPage()}>more</button>}
          <button onClick={() => remove.mutate({ path: { id: "a" } })}>remove</button>
        </>
      );
    }
    const page = shown(<List />);
    await until(() => page.text() === "abmoreremove");
    page.press("more");
    await until(() => page.text() === "abcdmoreremove");
    page.press("more");
    await until(() => page.text() === "abcderemove");
    fake.on("listOrders", () => ({ status: 200, data: { data: [{ id: "z", amount: 1 }] } }));
    page.press("remove");
    await until(() => page.text() === "zremove");
    page.end();
  },

  async "React: an optimistic update, taken back when it fails"() {
    const { client, fake, keys } = openShop();
    const { queryKey } = queryOptions(getOrderQuery(client, { path: { id: "a" } }));
    function Edited() {
      const cache = useQueryClient();
      const { data } = useQuery(getOrderQuery(client, { path: { id: "a" } }));
      const create = useMutation({
        ...createOrderMutation(client),
        retry: 1,
        retryDelay: 30,
        async onMutate({ body }) {
          await cache.cancelQueries({ queryKey });
          const before = cache.getQueryData(queryKey);
          cache.setQueryData(queryKey, (order) => order && { ...order, amount: body.amount });
          return { before };
        },
        onError: (_error, _input, context) => cache.setQueryData(queryKey, context?.before),
      });
      return (
        <>
          <p>{data?.amount}</p>
          <button onClick={() => create.mutate({ body: { amount: 9 } })}>change</button>
          {create.error?.declared && <p>{create.error.data.title}</p>}
        </>
      );
    }
    const page = shown(<Edited />);
    await until(() => page.text() === "1change");
    const refused = () => ({ status: 409 as const, data: { title: "Sold out" } });
    fake.once("createOrder", { status: 503 }, refused);
    page.press("change");
    await until(() => page.text() === "9change");
    await until(() => page.text() === "1changeSold out");
    const [, ...sent] = keys;
    expectSame([sent.length, new Set(sent).size], [2, 1]);
    page.end();
  },
};
