/** Lists of a stateful fake: filtered and sorted by declared parameters, with dates and without. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { selectItems } from "../../templates/runtime/fake/state/selection.js";
import { packageOf } from "./from-document.js";

const json = (schema: object) => ({ "application/json": { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const Order = {
  type: "object",
  required: ["id", "amount"],
  properties: {
    id: { type: "string" },
    amount: { type: "integer" },
    status: { type: "string", enum: ["open", "paid"] },
    paid: { type: "boolean" },
    tags: { type: "array", items: { type: "string" } },
    day: { type: "string", format: "date-time" },
    customer: { type: "object", properties: { name: { type: "string" } } },
    limit: { type: "integer" },
  },
};
const text = { type: "string" };
const query = (name: string, schema: object, more: object = {}) => ({
  name,
  in: "query",
  schema,
  ...more,
});
const parameters = [
  query("status", { type: "array", items: text }, { explode: false }),
  query("tags", text),
  query("paid", { type: "boolean" }),
  query("amount", {
    anyOf: [{ type: "integer" }, { type: "object", properties: { gte: { type: "integer" } } }],
  }),
  query("day", { type: "string", format: "date-time" }),
  query("customer", text),
  query("expand", text),
  query("limit", { type: "integer" }),
  query("sort", text),
  query("order_by", { type: "array", items: text }),
  query("direction", text),
];
const one = [{ name: "id", in: "path", required: true, schema: text }];
const paths = {
  "/orders": {
    get: {
      operationId: "list",
      parameters,
      responses: {
        200: { description: "All.", content: json({ type: "array", items: ref("Order") }) },
      },
    },
    post: {
      operationId: "create",
      requestBody: { required: true, content: json(ref("Order")) },
      responses: { 201: { description: "Made.", content: json(ref("Order")) } },
    },
  },
  "/orders/{id}": {
    get: {
      operationId: "get",
      parameters: one,
      responses: { 200: { description: "It.", content: json(ref("Order")) } },
    },
  },
  "/orders/{id}/pay": {
    post: {
      operationId: "pay",
      parameters: one,
      responses: {
        200: { description: "Paid.", content: json(ref("Order")) },
        404: {
          description: "None.",
          content: json({
            type: "object",
            required: ["code"],
            properties: { code: { const: "none" } },
          }),
        },
      },
    },
  },
  "/orders/{id}/receipt": {
    get: {
      operationId: "receipt",
      parameters: one,
      responses: {
        200: { description: "It.", content: json({ type: "object", properties: { text } }) },
      },
    },
  },
};
const root = { paths, components: { schemas: { Order } } };

const orders = [
  {
    id: "a",
    amount: 5,
    status: "open",
    paid: false,
    tags: ["x", "y"],
    limit: 9,
    day: "2026-01-02T00:00:00Z",
  },
  {
    id: "b",
    amount: 40,
    status: "paid",
    paid: true,
    tags: ["y"],
    day: "2026-01-01T00:00:00Z",
    limit: 2,
  },
  {
    id: "c",
    amount: 5,
    status: "paid",
    paid: true,
    tags: [],
    day: "2026-01-02T00:00:00Z",
    limit: 3,
  },
];

it("what has no such member comes last", () => {
  const items = [{ id: 1 }, { id: 2, n: 1 }, { id: 3 }, { id: 4, n: 3 }];
  const operation = { id: "list", method: "GET", path: "/a", answers: {} };
  const sorted = (sort: string) =>
    selectItems(items, operation, { sort }, new Set(["n"])).map(({ id }) => id);
  expect([sorted("n"), sorted("-n")]).toEqual([
    [2, 4, 1, 3],
    [4, 2, 1, 3],
  ]);
});

describe.each([["texts"], ["dates"]])("with days as %s", (kind) => {
  const config = kind === "dates" ? { dates: "date" } : {};
  let made: Awaited<ReturnType<typeof packageOf>>;
  let fake: ReturnType<typeof made.fake.createFake>;
  beforeAll(async () => {
    made = await packageOf(root, config);
  });
  beforeEach(async () => {
    fake = made.fake.createFake({ stateful: true });
    const headers = { "content-type": "application/json" };
    for (const order of orders) {
      const init = { method: "POST", headers, body: JSON.stringify(order) };
      const response = await fake.fetch("https://shop.example/orders", init);
      expect(await response.json()).toMatchObject(order);
    }
  });

  const idsOf = async (search: string) => {
    const response = await fake.fetch(`https://shop.example/orders?${search}`);
    return ((await response.json()) as typeof orders).map(({ id }) => id).join("");
  };

  it.each([
    ["", "abc"],
    ["status=paid", "bc"],
    ["status=paid,open", "abc"],
    ["status=paid&amount=5", "c"],
    ["status=paid&limit=1", "b"],
    ["paid=false", "a"],
    ["tags=y", "ab"],
    ["day=2026-01-02T00:00:00Z", "ac"],
    ["day=2026-01-03T00:00:00Z", ""],
    // A range is no equality.
    ["amount[gte]=6", "abc"],
    // No item has such a member, or one that could be equal.
    ["expand=lines", "abc"],
    ["customer=ann", ""],
    // It is the size of a page, even if an item has such a member.
    ["limit=2", "ab"],
    ["limit=0", ""],
    ["limit=-1", "abc"],
  ])("are filtered: %s", async (search, ids) => {
    expect(await idsOf(search)).toBe(ids);
  });

  it.each([
    ["sort=amount", "acb"],
    ["sort=-amount", "bac"],
    ["sort=amount:desc", "bac"],
    ["sort=amount&direction=desc", "bac"],
    ["sort=%2Bamount", "acb"],
    ["order_by=amount&order_by=-id", "cab"],
    ["sort=amount,-id", "cab"],
    ["sort=limit", "bca"],
    ["sort=-limit", "acb"],
    // Not the name of a member: nobody knows what it means.
    ["sort=newest", "abc"],
    ["sort=asc", "abc"],
    ["direction=desc", "abc"],
  ])("are sorted: %s", async (search, ids) => {
    expect(await idsOf(search)).toBe(ids);
  });

  it("give what is done to an item the item, if that is what it answers", async () => {
    const at = (path: string, method: string) =>
      fake.fetch(`https://shop.example/orders/${path}`, { method });
    expect(await (await at("b/pay", "POST")).json()).toMatchObject(orders[1]!);
    const missing = await at("x/pay", "POST");
    // Its schema takes more members: so it says why.
    const told = { code: "none", detail: "there is no item of this id" };
    expect([missing.status, await missing.json()]).toMatchObject([404, told]);
    expect((await at("x/receipt", "GET")).status).toBe(404);
    const receipt = await at("b/receipt", "GET");
    expect([receipt.status, Object.keys((await receipt.json()) as object)]).toEqual([
      200,
      ["text"],
    ]);
  });

  it("give functions of tests what programs have", async () => {
    let given: unknown;
    fake.once("create", ({ body }: { readonly body: { readonly day: unknown } }) => {
      given = body.day;
      return { status: 201, data: { id: "z", amount: 1 } };
    });
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(orders[0]) };
    await fake.fetch("https://shop.example/orders", init);
    const day = kind === "dates" ? new Date("2026-01-02T00:00:00Z") : "2026-01-02T00:00:00Z";
    expect(given).toEqual(day);
    expect(fake.requests.at(-1)!.input).toMatchObject({ body: { day } });
  });
});
