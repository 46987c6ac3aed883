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

describe("what a function of the user's doesn't read", () => {
  // It takes URLs of files alone.
  const place = { type: "string", module: "node:url", parse: "fileURLToPath" };
  const schema = { type: "string", format: "place" };
  const body = { "application/json": { schema: { type: "array", items: schema } } };
  const responses = { 200: { description: "Done.", content: body } };
  const paths = {
    "/places": {
      post: {
        operationId: "post",
        parameters: [{ name: "near", in: "query", schema }],
        requestBody: { required: true, content: body },
        responses,
      },
    },
  };
  const webhooks = { moved: { post: { requestBody: { content: body }, responses } } };
  let own: Awaited<ReturnType<typeof packageOf>>;
  beforeAll(async () => {
    own = await packageOf({ paths, webhooks }, { formats: { place } });
  });

  const send = (near = "file:///a", places = ["file:///b"]) =>
    new Request(`https://places.example/places?near=${encodeURIComponent(near)}`, {
      method: "POST",
      body: JSON.stringify(places),
      headers: { "content-type": "application/json" },
    });
  const at = (...path: readonly unknown[]) => [
    { path, message: "not of its format", keyword: "format" },
  ];

  it("is a wrong request, of a handler", async () => {
    const told: unknown[] = [];
    const handle = own.handler.createHandler(
      { post: ({ body }: { readonly body: unknown }) => ({ status: 200, data: body }) },
      { onError: (error) => told.push(error), checkAnswers: false },
    );
    expect(await (await handle(send())).json()).toEqual(["/b"]);
    const inQuery = await handle(send("nowhere"));
    expect(inQuery.status).toBe(400);
    expect(await inQuery.json()).toMatchObject({ status: 400, issues: at("query", "near") });
    const inBody = await handle(send("file:///a", ["file:///b", "nowhere"]));
    expect(await inBody.json()).toMatchObject({ status: 400, issues: at("body", 1) });
    expect(told).toEqual([]);
  });

  it("is a wrong message, of a webhook", async () => {
    const { createWebhookHandler } = own.handler as unknown as Module;
    const handle = createWebhookHandler({ moved: () => {} }, { verify: false });
    const response = await handle(send("file:///a", ["nowhere"]));
    expect(await response.json()).toMatchObject({ status: 400, issues: at("body", 0) });
  });

  it("is told by a fake, which answers if it is lenient", async () => {
    for (const [validate, status] of [
      ["refuse", 400],
      ["report", 200],
    ] as const) {
      const fake = own.fake.createFake({ validate });
      fake.on("post", () => ({ status: 200, data: [] }));
      const response = await fake.fetch(send("nowhere"));
      expect(response.status).toBe(status);
      expect(fake.requests[0]!.issues).toEqual(at("query", "near"));
    }
  });

  it("is a DecodeError of an answer, with its place", async () => {
    const { createClient } = own.index as unknown as {
      createClient: (options: object) => { call(request: object): Promise<unknown> };
    };
    const answer = async () => Response.json(["file:///b", "nowhere"]);
    const client = createClient({ baseUrl: "https://places.example", fetch: answer });
    const asked = client.call(own.index["post"]!({ body: [] }));
    await expect(asked).rejects.toMatchObject({
      name: "DecodeError",
      message: expect.stringContaining("(1: Invalid URL)") as string,
      cause: { path: [1], cause: { code: "ERR_INVALID_URL" } },
    });
  });
});
