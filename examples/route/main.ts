// What Next.js does with a route.
import assert from "node:assert/strict";
import { GET } from "./route.js";

const get = (id: string) => GET(new Request(`https://orders.example/api/orders/${id}`));
assert.deepEqual(await (await get("o1")).json(), { id: "o1", amount: 3 });
assert.equal((await get("o2")).status, 404);
