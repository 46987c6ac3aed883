/** Values of the user's types, bigints and dates in what handlers and webhooks get and give. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Handler } from "../../templates/runtime/serve/handler.js";
import type { WebhookOptions } from "../../templates/runtime/serve/webhooks/webhook-types.js";
import { packageOf, sent } from "./from-document.js";

// Of a path, `parse` takes the last part, and `print` leaves it out: each time that it is called.
const formats = {
  path: { type: "string", module: "node:path", parse: "basename", print: "dirname" },
};
const formType = "application/x-www-form-urlencoded";
const int64 = { type: "integer", format: "int64" };
const Order = {
  type: "object",
  properties: {
    path: { type: "string", format: "path" },
    count: int64,
    counts: { type: "array", items: int64 },
    at: { type: "string", format: "date-time" },
  },
};
const content = { "application/json": { schema: Order } };
const done = { responses: { 200: { description: "Done.", content } } };
const root = {
  paths: {
    "/orders": {
      post: {
        operationId: "post",
        parameters: [{ name: "least", in: "query", schema: int64 }],
        requestBody: { required: true, content },
        ...done,
      },
    },
  },
  webhooks: { paid: { post: { requestBody: { content }, ...done } } },
};

interface Module {
  createHandler(handlers: object): Handler;
  createWebhookHandler(handlers: object, options: WebhookOptions): Handler;
}

let made: Awaited<ReturnType<typeof packageOf>>;
let handler: Module;
beforeAll(async () => {
  made = await packageOf(root, { formats, int64: "bigint", dates: "date" });
  handler = made.handler as unknown as Module;
});

describe("a handler", () => {
  it("gets integers of 64 bits as bigints, whatever their size", async () => {
    const got: object[] = [];
    const handle = handler.createHandler({
      post: ({ query, body }: Readonly<Record<string, object>>) => {
        got.push({ query, body });
        return { status: 200, data: {} };
      },
    });
    const body = { path: "a/b/c", count: 1, counts: [2, 9_007_199_254_740_993n] };
    const { status } = await handle(sent(made.index["post"]!({ query: { least: 3 }, body })));
    expect([status, got]).toEqual([
      200,
      [
        {
          query: { least: 3n },
          body: { path: "b", count: 1n, counts: [2n, 9_007_199_254_740_993n] },
        },
      ],
    ]);
  });

  it("prints what it gives once", async () => {
    const handle = handler.createHandler({
      post: () => ({ status: 200, data: { path: "a/b/c" } }),
    });
    const response = await handle(sent(made.index["post"]!({ body: {} })));
    expect(await response.json()).toEqual({ path: "a/b" });
  });
});

it("a handler checks a query that is one value", async () => {
  const schema = { type: "object", properties: { q: { type: "string", maxLength: 2 } } };
  const whole = { name: "all", in: "querystring", content: { [formType]: { schema } } };
  const { handler } = await packageOf({
    openapi: "3.2.0",
    paths: { "/find": { get: { operationId: "find", parameters: [whole], ...done } } },
  });
  const handle = handler.createHandler({ find: () => ({ status: 200, data: {} }) });
  const find = (query: string) => handle(new Request(`https://shop.example/find?${query}`));
  expect((await find("q=ab")).status).toBe(200);
  const refused = await find("q=abc");
  expect([refused.status, await refused.json()]).toEqual([
    422,
    expect.objectContaining({ issues: [expect.objectContaining({ path: ["query", "q"] })] }),
  ]);
});

describe("a webhook", () => {
  const take = async (message: string) => {
    const got: unknown[] = [];
    const handle = handler.createWebhookHandler(
      { paid: ({ message }: { readonly message: unknown }) => void got.push(message) },
      { verify: false },
    );
    const request = new Request("https://me.example", { method: "POST", body: message });
    return { status: (await handle(request)).status, got };
  };

  it("is of these types too", async () => {
    expect(
      await take('{"path":"a/b/c","counts":[1,9007199254740993],"at":"2026-01-02T03:04:05Z"}'),
    ).toEqual({
      status: 204,
      got: [
        {
          path: "c",
          counts: [1n, 9_007_199_254_740_993n],
          at: new Date("2026-01-02T03:04:05Z"),
        },
      ],
    });
  });

  it("is refused if a date is none", async () => {
    expect(await take('{"at":"2026-02-30T03:04:05Z"}')).toEqual({ status: 422, got: [] });
  });
});
