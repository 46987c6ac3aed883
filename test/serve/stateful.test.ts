/** A fake that keeps what was created, behind the generated client. */
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import type { Client } from "../../templates/runtime/client/client.js";
import type { Fake } from "../../templates/runtime/fake/fake.js";
import type { Fault } from "../../templates/runtime/fake/faults.js";
import { modulesOf } from "../validate/packages.js";
import { packageOf } from "./from-document.js";

type Data = Readonly<Record<string, unknown>>;
type Build = (input?: object) => HttpRequest;
type Pages = (
  client: Client,
  input?: object,
) => AsyncIterable<Data> & {
  pages(): AsyncIterable<Data>;
};

let operations: Readonly<Record<string, Build>>;
let lists: Readonly<Record<string, Pages>>;
let makeClient: (options: object) => Client;
let createFake: (options: object) => Fake<Readonly<Record<string, () => never>>>;
beforeAll(async () => {
  const document = path.join(packageRoot, "test/cases/stateful-fake/openapi.yaml");
  const { index = {}, fake = {} } = await modulesOf(document, ["index", "fake"]);
  operations = { ...index };
  lists = { ...index };
  ({ createClient: makeClient } = index as { createClient: typeof makeClient });
  ({ createFake } = fake as { createFake: typeof createFake });
});

let fake: ReturnType<typeof createFake>;
let client: Client;
beforeEach(() => {
  fake = createFake({ stateful: true });
  const retry = { attempts: 3, baseDelay: 0 };
  client = makeClient({ baseUrl: "https://api.example.com/v1", fetch: fake.fetch, retry });
});
const call = async (name: string, input?: object) =>
  (await client.call(operations[name]!(input))) as Data;
const send = (name: string, input?: object) => client.send(operations[name]!(input));
const listOf = async (name: string, input?: object) => {
  const found: Data[] = [];
  for await (const item of lists[name]!(client, input)) found.push(item);
  return found;
};
const path_ = (id: unknown) => ({ path: { paymentId: id } });
const pay = (amount: number) => call("createPayment", { body: { amount, currency: "eur" } });

describe("a resource", () => {
  it("is created, read, changed, replaced, listed and deleted", async () => {
    const made = await pay(5);
    expect(made).toMatchObject({ amount: 5, currency: "eur" });
    expect(await call("getPayment", path_(made["id"]))).toEqual(made);
    const change = { ...path_(made["id"]), body: { note: "late" } };
    expect(await call("updatePayment", change)).toEqual({ ...made, note: "late" });
    // A member that can't be null is taken away.
    await call("updatePayment", { ...path_(made["id"]), body: { note: null } });
    const { note: _, ...plain } = made;
    expect(await call("getPayment", path_(made["id"]))).toEqual(plain);
    await call("updatePayment", change);
    const replaced = await call("replacePayment", { ...path_(made["id"]), body: { amount: 9 } });
    expect(replaced).toEqual({ ...plain, amount: 9 });
    const other = await pay(6);
    expect(other["id"]).not.toBe(made["id"]);
    expect(await listOf("listPaymentsPages")).toEqual([replaced, other]);
    expect(await call("deletePayment", path_(made["id"]))).toEqual({
      id: made["id"],
      deleted: true,
    });
    expect(await listOf("listPaymentsPages")).toEqual([other]);
    fake.reset();
    expect(await listOf("listPaymentsPages")).toEqual([]);
  });

  it("answers 404 for what isn't there, as the document says", async () => {
    expect(await send("getPayment", path_("pay_9999"))).toMatchObject({
      status: 404,
      data: { code: "wrong" },
    });
    const { status, declared } = await send("deletePayment", path_("pay_9999"));
    expect([status, declared]).toEqual([404, false]);
  });

  it("belongs to the item whose path is before it", async () => {
    const [one, two] = [(await pay(5))["id"], (await pay(6))["id"]];
    const of = async (id: unknown) => (await call("createRefund", path_(id)))["number"];
    const [first, second, third] = [await of(one), await of(one), await of(two)];
    expect(first).not.toBe(second);
    expect(third).toBe(first);
    expect(await listOf("listRefundsPages", path_(one))).toHaveLength(2);
    expect(await listOf("listRefundsPages", path_(two))).toHaveLength(1);
    const input = { path: { paymentId: one, number: second } };
    expect(await call("getRefund", input)).toMatchObject({ number: second });
  });

  it("isn't there where that item is missing, and is gone with it", async () => {
    const statusOf = async (name: string, input: object) => (await send(name, input)).status;
    expect(await statusOf("createRefund", path_("pay_9999"))).toBe(404);
    expect(await statusOf("listRefunds", path_("pay_9999"))).toBe(404);
    const paid = (await pay(5))["id"];
    const { number } = await call("createRefund", path_(paid));
    const refund = { path: { paymentId: paid, number } };
    expect(await statusOf("getRefund", refund)).toBe(200);
    await call("deletePayment", path_(paid));
    expect(await statusOf("getRefund", refund)).toBe(404);
  });

  it("is made by PUT where nothing else makes it", async () => {
    await call("putCustomer", { path: { id: "ada" }, body: { id: "ada", name: "Ada" } });
    expect(await call("getCustomer", { path: { id: "ada" } })).toEqual({ id: "ada", name: "Ada" });
  });

  it("isn't what has no items", async () => {
    expect(await call("getBalance")).toEqual({ amount: 7 });
  });

  it("gives way to what a test says", async () => {
    const made = await pay(5);
    fake.once("getPayment", { status: 500 } satisfies Fault);
    const once = makeClient({
      baseUrl: "https://api.example.com",
      fetch: fake.fetch,
      retry: false,
    });
    expect((await once.send(operations["getPayment"]!(path_(made["id"])))).status).toBe(500);
    expect(await call("getPayment", path_(made["id"]))).toEqual(made);
  });
});

describe("pages", () => {
  it("go by the last item", async () => {
    for (let amount = 1; amount <= 25; amount++) await pay(amount);
    expect((await listOf("listPaymentsPages")).map(({ amount }) => amount)).toEqual(
      Array.from({ length: 25 }, (_, at) => at + 1),
    );
    const sizes: unknown[] = [];
    for await (const { data, has_more } of lists["listPaymentsPages"]!(client, {
      query: { limit: 12 },
    }).pages())
      sizes.push([(data as readonly Data[]).length, has_more]);
    expect(sizes).toEqual([
      [12, true],
      [12, true],
      [1, false],
    ]);
  });

  it("of no items are the last", async () => {
    await pay(5);
    const page = await call("listPayments", { query: { limit: 0 } });
    expect([page["data"], page["has_more"]]).toEqual([[], false]);
  });

  it.each([
    [
      "a number",
      "listRefundsPages",
      path_,
      (_: number, id: unknown) => call("createRefund", path_(id)),
    ],
    ["an offset", "listEventsPages", () => ({}), () => call("createEvent")],
    [
      "a link",
      "listCustomersPages",
      () => ({}),
      (at: number) => call("putCustomer", { path: { id: `c${at}` }, body: { id: `c${at}` } }),
    ],
  ])("go by %s", async (_, list, inputOf, make) => {
    const { id } = await pay(5);
    for (let at = 0; at < 23; at++) await make(at, id);
    const found = await listOf(list, inputOf(id));
    expect(new Set(found.map((item) => item["id"] ?? item["number"])).size).toBe(23);
    expect(found).toHaveLength(23);
  });
});

describe("pages of a fake that keeps nothing", () => {
  it.each(["listPaymentsPages", "listEventsPages", "listCustomersPages"])(
    "end: %s",
    async (list) => {
      fake = createFake({});
      client = makeClient({ baseUrl: "https://api.example.com/v1", fetch: fake.fetch });
      expect((await listOf(list)).length).toBeGreaterThan(0);
      expect(fake.requests.length).toBeLessThan(4);
    },
  );
});

describe("idempotency keys", () => {
  const create = (amount: number, key: string) =>
    client.send(operations["createPayment"]!({ body: { amount } }), {
      idempotencyKey: key,
    } as object);

  it("give the same answer again, and refuse another request", async () => {
    const [first, second, other] = [
      await create(5, "k1"),
      await create(5, "k1"),
      await create(5, "k2"),
    ];
    expect(second.data).toEqual(first.data);
    expect(other.data).not.toEqual(first.data);
    expect(await listOf("listPaymentsPages")).toHaveLength(2);
    const direct = (amount: number) =>
      fake.fetch("https://api.example.com/v1/payments", {
        method: "POST",
        body: JSON.stringify({ amount }),
        headers: { "content-type": "application/json", "idempotency-key": "k1" },
      });
    expect((await direct(6)).status).toBe(400);
    expect((await direct(5)).status).toBe(201);
    expect(await listOf("listPaymentsPages")).toHaveLength(2);
  });

  it("make one payment where the answer was lost, and the client asks again", async () => {
    fake.once("createPayment", { fault: "lost" }, { status: 429, retryAfter: 0 });
    const made = await pay(5);
    expect(fake.requests.map(({ status }) => status)).toEqual([0, 429, 201]);
    expect(await listOf("listPaymentsPages")).toEqual([made]);
  });

  it("make none where the connection was cut before", async () => {
    fake.once("createPayment", { fault: "cut" }, { fault: "cut" }, { fault: "cut" });
    await expect(pay(5)).rejects.toMatchObject({ name: "ConnectionError" });
    expect(await listOf("listPaymentsPages")).toEqual([]);
  });
});

describe("what a function of a test answers", () => {
  const on = (name: string, answer: (call: never) => object) => fake.on(name, answer as never);
  const made = { id: "pay_0007", amount: 7, currency: "usd", status: "paid" };

  it("is kept: what it makes, changes, replaces and takes away", async () => {
    on("createPayment", () => ({ status: 201, data: made }));
    await pay(5);
    expect(await call("getPayment", path_("pay_0007"))).toEqual(made);
    expect(await listOf("listPaymentsPages")).toEqual([made]);
    const late = { ...made, note: "late" };
    on("updatePayment", () => Response.json(late));
    await call("updatePayment", { ...path_("pay_0007"), body: {} });
    expect(await call("getPayment", path_("pay_0007"))).toEqual(late);
    on("replacePayment", () => ({ status: 200, data: made }));
    await call("replacePayment", { ...path_("pay_0007"), body: { amount: 1 } });
    expect(await call("getPayment", path_("pay_0007"))).toEqual(made);
    on("deletePayment", () => ({ status: 200, data: { id: "pay_0007", deleted: true } }));
    await call("deletePayment", path_("pay_0007"));
    expect((await send("getPayment", path_("pay_0007"))).status).toBe(404);
  });

  it("is kept as it was when it was answered", async () => {
    const own = { ...made };
    on("createPayment", () => ({ status: 201, data: own }));
    await pay(5);
    own.amount = 8;
    expect(await call("getPayment", path_("pay_0007"))).toEqual(made);
  });

  it("isn't kept if it is a failure, or no item", async () => {
    on("createPayment", () => ({ status: 402, data: { code: "declined" } }));
    await send("createPayment", { body: { amount: 5 } });
    on("createPayment", () => Response.json({ id: "pay_0008" }, { status: 201 }));
    await send("createPayment", { body: { amount: 5 } });
    expect(await listOf("listPaymentsPages")).toEqual([]);
  });
});

describe("below other items", () => {
  const json = {
    schema: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
  };
  const nameless = { schema: { type: "object", properties: { text: { type: "string" } } } };
  const answer = (schema: object) => ({
    responses: { 200: { description: "Done.", content: { "application/json": schema } } },
  });
  const at = (...names: readonly string[]) => ({
    parameters: names.map((name) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    })),
  });
  const paths = {
    "/orders/{id}": {
      ...at("id"),
      get: { operationId: "getOrder", ...answer(json) },
      put: { operationId: "putOrder", ...answer(json) },
      delete: { operationId: "deleteOrder", ...answer(json) },
    },
    // The variable has another name here.
    "/orders/{order}/lines/{id}": {
      ...at("order", "id"),
      get: { operationId: "getLine", ...answer(json) },
      put: { operationId: "putLine", ...answer(json) },
    },
    "/orders/{order}/receipt": {
      ...at("order"),
      get: { operationId: "getReceipt", ...answer({}) },
    },
    "/orders/{id}/copies": { ...at("id"), post: { operationId: "copyOrder", ...answer(json) } },
    "/notes": { post: { operationId: "addNote", ...answer(nameless) } },
    "/notes/{key}": { ...at("key"), get: { operationId: "getNote", ...answer(nameless) } },
    "/notes/{key}/likes": { ...at("key"), post: { operationId: "like", ...answer({}) } },
  };

  let own: Awaited<ReturnType<typeof packageOf>>["fake"];
  beforeAll(async () => {
    ({ fake: own } = await packageOf({ paths }));
  });

  it("all operations answer 404 where one is missing, however its variable is called", async () => {
    const double = own.createFake({ stateful: true });
    const statusOf = async (method: string, path: string) =>
      (await double.fetch(`https://shop.example${path}`, { method })).status;
    expect(await statusOf("PUT", "/orders/o%2F1/lines/a")).toBe(404);
    expect(await statusOf("GET", "/orders/o%2F1/receipt")).toBe(404);
    await statusOf("PUT", "/orders/o%2F1");
    expect(await statusOf("PUT", "/orders/o%2F1/lines/a")).toBe(200);
    expect(await statusOf("GET", "/orders/o%2F1/receipt")).toBe(200);
    // What is below an item goes with it.
    await statusOf("DELETE", "/orders/o%2F1");
    await statusOf("PUT", "/orders/o%2F1");
    expect(await statusOf("GET", "/orders/o%2F1/lines/a")).toBe(404);
  });

  it("what a function answers for an item may be another one, which is kept beside it", async () => {
    const double = own.createFake({ stateful: true });
    const dataOf = async (method: string, path: string): Promise<unknown> =>
      (await double.fetch(`https://shop.example${path}`, { method })).json();
    await dataOf("PUT", "/orders/1");
    double.on("copyOrder", () => ({ status: 200, data: { id: "2" } }));
    await dataOf("POST", "/orders/1/copies");
    expect(await dataOf("GET", "/orders/1")).toEqual({ id: "1" });
    expect(await dataOf("GET", "/orders/2")).toEqual({ id: "2" });
  });

  it("what a function answers below a missing item isn't kept", async () => {
    const double = own.createFake({ stateful: true });
    const statusOf = async (method: string, path: string) =>
      (await double.fetch(`https://shop.example${path}`, { method })).status;
    double.on("putLine", () => ({ status: 200, data: { id: "a" } }));
    expect(await statusOf("PUT", "/orders/1/lines/a")).toBe(200);
    expect(await statusOf("GET", "/orders/1/lines/a")).toBe(404);
    await statusOf("PUT", "/orders/1");
    expect(await statusOf("GET", "/orders/1/lines/a")).toBe(404);
    await statusOf("PUT", "/orders/1/lines/a");
    expect(await statusOf("GET", "/orders/1/lines/a")).toBe(200);
  });

  it("nothing is missing where items can't be kept, as nothing in them is an id", async () => {
    const double = own.createFake({ stateful: true });
    const { status } = await double.fetch("https://shop.example/notes/1/likes", { method: "POST" });
    expect(status).toBe(200);
  });
});
