/** Refusals have the shape that the document declares for the errors of an operation. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { HandlerOptions } from "../../templates/runtime/serve/handler.js";
import { makeFolder } from "../leftovers.js";
import { conformIn, serve } from "./conform/server.js";
import { packageOf } from "./from-document.js";

type Responses = Readonly<Record<string, object>>;

const json = (schema: object, mediaType = "application/json") => ({
  description: "No.",
  content: { [mediaType]: { schema } },
});
const text = { type: "string" };
const integer = { type: "integer" };
const object = (properties: object, ...required: readonly string[]) => ({
  type: "object",
  properties,
  required,
});

/** Documents whose errors differ: what each answers, besides a success. */
const documents: Readonly<Record<string, Responses>> = {
  stripe: {
    default: json(
      object(
        {
          error: object(
            {
              type: { enum: ["api_error", "card_error", "invalid_request_error"] },
              message: { type: "string", maxLength: 5000 },
              code: text,
              param: text,
            },
            "type",
          ),
        },
        "error",
      ),
    ),
  },
  fastApi: {
    422: json(
      object({
        detail: {
          type: "array",
          items: object(
            {
              loc: { type: "array", items: { anyOf: [text, integer] } },
              msg: text,
              type: text,
            },
            "loc",
            "msg",
            "type",
          ),
        },
      }),
    ),
    default: json(object({ detail: text }, "detail")),
  },
  aspNet: {
    422: json(
      object({
        type: { type: ["string", "null"] },
        title: { type: ["string", "null"] },
        status: { type: ["integer", "null"], format: "int32" },
        errors: { type: "object", additionalProperties: { type: "array", items: text } },
      }),
      "application/problem+json",
    ),
    default: json(
      object({ title: text, traceId: text }, "title", "traceId"),
      "application/problem+json",
    ),
  },
  wePay: {
    default: json(
      object(
        {
          error_code: text,
          error_message: text,
          details: { type: "array", items: object({ message: text, target: text }) },
        },
        "error_code",
        "error_message",
      ),
    ),
  },
};

const amount = { name: "amount", in: "query", required: true, schema: { ...integer, minimum: 1 } };
const several = {
  operationId: "read",
  parameters: [amount, { ...amount, name: "b" }, { ...amount, name: "c" }],
};
const ok = { 200: { description: "Done.", content: { "application/json": { schema: integer } } } };

const rootOf = (errors: Responses) => ({
  security: [{ key: [] }],
  paths: {
    "/open": {
      post: {
        operationId: "pay",
        parameters: [amount],
        requestBody: { content: { "application/json": { schema: object({ a: text }, "a") } } },
        responses: { ...ok, ...errors },
      },
    },
    "/read": {
      get: { operationId: "read", parameters: [amount], responses: { ...ok, ...errors } },
    },
  },
  components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
});

type Made = Awaited<ReturnType<typeof packageOf>>;

const made = new Map<string, Made>();
beforeAll(async () => {
  for (const [name, errors] of Object.entries(documents))
    made.set(name, await packageOf(rootOf(errors)));
});

interface Refused {
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

const headers = { "x-key": "k", "content-type": "application/json" };
const post = (body: string, more: object = {}): RequestInit => ({
  method: "POST",
  body,
  headers: { ...headers, ...more },
});

/** What becomes of wrong requests. */
const wrong: Readonly<Record<string, Request>> = {
  400: new Request("https://x.example/open?amount=1", post("{")),
  401: new Request("https://x.example/read?amount=1"),
  415: new Request("https://x.example/open?amount=1", post("a", { "content-type": "text/csv" })),
  422: new Request("https://x.example/open?amount=0", post("{}")),
  500: new Request("https://x.example/read?amount=1", { headers }),
  501: new Request("https://x.example/open?amount=1", post('{"a":""}')),
};

async function refusal(name: string, status: string, more: HandlerOptions = {}): Promise<Refused> {
  const read = () => {
    throw new Error("secret");
  };
  const options: HandlerOptions = {
    authenticate: (request) => request.headers.get("x-key"),
    onError: () => {},
    ...more,
  };
  const pay = () => ({ status: 200, data: 1 });
  const handlers = status === "501" ? {} : { read, pay };
  const handler = made.get(name)!.handler.createPartialHandler(handlers, options);
  const response = await handler(wrong[status]!.clone());
  const [type] = (response.headers.get("content-type") ?? "").split(";");
  return { status: response.status, type: type!, body: await response.json() };
}

const detail = "query.amount: expected at least 1 (and 1 more)";

describe("a request that breaks a rule", () => {
  const expected: Readonly<Record<string, unknown>> = {
    stripe: {
      error: { type: "invalid_request_error", message: detail, code: "unprocessable_content" },
    },
    fastApi: {
      detail: [
        { loc: ["query", "amount"], msg: "expected at least 1", type: "minimum" },
        { loc: ["body", "a"], msg: "missing", type: "required" },
      ],
    },
    aspNet: {
      type: "about:blank",
      title: "Unprocessable Content",
      status: 422,
      detail,
      issues: expect.any(Array),
      errors: { "query.amount": ["expected at least 1"], "body.a": ["missing"] },
    },
    wePay: {
      error_code: "unprocessable_content",
      error_message: detail,
      details: [
        { message: "expected at least 1", target: "query.amount" },
        { message: "missing", target: "body.a" },
      ],
    },
  };

  it.each(Object.keys(documents))("%s", async (name) => {
    const type = name === "aspNet" ? "application/problem+json" : "application/json";
    expect(await refusal(name, "422")).toEqual({ status: 422, type, body: expected[name] });
  });
});

describe("other refusals", () => {
  it.each(Object.keys(wrong))("%s", async (status) => {
    const stripe = (await refusal("stripe", status)).body as { error: Record<string, string> };
    expect(stripe.error["type"]).toBe(status < "500" ? "invalid_request_error" : "api_error");
    expect(stripe.error["message"]).toMatch(/\w/);
    expect(JSON.stringify(stripe)).not.toContain("secret");
    const bodyOf = async (name: string) => (await refusal(name, status)).body;
    if (status !== "422") {
      expect(await bodyOf("fastApi")).toEqual({ detail: stripe.error["message"] });
      expect(await bodyOf("aspNet")).toMatchObject({ status: Number(status), traceId: "" });
    }
    expect(await bodyOf("wePay")).toMatchObject({ error_message: stripe.error["message"] });
    // Where nothing is told of single places, a list that may be left out is.
    if (!["400", "415", "422"].includes(status)) {
      expect(await bodyOf("wePay")).not.toHaveProperty("details");
      expect(await bodyOf("aspNet")).not.toHaveProperty("errors");
    }
  });

  it("keep their header fields", async () => {
    const handler = made
      .get("stripe")!
      .handler.createPartialHandler(
        { read: () => ({ status: 200, data: 1 }) },
        { authenticate: () => null },
      );
    const response = await handler(wrong["401"]!.clone());
    expect(response.headers.get("www-authenticate")).toBe("ApiKey");
  });

  it("are problem details where no operation is meant", async () => {
    const handler = made.get("stripe")!.handler.createPartialHandler({});
    for (const [status, init, url] of [
      [404, {}, "https://x.example/nowhere"],
      [405, { method: "DELETE" }, "https://x.example/read"],
    ] as const) {
      const response = await handler(new Request(url, init));
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
  });

  it("are the program's own, if it says so", async () => {
    const onProblem = vi.fn(() => Response.json({ own: true }, { status: 499 }));
    expect(await refusal("stripe", "422", { onProblem })).toMatchObject({
      status: 499,
      body: { own: true },
    });
    expect(onProblem).toHaveBeenCalledWith(
      { status: 422, title: "Unprocessable Content", detail, issues: expect.any(Array) },
      expect.any(Request),
    );
  });
});

describe("what is declared decides", () => {
  const answerOf = async (errors: Responses, accept = "*/*", amount = "0") => {
    const { handler } = await packageOf(rootOf(errors));
    const serve = handler.createPartialHandler(
      { read: () => ({ status: 200, data: 1 }) },
      { authenticate: false },
    );
    const url = `https://x.example/read?amount=${amount}`;
    const response = await serve(new Request(url, { headers: { accept } }));
    return [response.headers.get("content-type"), await response.text()];
  };
  const problem = "application/problem+json";
  const short = { ...text, maxLength: 5 };
  const told = "query.amount: expected at least 1";

  it.each<[string, Responses]>([
    ["nothing", {}],
    ["another status", { 404: json(object({ message: text })) }],
    ["no body", { 422: { description: "No." } }],
    ["only HTML", { 422: json(text, "text/html") }],
    [
      "no value that is known",
      { 422: json(object({ id: { ...text, pattern: "^(.)\\1y$" } }, "id")) },
    ],
    ["a slot", { 422: json(object({ id: { ...text, pattern: "^[{]detail}$" } }, "id")) }],
    [
      "a pattern and more",
      {
        422: json(
          object({ id: { ...text, pattern: "^0*1?$", minLength: 3, not: { const: "000" } } }, "id"),
        ),
      },
    ],
    [
      "two patterns",
      {
        422: json({
          allOf: ["^b", "^..c$"].map((pattern) => object({ id: { ...text, pattern } }, "id")),
        }),
      },
    ],
    [
      "a format with a pattern",
      { 422: json(object({ id: { ...text, format: "ipv4", pattern: "^9" } }, "id")) },
    ],
    [
      "more places than there are",
      { 422: json(object({ errors: { type: "array", minItems: 2, items: text } }, "errors")) },
    ],
  ])("%s: problem details", async (_, errors) => {
    const [type, body] = await answerOf(errors);
    expect(type).toBe(problem);
    expect(JSON.parse(body!)).toMatchObject({ status: 422, detail: told });
  });

  it.each<[string, object, unknown]>([
    [
      "its range",
      { "4XX": json(object({ message: text })), default: json(text) },
      { message: told },
    ],
    ["any JSON", { 422: json({}) }, expect.objectContaining({ title: "Unprocessable Content" })],
    ["a text", { default: json(text) }, told],
    ["a choice", { 422: json({ oneOf: [integer, object({ msg: text }, "msg")] }) }, { msg: told }],
    [
      "parts",
      { 422: json({ allOf: [object({ msg: text }), object({ code: integer }, "code")] }) },
      { msg: told, code: 422 },
    ],
    [
      "null",
      { 422: json(object({ msg: text, more: { type: ["string", "null"] } }, "msg", "more")) },
      { msg: told, more: null },
    ],
    ["a text of no name", { 422: json(object({ why: text }, "why")) }, { why: told }],
    [
      "a short text",
      { 422: json(object({ message: short, why: { ...text, maxLength: 100 } }, "why")) },
      { message: "query", why: "" },
    ],
    ["a short text of no name", { 422: json(object({ why: short }, "why")) }, { why: "query" }],
    ["a text that is short itself", { 422: json(short) }, "query"],
    [
      "texts of patterns, where they have to be there",
      {
        422: json(
          object(
            {
              message: text,
              id: { ...text, pattern: "^req_[0-9a-f]{8}$" },
              key: { ...text, pattern: "^(|[a-z]+-\\d+)$", minLength: 6, maxLength: 7 },
              shown: { ...text, pattern: "^[A-Z]{3}$", examples: ["CHF"] },
              left: { ...text, pattern: "^[A-Z]{3}$" },
            },
            ..."message id key shown".split(" "),
          ),
        ),
      },
      { message: told, id: "req_00000000", key: "aaa-000", shown: "CHF" },
    ],
    [
      "a pattern and a length of two parts",
      {
        422: json({
          allOf: [{ pattern: "^a+$" }, { minLength: 3 }].map((rules) =>
            object({ message: text, id: { ...text, ...rules } }, "id"),
          ),
        }),
      },
      { message: told, id: "aaa" },
    ],
  ])("%s", async (_, errors, body) => {
    const [type, sent] = await answerOf(errors as Responses);
    expect(type).toBe("application/json");
    expect(JSON.parse(sent!)).toEqual(body);
  });

  it.each<[string, object, unknown]>([
    ["are as many as may be", { maxItems: 2, items: text }, [told, "query.b: expected at least 1"]],
    ["are all that may be", { maxItems: 3, items: text }, expect.objectContaining({ length: 3 })],
    [
      "are short themselves",
      { maxItems: 1, items: object({ message: { ...text, maxLength: 8 }, field: text }) },
      [{ message: "expected", field: "query.amount" }],
    ],
  ])("issues %s", async (_, list, errors) => {
    const message = object({ message: text, errors: { type: "array", ...list } }, "message");
    const { handler } = await packageOf({
      paths: { "/read": { get: { ...several, responses: { ...ok, 422: json(message) } } } },
    });
    const serve = handler.createPartialHandler({ read: () => ({ status: 200, data: 1 }) });
    const response = await serve(new Request("https://x.example/read?amount=0&b=0&c=0"));
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({ message: `${told} (and 2 more)`, errors });
  });

  it("lists are left out without issues, also short ones", async () => {
    const message = object(
      { message: text, errors: { type: "array", maxItems: 2, items: text } },
      "message",
    );
    const { handler } = await packageOf(rootOf({ default: json(message) }));
    const serve = handler.createPartialHandler({}, { authenticate: () => null });
    const response = await serve(wrong["401"]!.clone());
    expect(await response.json()).toEqual({ message: "Not Implemented" });
  });

  it("and what is accepted", async () => {
    const content = {
      "application/json": { schema: object({ message: text }, "message") },
      "application/problem+json": { schema: object({ title: text }) },
      "text/plain": { schema: text },
    };
    const errors = { 422: { description: "No.", content } };
    expect(await answerOf(errors)).toEqual(["application/json", JSON.stringify({ message: told })]);
    expect((await answerOf(errors, "application/problem+json"))[0]).toBe(problem);
    expect(await answerOf(errors, "text/plain;q=0.9, image/png")).toEqual(["text/plain", told]);
    expect((await answerOf(errors, "image/png"))[0]).toBe("application/json");
  });
});

describe("a fake", () => {
  const fakeOf = (name: string) => made.get(name)!.fake.createFake({ onWarning: () => {} });

  it.each(Object.keys(documents))("of %s tells callers what is wrong", async (name) => {
    const { createClient, pay } = made.get(name)!.index as unknown as {
      createClient(options: object): { call(request: unknown): Promise<unknown> };
      pay(input: object): unknown;
    };
    const fake = fakeOf(name);
    const client = createClient({
      baseUrl: "https://x.example",
      fetch: fake.fetch,
      auth: "k",
      retry: false,
    });
    const sent = client.call(pay({ query: { amount: 0 }, body: { a: "" } }));
    const place = name === "fastApi" ? "" : "query.amount: ";
    await expect(sent).rejects.toThrow(`POST /open: 422: ${place}expected at least 1`);
    expect(fake.requests[0]!.issues).toHaveLength(1);
  });

  const read = () => new Request("https://x.example/read?amount=1");

  it("has the declared body in a fault", async () => {
    const bodyOf = async (name: string) => {
      const fake = fakeOf(name);
      fake.once("read", { status: 503, retryAfter: 2 }, { delay: 1, next: { status: 418 } });
      const response = await fake.fetch(read());
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
      const after = await fake.fetch(read());
      return [await response.json(), ((await after.json()) as object) && after.status];
    };
    expect(await bodyOf("stripe")).toEqual([
      { error: { type: "api_error", message: "Service Unavailable", code: "service_unavailable" } },
      418,
    ]);
    expect(await bodyOf("fastApi")).toEqual([{ detail: "Service Unavailable" }, 418]);
    const title = { title: "Service Unavailable", status: 503, traceId: "" };
    expect(await bodyOf("aspNet")).toEqual([{ type: "about:blank", ...title }, 418]);
  });

  it("shows the document's example of a status, and no body that isn't declared", async () => {
    const example = { code: "busy" };
    const content = { "application/json": { schema: object({ code: text }, "code"), example } };
    const fields = { "X-Left": { required: true, schema: integer } };
    const errors = {
      503: { description: "Busy.", content, headers: fields },
      "5XX": { description: "No.", content, headers: fields },
    };
    const { fake: fakes } = await packageOf(rootOf(errors));
    const fake = fakes.createFake();
    fake.once("read", { status: 503, retryAfter: 1 }, { status: 500 }, { status: 404 });
    const shown = await fake.fetch(read());
    expect(await shown.json()).toEqual(example);
    expect(shown.headers.get("retry-after")).toBe("1");
    const written = await fake.fetch(read());
    expect(await written.json()).toMatchObject({ code: "internal_server_error" });
    for (const { headers } of [shown, written]) expect(headers.get("x-left")).toMatch(/^-?\d+$/);
    const undeclared = await fake.fetch(read());
    expect([undeclared.status, await undeclared.text()]).toEqual([404, ""]);
  });
});

describe("wireform conform", () => {
  it.each(Object.keys(documents))("finds nothing in the refusals of %s", async (name) => {
    const cwd = await makeFolder();
    await mkdir(cwd, { recursive: true });
    const info = { title: "Shop", version: "1" };
    const document = { openapi: "3.1.0", info, ...rootOf(documents[name]!) };
    await writeFile(path.join(cwd, "openapi.json"), JSON.stringify(document));
    // Nobody is let in, and then nothing is done.
    for (const authenticate of [() => null, false] as const) {
      const { createPartialHandler } = made.get(name)!.handler;
      const { url } = await serve(createPartialHandler({}, { authenticate }));
      const given = ["--base-url", url, "--methods", "all", "--rate", "1000"];
      const { out } = await conformIn(cwd, "openapi.json", ...given);
      expect(out).toMatch(/2 of 2 operations called .*, 0 violations/);
    }
  });

  it("finds a server that fails where only default is declared", async () => {
    const cwd = await makeFolder();
    const info = { title: "Shop", version: "1" };
    const document = { openapi: "3.1.0", info, ...rootOf(documents["stripe"]!) };
    await writeFile(path.join(cwd, "openapi.json"), JSON.stringify(document));
    const fail = () => {
      throw new Error("a bug");
    };
    const { createPartialHandler } = made.get("stripe")!.handler;
    const options = { authenticate: () => 1, onError: () => {} };
    const { url } = await serve(createPartialHandler({ read: fail, pay: fail }, options));
    const given = ["--base-url", url, "--methods", "all", "--rate", "1000"];
    const { code, out } = await conformIn(cwd, "openapi.json", ...given);
    expect([code, out]).toEqual([1, expect.stringContaining("status 500: the server failed")]);
  });
});
