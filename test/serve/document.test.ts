/** What a document says reaches its handler and its fake. */
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Refusal } from "../../templates/runtime/serve/refusal.js";
import { packageOf, sent } from "./from-document.js";

const json = (schema: object, more: object = {}) => ({
  "application/json": { schema, ...more },
});
const answer = (schema: object, more: object = {}) => ({
  responses: { 200: { description: "Done.", content: json(schema, more) } },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = { type: "array", items: { type: "string" } };

describe("dialects", () => {
  it.each(["qs", "php", "rails", "stripe"])(
    "%s: lists in one text, and others",
    async (dialect) => {
      const parameters = [
        { name: "tags", in: "query", explode: false, schema: list },
        { name: "ids", in: "query", schema: list },
      ];
      const paths = { "/a": { get: { operationId: "get", parameters, ...answer({}) } } };
      const made = await packageOf({ paths, "x-wireform": { dialect } });
      const query = { tags: ["a", "b"], ids: ["1", "2"] };
      let read: unknown;
      const get = (call: { query: object }) => {
        read = call.query;
        return { status: 200, data: 1 };
      };
      const response = await made.handler.createHandler({ get })(
        sent(made.index["get"]!({ query })),
      );
      expect([response.status, read]).toEqual([200, query]);
    },
  );
});

describe("header fields of answers", () => {
  const integer = { schema: { type: "integer", minimum: 1 } };
  const headers = {
    "X-Left": { required: true, ...integer },
    "X-Day": { schema: { type: "string", format: "date" } },
    "X-List": { required: true, schema: list },
    "Content-type": { required: true, ...integer },
  };
  const responses = { 204: { description: "Done.", headers } };
  const paths = { "/a": { get: { operationId: "get", responses } } };
  let made: Awaited<ReturnType<typeof packageOf>>;
  beforeAll(async () => (made = await packageOf({ paths })));
  const request = () => new Request("https://shop.example/a");

  it("are made by fakes, if they are required", async () => {
    const response = await made.fake.createFake().fetch(request());
    expect(response.status).toBe(204);
    expect(response.headers.get("x-left")).toMatch(/^[1-9]\d*$/);
    expect([response.headers.has("x-list"), response.headers.has("x-day")]).toEqual([true, false]);
  });

  it("are without the media type, which `content` has", async () => {
    const response = await made.fake.createFake().fetch(request());
    expect(response.headers.has("content-type")).toBe(false);
  });

  it.each([
    [{ "x-left": "3", "X-List": "a,b" }, []],
    [{ "x-left": "3" }, [["headers", "X-List"]]],
    [
      { "x-left": "0", "x-list": "", "x-day": "soon" },
      [
        ["headers", "X-Left"],
        ["headers", "X-Day"],
      ],
    ],
  ])("are checked: %j", async (headers, places) => {
    const get = () => ({ status: 204, headers });
    const told: unknown[] = [];
    const onError = (error: unknown) => {
      const { issues = [] } = (error as Refusal).problem;
      told.push(...issues.map(({ path }) => path));
    };
    const response = await made.handler.createHandler({ get }, { onError })(request());
    expect(told).toEqual(places);
    expect(response.status).toBe(places.length === 0 ? 204 : 500);
    const trusting = made.handler.createHandler({ get }, { checkAnswers: false });
    expect((await trusting(request())).status).toBe(204);
  });
});

describe("examples", () => {
  const Order = {
    type: "object",
    required: ["id", "amount"],
    properties: {
      id: { type: "string", example: "ord_1" },
      amount: { type: "integer", minimum: 1, examples: [5] },
      created: { type: "string", format: "date-time" },
      due: { type: "integer", format: "unix-time" },
    },
  };
  const Named = { ...Order, example: { id: "whole", amount: 9, created: "2026-01-01T00:00:00Z" } };
  const Wrong = {
    ...Order,
    properties: { ...Order.properties, id: { type: "string", example: 7 } },
  };
  const paths = {
    "/parts": { get: { operationId: "parts", ...answer(ref("Order")) } },
    "/whole": { get: { operationId: "whole", ...answer(ref("Named")) } },
    "/wrong": {
      get: { operationId: "wrong", ...answer(ref("Order"), { example: { id: "x", amount: 0 } }) },
    },
    "/inner": { get: { operationId: "inner", ...answer(ref("Wrong")) } },
  };
  let made: Awaited<ReturnType<typeof packageOf>>;
  beforeAll(async () => {
    made = await packageOf(
      { paths, components: { schemas: { Order, Named, Wrong } } },
      { dates: "date" },
    );
  });
  const read = async (fake: ReturnType<typeof made.fake.createFake>, path: string) =>
    (await (await fake.fetch(`https://shop.example${path}`)).json()) as Record<string, unknown>;

  it("of schemas are taken, of wholes before parts", async () => {
    const fake = made.fake.createFake();
    expect(await read(fake, "/parts")).toMatchObject({ id: "ord_1", amount: 5 });
    expect(await read(fake, "/whole")).toEqual(Named.example);
  });

  it("that don't fit are told once, and replaced", async () => {
    const onWarning = vi.fn();
    const fake = made.fake.createFake({ onWarning });
    expect(await read(fake, "/wrong")).toMatchObject({ id: "ord_1", amount: 5 });
    await read(fake, "/wrong");
    expect(onWarning.mock.calls).toEqual([
      ["wrong 200: an example of the document doesn't fit its schema: amount: expected at least 1"],
    ]);
    expect(typeof (await read(fake, "/inner"))["id"]).toBe("string");
  });

  it("are values of the type, where programs have dates", () => {
    const { exampleOf } = made.fake;
    const schema = made.validators["orderSchema"]!;
    const order = exampleOf(schema) as Record<string, unknown>;
    expect([order["created"], order["due"]]).toEqual([expect.any(Date), expect.any(Date)]);
    expect(schema.is(order)).toBe(true);
    const named = exampleOf(made.validators["namedSchema"]!) as Record<string, unknown>;
    expect(named).toEqual({ ...Named.example, created: new Date("2026-01-01T00:00:00Z") });
  });
});

describe("media types and statuses", () => {
  const bytes = { schema: { type: "string" } };
  const paths = {
    "/tar": {
      put: {
        operationId: "putTar",
        requestBody: { required: true, content: { "application/x-tar": bytes } },
        responses: { 204: { description: "Done." } },
      },
    },
    "/image": {
      get: {
        operationId: "getImage",
        responses: { 200: { description: "It.", content: { "image/*": bytes } } },
      },
    },
    "/session": {
      get: {
        operationId: "open",
        responses: { 101: { description: "Now." }, 400: { description: "No." } },
      },
    },
  };
  let made: Awaited<ReturnType<typeof packageOf>>;
  beforeAll(async () => (made = await packageOf({ paths })));

  it("takes bytes that the document calls a text", async () => {
    const request = sent(made.index["putTar"]!({ body: new Uint8Array([255, 0]) }));
    expect((await made.fake.createFake().fetch(request)).status).toBe(204);
  });

  it("answers with a type of a range", async () => {
    const response = await made.fake.createFake().fetch("https://shop.example/image");
    expect(response.headers.get("content-type")).toBe("image/png");
  });

  it("answers with a status that a response can have", async () => {
    expect((await made.fake.createFake().fetch("https://shop.example/session")).status).toBe(400);
  });
});

it("takes patterns that JavaScript has only without its flag u", async () => {
  const schema = { anyOf: [{ type: "string", pattern: "^[\\w-.]+$" }, { type: "integer" }] };
  const parameters = [{ name: "q", in: "query", schema }];
  const paths = { "/a": { get: { operationId: "get", parameters, ...answer({}) } } };
  const made = await packageOf({ paths });
  const fake = made.fake.createFake();
  const statuses = ["a-b.c", "7", "a%20b"].map((q) => fake.fetch(`https://shop.example/a?q=${q}`));
  expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([200, 200, 422]);
});

it("of operations that differ after # alone, the first one gets all requests", async () => {
  const post = (operationId: string) => ({ post: { operationId, ...answer({}) } });
  const paths = { "/files#copy": post("copy"), "/files": post("create") };
  const made = await packageOf({ paths });
  const asked: string[] = [];
  const noting = (name: string) => () => {
    asked.push(name);
    return { status: 200, data: 1 };
  };
  const handler = made.handler.createHandler({ copy: noting("copy"), create: noting("create") });
  await handler(sent(made.index["create"]!({})));
  await handler(sent(made.index["copy"]!({})));
  expect(asked).toEqual(["copy", "copy"]);
});

describe("a text or a list of texts", () => {
  const schema = { oneOf: [{ type: "string" }, list] };
  const form = "application/x-www-form-urlencoded";
  const content = { [form]: { schema: { type: "object", properties: { tag: schema } } } };
  const operation = {
    operationId: "get",
    parameters: [{ name: "tag", in: "query", schema }],
    requestBody: { content },
    ...answer({}),
  };
  let made: Awaited<ReturnType<typeof packageOf>>;
  beforeAll(async () => (made = await packageOf({ paths: { "/a": { post: operation } } })));

  it.each([
    ["a", "a"],
    [["a"], "a"],
    [
      ["a", "b"],
      ["a", "b"],
    ],
  ])("%j arrives as %j", async (tag, arrived) => {
    let read: unknown;
    const get = ({ query, body }: { query: object; body: object }) => {
      read = [query, body];
      return { status: 200, data: 1 };
    };
    const request = sent(made.index["get"]!({ query: { tag }, body: { tag } }));
    expect((await made.handler.createHandler({ get })(request)).status).toBe(200);
    expect(read).toEqual([{ tag: arrived }, { tag: arrived }]);
  });
});

describe("objects that have no text", () => {
  const noText = '{ "toString": 1 }';
  const Cat = { type: "object", required: ["kind"], properties: { kind: { const: "cat" } } };
  const Animal = { oneOf: [ref("Cat")], discriminator: { propertyName: "kind" } };
  const Item = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
  const body = (schema: object) => ({ required: true, content: json(schema) });
  const created = { 201: { description: "Made.", content: json(ref("Item")) } };
  const paths = {
    "/cats": { post: { operationId: "a", requestBody: body(ref("Animal")), ...answer({}) } },
    "/items": { post: { operationId: "b", requestBody: body({}), responses: created } },
    "/items/{id}": {
      get: {
        operationId: "c",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        ...answer(ref("Item")),
      },
    },
  };
  let made: Awaited<ReturnType<typeof packageOf>>;
  beforeAll(async () => {
    made = await packageOf({ paths, components: { schemas: { Cat, Animal, Item } } });
  });

  it.each([
    ["cats", "kind", 422],
    ["items", "id", 201],
  ])("are refused as words, and are no ids: %s", async (path, name, status) => {
    const fake = made.fake.createFake({ stateful: true });
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body: `{ "${name}": ${noText} }` };
    const response = await fake.fetch(`https://shop.example/${path}`, init);
    expect(response.status).toBe(status);
  });
});

it("takes such patterns of names, too", async () => {
  const schema = {
    type: "object",
    patternProperties: { "^[\\w-.]+$": { type: "string", format: "date-time" } },
    additionalProperties: false,
  };
  const requestBody = { required: true, content: json(schema) };
  const paths = { "/a": { post: { operationId: "post", requestBody, ...answer({}) } } };
  const made = await packageOf({ paths });
  const fake = made.fake.createFake();
  const send = async (body: object) =>
    (await fake.fetch(sent(made.index["post"]!({ body })))).status;
  expect(await send({ "a-b.c": new Date(0) })).toBe(200);
  expect(() => made.index["post"]!({ body: { "a b": new Date(0) } })).toThrow("a b");
});

it("patterns that would take exponential time are found in time", async () => {
  const Code = {
    type: "object",
    properties: { code: { type: "string", pattern: "^(a+)+$" } },
    patternProperties: { "^x(a+)+$": { type: "integer" } },
  };
  const made = await packageOf({ components: { schemas: { Code } } });
  const schema = made.validators["codeSchema"]!;
  const long = "a".repeat(1000);
  expect(schema.is({ code: long, [`x${long}`]: 1 })).toBe(true);
  expect(schema.is({ code: `${long}!`, [`x${long}!`]: "any" })).toBe(false);
  expect(schema.is({ [`x${long}`]: "none" })).toBe(false);
  expect(schema["~standard"].jsonSchema.input({ target: "draft-2020-12" })).toMatchObject({
    properties: { code: { pattern: "^(a+)+$" } },
    patternProperties: { "^x(a+)+$": { type: "integer" } },
  });
});
