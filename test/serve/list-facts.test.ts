/** What lists of a stateful fake say of themselves: the items are counted. */
import { beforeAll, expect, it } from "vitest";
import { packageOf } from "./from-document.js";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const integer = { type: "integer" };
const boolean = { type: "boolean" };
const Order = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, status: { type: "string" } },
};
const orders = { type: "array", items: { $ref: "#/components/schemas/Order" } };
const listed = (properties: object) => ({
  type: "object",
  required: Object.keys(properties),
  properties,
});
const query = ["status", "limit", "offset", "page"].map((name) => ({
  name,
  in: "query",
  schema: name === "status" ? { type: "string" } : integer,
}));

/** The members of the answer of each list. */
const lists = {
  plain: listed({
    orders,
    total: integer,
    count: integer,
    has_more: boolean,
    total_amount: integer,
  }),
  alone: listed({ count: integer, results: orders, isTruncated: boolean, hasPrev: boolean }),
  inside: listed({
    data: orders,
    meta: listed({ totalItems: integer, total_pages: integer, more: { const: "no" } }),
  }),
  few: listed({ orders, total: { type: "integer", maximum: 1 }, last: { type: "string" } }),
};

let modules: Awaited<ReturnType<typeof packageOf>>;
beforeAll(async () => {
  const order = json({ $ref: "#/components/schemas/Order" });
  const made = { responses: { 201: { description: "", ...order } } };
  const paths = Object.entries(lists).flatMap(([name, schema]) => [
    [
      `/${name}`,
      {
        post: { operationId: `create_${name}`, requestBody: order, ...made },
        get: {
          operationId: `list_${name}`,
          parameters: query,
          responses: { 200: { description: "", ...json(schema) } },
        },
      },
    ],
    [
      `/${name}/{id}`,
      {
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        get: { operationId: `get_${name}`, responses: { 200: { description: "", ...order } } },
      },
    ],
  ]);
  modules = await packageOf({
    paths: Object.fromEntries(paths),
    components: { schemas: { Order } },
  });
});

async function listsOf(name: keyof typeof lists, ...queries: readonly string[]) {
  const fake = modules.fake.createFake({ stateful: true });
  const get = async (search: string) => {
    const response = await fake.fetch(`https://shop.example/${name}${search}`);
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
  const before = await get("");
  for (const [id, status] of [
    ["o1", "open"],
    ["o2", "paid"],
    ["o3", "paid"],
  ])
    await fake.fetch(`https://shop.example/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id, status }),
    });
  return [before, ...(await Promise.all(queries.map(get)))];
}

it("tell how many there are, of those that are asked for, and whether more follow", async () => {
  const found = await listsOf(
    "plain",
    "",
    "?status=paid",
    "?limit=2",
    "?limit=2&offset=2",
    "?limit=0",
  );
  const facts = found.map((one) => [one["total"], one["count"], one["has_more"]]);
  expect(facts).toEqual([
    [0, 0, false],
    [3, 3, false],
    [2, 2, false],
    [3, 2, true],
    [3, 1, false],
    [3, 0, false],
  ]);
  // Money isn't counted.
  expect(found[0]!["total_amount"]).toBe(found[1]!["total_amount"]);
});

it("end where a caller asks for one page after another", async () => {
  const found = await listsOf(
    "plain",
    "?limit=2&page=1",
    "?limit=2&page=2",
    "?limit=2&page=3",
    "?page=2",
  );
  const facts = found.slice(1).map((one) => [(one["orders"] as unknown[]).length, one["has_more"]]);
  expect(facts).toEqual([
    [2, true],
    [1, false],
    [0, false],
    [0, false],
  ]);
});

it("tell of all by a count that stands alone, and of earlier ones", async () => {
  const found = await listsOf("alone", "?limit=2", "?offset=1");
  const facts = found.map((one) => [one["count"], one["isTruncated"], one["hasPrev"]]);
  expect(facts).toEqual([
    [0, false, false],
    [3, true, false],
    [3, false, true],
  ]);
});

it("tell it in an object beside the items", async () => {
  const found = await listsOf("inside", "", "?limit=2");
  expect(found.map(({ meta }) => meta)).toEqual([
    { totalItems: 0, total_pages: 0, more: "no" },
    { totalItems: 3, total_pages: 1, more: "no" },
    { totalItems: 3, total_pages: 2, more: "no" },
  ]);
});

it("tell nothing that the document doesn't allow", async () => {
  const [, all] = await listsOf("few", "");
  expect(all!["orders"]).toHaveLength(3);
  expect(all!["total"]).toBeLessThan(2);
});
