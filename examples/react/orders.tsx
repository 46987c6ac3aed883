import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Client } from "orders";
import { createOrderMutation, listOrdersInfiniteQuery } from "orders/query";
import { useState } from "react";

export function Orders({ client }: { readonly client: Client }) {
  const list = useInfiniteQuery(listOrdersInfiniteQuery(client, { query: { limit: 2 } }));
  const orders = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <h1>Orders</h1>
      <ul>
        {orders.map(({ id, item }) => (
          <li key={id}>{item}</li>
        ))}
      </ul>
      {list.hasNextPage && <button onClick={() => void list.fetchNextPage()}>More</button>}
      <NewOrder client={client} />
    </>
  );
}

function NewOrder({ client }: { readonly client: Client }) {
  const [item, setItem] = useState("");
  const cache = useQueryClient();
  const create = useMutation({
    ...createOrderMutation(client),
    onSuccess: () => cache.invalidateQueries({ queryKey: listOrdersInfiniteQuery.key() }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ body: { item } });
      }}
    >
      <input value={item} onChange={({ target }) => setItem(target.value)} aria-label="Item" />
      <button>Order</button>
      {create.error && (
        <p role="alert">
          {/* A failure that the document declares has its data. */}
          {create.error.declared ? `Only ${create.error.data.left} left` : "Please try again."}
        </p>
      )}
    </form>
  );
}
