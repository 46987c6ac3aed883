/** A fake that keeps what was created, behind the generated client. */
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import type { HttpRequest } from "../../templates/runtime/encode/operation.js";
import type { Client } from "../../templates/runtime/client/client.js";
import type { Fake } from "../../templates/runtime/fake/fake.js";
import type { Fault } from "../../templates/runtime/fake/faults.js";
import { modulesOf } from "../validate/packages.js";

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
    const of = async (id: string) => (await call("createRefund", path_(id)))["number"];
    const [first, second, third] = [await of("pay_1"), await of("pay_1"), await of("pay_2")];
    expect(first).not.toBe(second);
    expect(third).toBe(first);
    expect(await listOf("listRefundsPages", path_("pay_1"))).toHaveLength(2);
    expect(await listOf("listRefundsPages", path_("pay_2"))).toHaveLength(1);
    const input = { path: { paymentId: "pay_1", number: second } };
    expect(await call("getRefund", input)).toMatchObject({ number: second });
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

  it.each([
    ["a number", "listRefundsPages", path_("pay_1"), () => call("createRefund", path_("pay_1"))],
    ["an offset", "listEventsPages", {}, () => call("createEvent")],
    [
      "a link",
      "listCustomersPages",
      {},
      (at: number) => call("putCustomer", { path: { id: `c${at}` }, body: { id: `c${at}` } }),
    ],
  ])("go by %s", async (_, list, input, make) => {
    for (let at = 0; at < 23; at++) await make(at);
    const found = await listOf(list, input);
    expect(new Set(found.map((item) => item["id"] ?? item["number"])).size).toBe(23);
    expect(found).toHaveLength(23);
  });
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
