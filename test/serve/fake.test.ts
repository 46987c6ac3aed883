/** A test double of an API. */
import { describe, expect, it, vi } from "vitest";
import { build } from "../../templates/runtime/encode/build.js";
import type { Input } from "../../templates/runtime/encode/operation.js";
import { type FakeOptions, makeFake } from "../../templates/runtime/fake/fake.js";
import type { Fault } from "../../templates/runtime/fake/faults.js";
import type { Answered } from "../../templates/runtime/serve/answers/answer.js";
import type { ServedOperation } from "../../templates/runtime/serve/served.js";
import { minimum, note } from "../../templates/runtime/validate/checks.js";
import { objectRule } from "../../templates/runtime/validate/objects.js";
import { integerRule, stringRule } from "../../templates/runtime/validate/scalars.js";
import { schema } from "../../templates/runtime/validate/schema.js";
import { order, type Order, shop } from "./orders.js";

interface Shop {
  createOrder: (call: { readonly body: { readonly amount: number } }) => Answered;
  getOrder: (call: { readonly path: { readonly id: string } }) => Answered;
  getOwnOrders: () => Answered;
}

const base = "https://shop.example/v1";
const fakeShop = (seed?: number) => makeFake<Shop>(shop, { seed });
const body = JSON.stringify({ amount: 2 });
const create = { method: "POST", body, headers: { "content-type": "application/json" } };

describe("answers", () => {
  it("are the document's examples", async () => {
    const response = await fakeShop().fetch(`${base}/orders/7`);
    expect(await response.json()).toEqual({ id: "of the document", amount: 7 });
  });

  it("are made where it has none: the same for the same seed", async () => {
    const made = async (seed: number) =>
      (await (await fakeShop(seed).fetch(`${base}/orders`, create)).json()) as Order;
    const first = await made(1);
    expect(exampleFits(first)).toBe(true);
    expect(await made(1)).toEqual(first);
    expect(await made(2)).not.toEqual(first);
  });

  it("are as a test says, once or from now on", async () => {
    const fake = fakeShop();
    fake.on("createOrder", ({ body }) => ({ status: 201, data: { id: "9", ...body } }));
    fake.once("createOrder", { status: 503, retryAfter: 2 });
    const [first, second] = [
      await fake.fetch(`${base}/orders`, create),
      await fake.fetch(`${base}/orders`, create),
    ];
    expect([first.status, first.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(await second.json()).toEqual({ id: "9", amount: 2 });
  });

  it("are of an operation that its function or its method tells", async () => {
    const getOrder = (input: Input) =>
      build(() => ({ id: "any", method: "GET", path: "/orders/{id}", responses: {} }), input);
    const method = Object.assign(async () => {}, { request: getOrder });
    const fake = makeFake<Shop, { readonly getOrder: typeof getOrder }>(shop);
    fake.on(getOrder, { status: 404 }).once(method, { status: 500 });
    await fake.fetch(`${base}/orders/7`);
    await fake.fetch(`${base}/orders/7`);
    expect(fake.requestsOf(getOrder).map(({ status }) => status)).toEqual([500, 404]);
    expect(fake.requestsOf(method)).toEqual(fake.requestsOf("getOrder"));
    const other = () =>
      build(() => ({ id: "getOrder", method: "GET", path: "/", responses: {} }), {});
    expect(() => fake.on(other as never, { status: 404 } as never)).toThrow("no operation other");
    expect(() => fake.on("others" as never, { status: 404 } as never)).toThrow(
      "no operation others",
    );
  });

  it("refuse what the document doesn't allow", async () => {
    const wrong = { ...create, body: '{"amount":"2"}' };
    expect((await fakeShop().fetch(`${base}/orders`, wrong)).status).toBe(422);
  });
});

describe("faults", () => {
  it("cut the connection", async () => {
    const fake = fakeShop().once("getOwnOrders", { fault: "cut" });
    await expect(fake.fetch(`${base}/orders/mine`)).rejects.toThrow("fetch failed");
    expect((await fake.fetch(`${base}/orders/mine`)).status).toBe(200);
  });

  it("are silent until the client gives up", async () => {
    const fake = fakeShop().on("getOwnOrders", { fault: "silence" });
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(fake.fetch(`${base}/orders/mine`, { signal })).rejects.toThrow("enough");
    const later = new AbortController();
    const waiting = fake.fetch(`${base}/orders/mine`, { signal: later.signal });
    // It has come to its silence by then.
    setTimeout(() => later.abort(new Error("too late")), 20);
    await expect(waiting).rejects.toThrow("too late");
  });

  it("of a status have what the document declares for it, and say when to come again", async () => {
    const busy = objectRule({ code: stringRule() });
    const contents = {
      "application/json": { format: "json", rule: busy, examples: [{ code: "busy" }] },
    } as const;
    const declared = { 302: { contents }, 400: { contents }, 503: { contents } };
    const operations = shop.operations.map((one) => ({
      ...one,
      answers: { ...one.answers, ...declared },
    }));
    const fake = makeFake<Shop>({ operations, bases: ["/v1"] });
    const answered = async (fault: Fault) => {
      const response = await fake.once("getOwnOrders", fault).fetch(`${base}/orders/mine`);
      return [response.status, response.headers.get("retry-after"), await response.text()];
    };
    const body = '{"code":"busy"}';
    expect(await answered({ status: 503, retryAfter: 2 })).toEqual([503, "2", body]);
    expect(await answered({ status: 503 })).toEqual([503, null, body]);
    expect(await answered({ status: 400 })).toEqual([400, null, body]);
    expect(await answered({ status: 500 })).toEqual([500, null, ""]);
    // It is no failure.
    expect(await answered({ status: 302 })).toEqual([302, null, ""]);
  });

  it("lose an answer after a delay, too", async () => {
    const fake = fakeShop().once("getOwnOrders", { delay: 1, next: { fault: "lost" } });
    await expect(fake.fetch(`${base}/orders/mine`)).rejects.toThrow("fetch failed");
  });

  it("delay what comes", async () => {
    const fault: Fault = { delay: 1, next: { status: 429 } };
    const fake = fakeShop().once("getOwnOrders", fault, { delay: 1 });
    expect((await fake.fetch(`${base}/orders/mine`)).status).toBe(429);
    expect((await fake.fetch(`${base}/orders/mine`)).status).toBe(200);
  });
});

describe("what a test says", () => {
  it("may be an answer itself", async () => {
    const fake = fakeShop().once("createOrder", { status: 201, data: { id: "7", amount: 3 } });
    fake.on("createOrder", { status: 400, data: { code: "none" } });
    const [first, second] = [
      await fake.fetch(`${base}/orders`, create),
      await fake.fetch(`${base}/orders`, create),
    ];
    expect([first.status, await first.json()]).toEqual([201, { id: "7", amount: 3 }]);
    expect([second.status, await second.json()]).toEqual([400, { code: "none" }]);
  });

  it.each([
    ["createOrdr", { status: 500 }, "the document has no operation createOrdr"],
    ["createOrder", 500, "the answer of createOrder is a function, an answer or a fault"],
    ["createOrder", { stauts: 500 }, "the answer of createOrder is a function, an answer or a"],
    ["createOrder", { status: 500, dta: 1 }, "createOrder.dta, not one of status, retryAfter"],
    ["createOrder", { status: 500, data: 1, header: {} }, "createOrder.header, not one of status"],
    ["createOrder", { status: "500" }, "createOrder.status is no status from 200 to 599"],
    ["createOrder", { fault: "cutt" }, "createOrder.fault is none of cut, lost, silence"],
    ["createOrder", { delay: 1, next: { fault: 1 } }, "createOrder.next.fault is none of cut,"],
    ["createOrder", { delay: 1, netx: {} }, "createOrder.netx, not one of delay, next"],
  ])("is refused at once where it means nothing: %s %j", (operation, answer, message) => {
    const fake = fakeShop();
    for (const say of ["on", "once"] as const)
      expect(() => fake[say](operation as "createOrder", answer as never)).toThrow(message);
    expect(fake.unused()).toEqual([]);
  });

  it.each([
    [{ sed: 1 }, "unknown option: sed, not one of seed, stateful, validate, record, onRequest"],
    [{ seed: "1" }, "invalid option: seed is no number"],
    [{ validate: "reprot" }, "invalid option: validate is none of refuse, report"],
    [{ stateful: 1 }, "invalid option: stateful is neither true nor false"],
    [{ record: 1 }, "invalid option: record is neither true nor false"],
    [{ onRequest: 1 }, "invalid option: onRequest is no function"],
    [{ onWarning: 1 }, "invalid option: onWarning is no function"],
  ])("of the fake is refused at once: %j", (options, message) => {
    expect(() => makeFake(shop, options as FakeOptions)).toThrow(message);
  });

  it("may be the header fields or the media type of an answer alone", async () => {
    const fake = fakeShop();
    fake.once("getOwnOrders", { status: 404, headers: { "x-a": "1" } } as never);
    fake.once("getOwnOrders", { status: 404, contentType: "text/plain" } as never);
    expect(fake.unused()).toEqual(["getOwnOrders"]);
  });

  it("gets integers of 64 bits as programs have them: numbers, or bigints", async () => {
    const rule = objectRule({ amount: integerRule(note("format", "int64")) });
    const given = async (hasBigints: boolean) => {
      const operations = shop.operations.map((one): ServedOperation => ({
        ...one,
        hasBigints,
        ...(one.id === "createOrder" && { body: { "application/json": { format: "json", rule } } }),
      }));
      const fake = makeFake<Shop>({ operations, bases: ["/v1"] }, { validate: "report" });
      let amount: unknown;
      fake.on("createOrder", ({ body }) => {
        ({ amount } = body);
        return { status: 201, data: { id: "1", amount: 1 } };
      });
      const long = { ...create, body: '{"amount":9007199254740993}' };
      expect((await fake.fetch(`${base}/orders`, long)).status).toBe(201);
      return amount;
    };
    expect(await given(false)).toBe(2 ** 53);
    expect(await given(true)).toBe(2n ** 53n + 1n);
  });

  it("is refused without another error where what sends stands for an operation", async () => {
    const rejected = vi.fn();
    process.on("unhandledRejection", rejected);
    const send = async () => {
      throw new Error("there is no server");
    };
    expect(() => fakeShop().on(send as never, { status: 500 })).toThrow("has no operation send");
    await new Promise((resolve) => setTimeout(resolve));
    process.off("unhandledRejection", rejected);
    expect(rejected).not.toHaveBeenCalled();
  });

  it("is told where it goes wrong: a client may try again, and hide it", async () => {
    const onWarning = vi.fn();
    const fake = makeFake<Shop>(shop, { onWarning });
    const failing = () => {
      throw new Error("my mistake");
    };
    fake.once("createOrder", failing, { status: 201, data: { id: "1", amount: 0 } });
    await expect(fake.fetch(`${base}/orders`, create)).rejects.toThrow("my mistake");
    expect((await fake.fetch(`${base}/orders`, create)).status).toBe(500);
    expect(onWarning.mock.calls).toEqual([
      ["the function for createOrder throws: Error: my mistake"],
      ["the answer of createOrder doesn't fit the document\n  data.amount: expected at least 1"],
    ]);
    expect(fake.requests.map(({ issues }) => issues)).toEqual([[], []]);
  });
});

describe("with validate: report", () => {
  const reporting = () => makeFake<Shop>(shop, { validate: "report" });
  const wrong = { ...create, body: '{"amount":0}' };

  it("requests are answered whatever is wrong with them", async () => {
    const fake = reporting();
    expect((await fake.fetch(`${base}/orders`, wrong)).status).toBe(201);
    expect((await fake.fetch(`${base}/orders`, { method: "POST", body: "x" })).status).toBe(201);
    expect((await fake.fetch(`${base}/orders/%FF`)).status).toBe(200);
    const head = await fake.fetch(`${base}/orders/%FF`, { method: "HEAD" });
    expect([head.status, head.body]).toEqual([200, null]);
    const places = fake.requests.map(({ issues }) => issues.map(({ path }) => path.join(".")));
    expect(places).toEqual([["body.amount"], ["body"], ["path.id"], ["path.id"]]);
    expect(fake.requests.map(({ input }) => input)).toEqual([
      { body: { amount: 0 } },
      { path: {} },
      { path: { id: "%FF" } },
      { path: { id: "%FF" } },
    ]);
  });

  it("functions get what could be read, and faults happen", async () => {
    const fake = reporting();
    fake.once(
      "createOrder",
      ({ body }) => ({ status: 201, data: { id: "1", amount: body.amount + 1 } }),
      { status: 503 },
      { fault: "lost" },
    );
    expect(await (await fake.fetch(`${base}/orders`, wrong)).json()).toEqual({
      id: "1",
      amount: 1,
    });
    expect((await fake.fetch(`${base}/orders`, wrong)).status).toBe(503);
    await expect(fake.fetch(`${base}/orders`, wrong)).rejects.toThrow("fetch failed");
  });

  it("what functions return is sent as in any other answer, and checked", async () => {
    const answers: ServedOperation["answers"] = {
      200: {
        contents: {
          "application/json": {
            format: "json",
            rule: integerRule(minimum(0)),
            sent: (data) => Number(data) / 1000,
          },
        },
      },
    };
    const operations = shop.operations.map((one) => ({ ...one, answers }));
    const onWarning = vi.fn();
    const fake = makeFake<Record<string, () => Answered>>(
      { operations, bases: ["/v1"] },
      { validate: "report", onWarning },
    );
    fake.once("createOrder", ...[7000, -7000].map((at) => ({ status: 200, data: new Date(at) })));
    expect(await (await fake.fetch(`${base}/orders`, wrong)).text()).toBe("7");
    expect((await fake.fetch(`${base}/orders`, wrong)).status).toBe(500);
    expect(onWarning.mock.calls).toEqual([
      ["the answer of createOrder doesn't fit the document\n  data: expected at least 0"],
    ]);
    const [, { issues = [] } = {}] = fake.requests;
    expect(issues.map(({ path }) => path.join("."))).toEqual(["body.amount"]);
  });

  it("what has no operation is not answered", async () => {
    const statuses = [];
    for (const [method, path] of [
      ["GET", "/nowhere"],
      ["PUT", "/orders"],
    ] as const)
      statuses.push((await reporting().fetch(base + path, { method })).status);
    expect(statuses).toEqual([404, 405]);
  });
});

describe("the record", () => {
  it("has each request with its input and status", async () => {
    const fake = fakeShop();
    await fake.fetch(`${base}/orders`, create);
    await fake.fetch(`${base}/orders/7`);
    await fake.fetch(`${base}/nowhere`);
    expect(
      fake.requests.map(({ operation, method, status }) => [operation, method, status]),
    ).toEqual([
      ["createOrder", "POST", 201],
      ["getOrder", "GET", 200],
      [null, "GET", 404],
    ]);
    expect(fake.requestsOf("getOrder")).toEqual([fake.requests[1]]);
    expect(fake.requests[0]!.headers.get("content-type")).toBe("application/json");
    expect(fake.requests[0]!.input).toMatchObject({ body: { amount: 2 } });
    expect(fake.requests[1]!.input).toMatchObject({ path: { id: "7" } });
  });

  it("has HEAD under the operation that answers it", async () => {
    const fake = fakeShop();
    const response = await fake.fetch(`${base}/orders/7`, { method: "HEAD" });
    expect([response.status, response.body]).toEqual([200, null]);
    expect(fake.requests).toMatchObject([{ operation: "getOrder", method: "HEAD", status: 200 }]);
  });

  it("has what is wrong with a request", async () => {
    const fake = fakeShop();
    await fake.fetch(`${base}/orders`, create);
    await fake.fetch(`${base}/orders`, { ...create, body: '{"amount":0}' });
    const issue = { path: ["body", "amount"], message: "expected at least 1", keyword: "minimum" };
    expect(fake.requests.map(({ issues }) => issues)).toEqual([[], [issue]]);
  });

  it("is told of as it grows, and kept unless a test says otherwise", async () => {
    const onRequest = vi.fn();
    const fake = makeFake<Shop>(shop, { record: false, onRequest });
    const request = new Request(`${base}/orders/7`);
    await fake.fetch(request);
    const told = {
      operation: "getOrder",
      method: "GET",
      url: request.url,
      status: 200,
      issues: [],
    };
    expect(onRequest.mock.calls).toEqual([[expect.objectContaining(told), request]]);
    expect(fake.requests).toEqual([]);
  });

  it("has requests that got no answer, and what `fetch` was given beside a request", async () => {
    const fake = fakeShop().once("getOrder", { fault: "cut" });
    await expect(fake.fetch(`${base}/orders/7`)).rejects.toThrow(TypeError);
    await fake.fetch(new Request(`${base}/orders/7`), { method: "HEAD" });
    expect(fake.requests).toMatchObject([
      { operation: "getOrder", method: "GET", status: 0 },
      { operation: "getOrder", method: "HEAD", status: 200 },
    ]);
  });

  it("names what was prepared and not called", async () => {
    const fake = fakeShop().on("getOwnOrders", { status: 500 }).on("getOrder", { status: 404 });
    fake.once("createOrder", { status: 500 }, { status: 502 });
    await fake.fetch(`${base}/orders/mine`);
    await fake.fetch(`${base}/orders`, create);
    expect(fake.unused()).toEqual(["getOrder", "createOrder"]);
    fake.reset();
    expect([fake.unused(), fake.requests]).toEqual([[], []]);
  });
});

function exampleFits(value: unknown): boolean {
  return schema("Order", () => order).is(value);
}
