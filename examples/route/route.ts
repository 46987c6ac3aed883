// In Next.js: app/api/[...path]/route.ts
import type { Order } from "orders";
import { createHandler } from "orders/handler";

const orders = new Map<string, Order>([["o1", { id: "o1", amount: 3 }]]);

const handler = createHandler({
  getOrder({ path }) {
    const order = orders.get(path.id);
    return order === undefined ? { status: 404 } : { status: 200, data: order };
  },
});

export { handler as GET };
