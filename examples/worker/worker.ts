import { createClient, getOrder } from "orders";

export interface Environment {
  /** A binding to the service behind it, or `fetch` itself. */
  readonly orders: { readonly fetch: typeof fetch };
}

export default {
  async fetch(request: Request, { orders }: Environment): Promise<Response> {
    const id = new URL(request.url).pathname.slice(1);
    const client = createClient({ fetch: (...call) => orders.fetch(...call) });
    const outcome = await client.send(getOrder({ path: { id } }), { signal: request.signal });
    if (!outcome.ok) return new Response("no such order", { status: 404 });
    return new Response(`${outcome.data.amount} pieces`);
  },
};
