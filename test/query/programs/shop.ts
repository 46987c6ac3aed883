/** A shop without a network: its client, and what was sent. */
import { createClient, type Client } from "my-api";
import { createFake } from "my-api/fake";

export interface Shop {
  readonly client: Client;
  readonly fake: ReturnType<typeof createFake>;
  /** The idempotency keys, and the signals, of all requests so far. */
  readonly keys: (string | undefined)[];
  readonly signals: AbortSignal[];
}

export function openShop(): Shop {
  const fake = createFake();
  const keys: (string | undefined)[] = [];
  const signals: AbortSignal[] = [];
  const client = createClient({
    retry: false,
    fetch(url, init) {
      keys.push((init.headers as Record<string, string>)["idempotency-key"]);
      if (init.signal) signals.push(init.signal);
      return fake.fetch(url, init);
    },
  });
  const ids = ["a", "b", "c", "d", "e"];
  fake.on("getOrder", ({ path }) => ({ status: 200, data: { id: path.id, amount: 1 } }));
  fake.on("listOrders", ({ query = {} }) => {
    const start = Number(query.after ?? 0);
    const data = ids.slice(start, start + 2).map((id) => ({ id, amount: 1 }));
    return { status: 200, data: { data, next: start + 2 < ids.length ? `${start + 2}` : null } };
  });
  return { client, fake, keys, signals };
}
