import { QueryClient, useInfiniteQuery, useMutation, useQuery } from "@tanstack/vue-query";
import type { Order } from "my-api";
import { createOrderMutation, getOrderQuery, listOrdersInfiniteQuery, tagKey } from "my-api/query";
import { computed, effectScope, ref } from "vue";
import { type Checks, expectSame, until } from "./checks.js";
import { openShop } from "./shop.js";

export const checks: Checks = {
  async "Vue: a query follows what its input is made of, and ends with its scope"() {
    const { client, fake, signals } = openShop();
    const cache = new QueryClient();
    const scope = effectScope();
    const id = ref("a");
    const query = scope.run(() => {
      return useQuery(
        computed(() => getOrderQuery(client, { path: { id: id.value } })),
        cache,
      );
    })!;
    await until(() => query.data.value?.id === "a");
    const order: Order | undefined = query.data.value;
    expectSame(order?.amount, 1);
    if (query.error.value?.declared) query.error.value.data.title satisfies string;
    fake.once("getOrder", { fault: "silence" });
    id.value = "b";
    await until(() => signals.length === 2);
    scope.stop();
    await until(() => signals[1]!.aborted);
  },

  async "Vue: pages and mutations"() {
    const { client, fake, keys } = openShop();
    const cache = new QueryClient();
    const scope = effectScope();
    const { list, create } = scope.run(() => ({
      list: useInfiniteQuery(listOrdersInfiniteQuery(client), cache),
      create: useMutation(
        {
          ...createOrderMutation(client),
          retry: 1,
          retryDelay: 1,
          onSuccess: () => cache.invalidateQueries({ queryKey: tagKey("orders") }),
        },
        cache,
      ),
    }))!;
    await until(() => list.isSuccess.value);
    await list.fetchNextPage();
    expectSame(list.data.value?.pages.flatMap(({ items }) => items).length, 4);
    fake.once("createOrder", { status: 503 });
    const before = keys.length;
    const made: Order = await create.mutateAsync({ body: { amount: 1 } });
    expectSame(typeof made.id, "string");
    const own = keys.slice(before).filter((key) => key !== undefined);
    expectSame([own.length, new Set(own).size], [2, 1]);
    expectSame(fake.requests.filter(({ operation }) => operation === "listOrders").length, 4);
    scope.stop();
  },
};
