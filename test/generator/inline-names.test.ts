/** Names by place: what keeps them, and which names win over them. */
import { describe, expect, it } from "vitest";
import { runInMemory as run } from "./memory.js";

const city = { type: "object", properties: { city: { type: "string" } } };
const order = (properties: object) => ({ type: "object", properties });
const answer = (schema: object) => ({
  description: "Done.",
  content: { "application/json": { schema } },
});
const list = (responses: object, more: object = {}) => ({
  "/orders": { get: { operationId: "listOrders", responses, ...more } },
});

describe("a name by its place", () => {
  it("stays where others of its kind come before it", async () => {
    const schema = { oneOf: [city, order({ zip: { type: "string" } })] };
    const before = await run({
      paths: list({ "201": answer(city) }),
      schemas: { A: order({ a: schema }) },
    });
    expect(before.lock).toContain(" inline=ListOrdersResponse\n");
    const added = { "200": answer(order({ total: { type: "integer" } })), "201": answer(city) };
    const after = await run(
      { paths: list(added), schemas: { A: order({ a: schema }) } },
      before.lock,
    );
    expect(after.codes).toEqual([]);
    expect(after.lock).toContain(
      "/201/content/application~1json/schema operations/list-orders inline=ListOrdersResponse\n",
    );
    expect(after.lock).toContain(" inline=ListOrdersResponse200\n");
  });

  it("yields to all that the document names, whatever came first", async () => {
    const { lock } = await run({
      schemas: { Order: order({ shipping: city }), OrderShipping: city },
    });
    expect(lock).toContain(" type=OrderShipping\n");
    expect(lock).toContain(
      "#/components/schemas/Order/properties/shipping schemas/order inline=OrderShipping2\n",
    );
  });

  it("goes over to a component that is made of what stood there", async () => {
    const before = await run({ schemas: { Order: order({ shipping: city }) } });
    const shipping = { $ref: "#/components/schemas/OrderShipping" };
    const parts = { schemas: { Order: order({ shipping }), OrderShipping: city } };
    const after = await run(parts, before.lock);
    expect(after.codes).toEqual([]);
    expect(after.files.get("src/schemas/order.ts")).toContain("shipping?: OrderShipping;");
    expect((await run(parts, after.lock)).files).toEqual(after.files);
  });

  it("follows a name that the user gives to what it stands in, told in one line", async () => {
    const parts = { paths: list({ "200": answer(city) }) };
    const before = await run(parts);
    const names = { operations: { listOrders: "allOrders" } };
    const after = await run(parts, before.lock, { names });
    expect(after.told).toEqual([
      expect.objectContaining({
        code: "WF4004",
        message: expect.stringContaining("ListOrdersResponse to AllOrdersResponse"),
      }),
    ]);
    expect((await run(parts, after.lock)).lock).toBe(after.lock);
  });

  it("has so many words at most; what lies deeper stands where it is", async () => {
    let deep: object = city;
    for (let depth = 0; depth < 60; depth++) deep = order({ a: deep });
    const { lock, codes } = await run({ schemas: { Deep: deep } });
    expect(codes).toEqual([]);
    expect(lock.match(/ inline=/g)?.length).toBeLessThan(40);
  });
});
