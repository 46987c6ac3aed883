/** What an API sends by itself, taken by a handler of its document. */
import { Stripe } from "stripe";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Handler } from "../../templates/runtime/serve/handler.js";
import type { WebhookOptions } from "../../templates/runtime/serve/webhooks/webhook-types.js";
import { packageOf } from "./from-document.js";

const secret = "whsec_test";
const stripe = new Stripe("sk_test");
const taken = { responses: { 200: { description: "Taken." } } };
const json = (schema: object) => ({ requestBody: { content: { "application/json": { schema } } } });
const event = (more: object) => ({
  type: "object",
  required: ["type"],
  properties: { type: { type: "string" }, ...more },
});
const webhooks = {
  "order.paid": {
    post: {
      ...json(
        event({
          at: { type: "string", format: "date-time" },
          count: { type: "integer", format: "int64" },
          lines: { type: "array", items: { type: "object", required: ["sku"] } },
        }),
      ),
      ...taken,
    },
  },
  "order.gone": { post: { ...json(event({})), ...taken } },
};

interface Served {
  createWebhookHandler(handlers: object, options: WebhookOptions): Handler;
  stripeSignature(secret: string): WebhookOptions["verify"];
}

let served: Served;
beforeAll(async () => {
  const made = await packageOf({ webhooks }, { dates: "date", int64: "bigint" });
  served = made.handler as unknown as Served;
});

function post(payload: string, headers: Record<string, string> = {}): Request {
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret });
  return new Request("https://me.example/hooks", {
    method: "POST",
    body: payload,
    headers: { "stripe-signature": signature, ...headers },
  });
}

const paid = '{"type":"order.paid","at":"2026-01-02T03:04:05Z","count":9007199254740993}';

it("a message reaches its function as its type says, once its sender is known", async () => {
  const got: unknown[] = [];
  const handlers = { "order.paid": ({ message }: { message: unknown }) => void got.push(message) };
  const handler = served.createWebhookHandler(handlers, { verify: served.stripeSignature(secret) });
  expect((await handler(post(paid))).status).toBe(204);
  const at = new Date("2026-01-02T03:04:05Z");
  expect(got).toEqual([{ type: "order.paid", at, count: 9_007_199_254_740_993n }]);
});

it("what somebody else has sent is refused before it is read", async () => {
  const paidFor = vi.fn();
  const handler = served.createWebhookHandler(
    { "order.paid": paidFor },
    { verify: served.stripeSignature("whsec_other") },
  );
  const refused = await handler(post("no JSON"));
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("no signature fits the payload and the secret");
  const denying = served.createWebhookHandler({ "order.paid": paidFor }, { verify: () => false });
  expect((await denying(post(paid))).status).toBe(403);
  expect(paidFor).not.toHaveBeenCalled();
});

describe("without a signature", () => {
  const handlers = {
    "order.paid": () => new Response("thanks", { status: 202 }),
    "order.gone": () => Promise.reject(new Error("secret")),
  };
  const handle = (request: Request, options: Partial<WebhookOptions> = {}) =>
    served.createWebhookHandler(handlers, { verify: false, ...options })(request);

  it.each([
    ["its own answer", paid, 202],
    ["a message that the document doesn't have", '{"type":"order.new"}', 204],
    ["a name that all objects have", '{"type":"toString"}', 204],
    ["a message without a name", "[]", 204],
    ["no JSON", "{", 400],
    ["nothing", "", 204],
  ])("%s", async (_, payload, status) => {
    expect((await handle(post(payload))).status).toBe(status);
  });

  it("a misfit is told with its place, unless messages aren't checked", async () => {
    const wrong = '{"type":"order.paid","lines":[{}]}';
    const refused = await handle(post(wrong));
    expect([refused.status, await refused.json()]).toEqual([
      422,
      expect.objectContaining({
        issues: [{ path: ["body", "lines", 0, "sku"], message: "missing", keyword: "required" }],
      }),
    ]);
    expect((await handle(post(wrong), { checkMessages: false })).status).toBe(202);
  });

  it("what a function throws isn't shown", async () => {
    const onError = vi.fn();
    const failed = await handle(post('{"type":"order.gone"}'), { onError });
    expect([failed.status, onError.mock.calls.length]).toEqual([500, 1]);
    expect(await failed.text()).not.toContain("secret");
  });

  it("names may stand elsewhere", async () => {
    const nameOf = (_: unknown, { headers }: Request) => headers.get("x-event") ?? undefined;
    const request = post('{"type":"x"}', { "x-event": "order.paid" });
    expect((await handle(request, { nameOf })).status).toBe(202);
  });

  it("other methods, and what is too large, are refused", async () => {
    const get = await handle(new Request("https://me.example/hooks"));
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await handle(post(paid), { limits: { bytes: 10 } })).status).toBe(413);
  });

  it("who has sent it has to be said", () => {
    const none = JSON.parse("{}") as WebhookOptions;
    for (const options of [none, undefined as never])
      expect(() => served.createWebhookHandler({}, options)).toThrow("give the option `verify`");
  });

  it("misspelt options are refused", () => {
    const create = (options: object) => () =>
      served.createWebhookHandler({}, { verify: false, ...options });
    expect(create({ checkMesages: true })).toThrow("unknown option: checkMesages, not one of");
    expect(create({ verify: null })).toThrow("verify is neither a function nor false");
    expect(create({ limits: { byte: 1 } })).toThrow("limits.byte, not one of depth, names, bytes");
  });
});

describe("a message is of the webhook", () => {
  const tagged = (type: object) => json({ ...event({}), properties: { type } });
  const handlerOf = async (declared: object, options: Partial<WebhookOptions> = {}) => {
    const { handler } = await packageOf({ webhooks: declared });
    const got: string[] = [];
    const handlers = Object.fromEntries(
      Object.keys(declared).map((name) => [name, () => void got.push(name)]),
    );
    const { createWebhookHandler } = handler as unknown as Served;
    const handle = createWebhookHandler(handlers, { verify: false, ...options });
    const statusOf = async (body: object, headers: Record<string, string> = {}) =>
      (await handle(post(JSON.stringify(body), headers))).status;
    return { statusOf, got };
  };

  it("that its type's schema allows, and of no other, though it is the only one", async () => {
    for (const type of [{ enum: ["order.paid"] }, { const: "order.paid" }]) {
      const { statusOf, got } = await handlerOf({ paid: { post: { ...tagged(type), ...taken } } });
      expect(await statusOf({ type: "order.gone" })).toBe(204);
      expect(got).toEqual([]);
      expect(await statusOf({ type: "order.paid" })).toBe(204);
      expect(got).toEqual(["paid"]);
      expect(await statusOf({ order: 1 })).toBe(422);
    }
  });

  it("whose schema allows its word, in each variant, by its name first", async () => {
    const either = {
      oneOf: [event({ type: { const: "b" } }), event({ type: { enum: ["c", "d"] } })],
    };
    const { statusOf, got } = await handlerOf({
      a: { post: { ...tagged({ const: "a" }), ...taken } },
      other: { post: { ...json(either), ...taken } },
      d: { post: { ...tagged({ type: "string" }), ...taken } },
    });
    for (const type of ["a", "b", "c", "d", "e"]) expect(await statusOf({ type })).toBe(204);
    expect(got).toEqual(["a", "other", "other", "d"]);
  });

  it("that is the only one, if its type may be any word, in one variant at least", async () => {
    const either = { oneOf: [event({ type: { const: "b" } }), event({})] };
    for (const schema of [event({}), either]) {
      const { statusOf, got } = await handlerOf({ paid: { post: { ...json(schema), ...taken } } });
      expect(await statusOf({ type: "order.gone" })).toBe(204);
      expect(got).toEqual(["paid"]);
    }
  });

  it("and has the header fields that this one requires", async () => {
    const field = (name: string, required: boolean) => ({
      name,
      in: "header",
      required,
      schema: {},
    });
    const declared = {
      paid: {
        parameters: [field("X-Id", true), field("X-Time", true), field("X-Any", false)],
        post: {
          parameters: [field("X-Time", false), field("Accept", true)],
          ...json(event({})),
          ...taken,
        },
      },
    };
    const { statusOf } = await handlerOf(declared);
    expect(await statusOf({ type: "a" })).toBe(400);
    expect(await statusOf({ type: "a" }, { "x-id": "1" })).toBe(204);
    const lenient = await handlerOf(declared, { checkMessages: false });
    expect(await lenient.statusOf({ type: "a" })).toBe(204);
  });
});
