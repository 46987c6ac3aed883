import type { ReactNode } from "react";
import type { Order } from "my-api";
import {
  createOrderMutation,
  getOrderQuery,
  keyMatches,
  listOrdersInfiniteQuery,
  tagKey,
} from "my-api/query";
import useSWR, { SWRConfig, useSWRConfig } from "swr";
import useSWRInfinite from "swr/infinite";
import useSWRMutation from "swr/mutation";
import { type Checks, expectSame, until } from "./checks.js";
import { show } from "./page.js";
import { openShop } from "./shop.js";

const shown = (node: ReactNode) =>
  show(<SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>{node}</SWRConfig>);

export const checks: Checks = {
  async "SWR: answers, and invalidation"() {
    const { client, fake } = openShop();
    let amount = 1;
    fake.on("getOrder", ({ path }) => ({ status: 200, data: { id: path.id, amount } }));
    function One({ id }: { readonly id: string }) {
      const { queryKey, queryFn } = getOrderQuery(client, { path: { id } });
      const order: Order | undefined = useSWR(queryKey, queryFn).data;
      return <p>{order && `${order.id}${order.amount}`}</p>;
    }
    function Buttons() {
      const { mutate } = useSWRConfig();
      const one = keyMatches(getOrderQuery.key({ path: { id: "a" } }));
      return (
        <>
          <button onClick={() => void mutate(one)}>one</button>
          <button onClick={() => void mutate(keyMatches(tagKey("orders")))}>all</button>
          <button onClick={() => void mutate(keyMatches(tagKey("numbers")))}>none</button>
        </>
      );
    }
    const page = shown(
      <>
        <One id="a" />
        <One id="b" />
        <Buttons />
      </>,
    );
    await until(() => page.text() === "a1b1oneallnone");
    amount = 2;
    page.press("none");
    page.press("one");
    await until(() => page.text().startsWith("a2b1"));
    amount = 3;
    page.press("all");
    await until(() => page.text().startsWith("a3b3"));
    page.end();
  },

  async "SWR: pages"() {
    const { client } = openShop();
    const orders = listOrdersInfiniteQuery(client);
    type Page = Awaited<ReturnType<typeof orders.queryFn>>;
    function List() {
      const { data = [], setSize } = useSWRInfinite((index, last: Page | null) => {
        if (index > 0 && !last?.next) return null;
        return { key: orders.queryKey, pageParam: last?.next ?? null };
      }, orders.queryFn);
      return (
        <>
          <p>{data.flatMap(({ items }) => items.map(({ id }) => id)).join("")}</p>
          {data.at(-1)?.next && <button onClick={() => void setSize((n) => n + 1)}>more</button>}
        </>
      );
    }
    const page = shown(<List />);
    await until(() => page.text() === "abmore");
    page.press("more");
    await until(() => page.text() === "abcdmore");
    page.press("more");
    await until(() => page.text() === "abcde");
    page.end();
  },

  async "SWR: mutations"() {
    const { client, keys } = openShop();
    const { mutationKey, mutationFn } = createOrderMutation(client);
    function Make() {
      type Input = Parameters<typeof mutationFn>[0];
      const create = useSWRMutation(mutationKey, (_, { arg }: { arg: Input }) =>
        mutationFn(arg, {}),
      );
      const order: Order | undefined = create.data;
      return (
        <>
          {order && <p>made</p>}
          <button onClick={() => void create.trigger({ body: { amount: 1 } })}>make</button>
        </>
      );
    }
    const page = shown(<Make />);
    await until(() => page.text() === "make");
    page.press("make");
    await until(() => page.text() === "mademake");
    page.press("make");
    await until(() => keys.length === 2);
    expectSame(new Set(keys).size, 2);
    page.end();
  },
};
