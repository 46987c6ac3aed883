/** `wireform conform` finds each way in which a server may differ from its document. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ConformCommand } from "../../../generator/cli/arguments/conform-arguments.js";
import { ServerCheck } from "../../../generator/cli/conform/check-server.js";
import { loadContract } from "../../../generator/cli/conform/contract.js";
import { packageRoot } from "../../../generator/host/package-root.js";
import type { ConformReport } from "../../../generator/cli/conform/report.js";
import { makeFolder } from "../../leftovers.js";
import { conform, conformAgain, conformIn, document, honestHandler, serve } from "./server.js";

const fast = ["--rate", "1000"];
const honest = await honestHandler();

/** `openapi.yaml:31:5`, where the text stands. */
async function placeOf(text: string): Promise<string> {
  const before = (await readFile(document, "utf8")).split(text, 1)[0]!.split("\n");
  return `openapi.yaml:${before.length}:${before.at(-1)!.length + 1}`;
}

describe("a server that keeps to the document", () => {
  it("has no violations; only what reads is called", async () => {
    const { url, asked } = await serve(honest);
    const { code, out } = await conform("--base-url", `${url}/`, ...fast);
    expect(out).toContain("5 of 6 operations called");
    expect(out).toMatch(/ 0 violations\n$/);
    expect(code).toBe(0);
    expect(asked).not.toContain("POST /orders");
    expect(asked).toEqual(expect.arrayContaining(["GET /orders", "GET /orders?limit=42"]));
    expect(asked).toEqual(expect.arrayContaining(["GET /orders/o1", "HEAD /count"]));
  });

  it("is called with all methods, headers and values on request", async () => {
    const bodies: string[] = [];
    const { url, headers } = await serve(async (request) => {
      if (request.method === "POST") bodies.push(await request.clone().text());
      return honest(request);
    });
    const header = "Authorization: Bearer secret";
    const given = ["--methods", "post", "--count", "2", "--header", header];
    const { code, out, err } = await conformAgain("--base-url", url, ...fast, ...given);
    expect(code).toBe(0);
    expect(bodies).toEqual(['{"id":"by example","amount":3}']);
    expect(headers[0]).toMatchObject({ authorization: "Bearer secret" });
    expect(out + err).not.toContain("secret");
    expect(out).toContain("1 of 6 operations called");
  });

  it("gets the same requests for the same seed", async () => {
    const { url, asked } = await serve(honest);
    const round = async (seed: string) => {
      const from = asked.length;
      await conformAgain("--base-url", url, ...fast, "--count", "6", "--seed", seed);
      return asked.slice(from);
    };
    const first = await round("1");
    expect(await round("1")).toEqual(first);
    expect(await round("2")).not.toEqual(first);
  });
});

const json = (data: unknown, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify(data), {
    headers: { "content-type": "application/json", "x-total": "1", ...headers },
  });
const order = { id: "o1", amount: 7 };
const events = (text: string) =>
  new Response(text, { headers: { "content-type": "text/event-stream" } });

type Lie = readonly [path: string, answer: () => Response | null, told: string, declared: string];

const lies: readonly Lie[] = [
  [
    "/orders",
    () => new Response(null, { status: 418 }),
    "status: GET /orders: status 418: the document declares 200",
    '"200":\n          description: The orders.',
  ],
  [
    "/orders/o1",
    () => new Response(null, { status: 500 }),
    "status: GET /orders/{id}: status 500: the document declares 200, 4XX",
    '"200":\n          description: The order.',
  ],
  [
    "/orders",
    () => json([order], { "content-type": "text/html" }),
    "content-type: GET /orders: Content-Type text/html: the document declares application/json",
    "description: The orders.",
  ],
  [
    "/orders",
    () => new Response(new Uint8Array([91, 93]), { headers: { "x-total": "0" } }),
    "content-type: GET /orders: there is no Content-Type: the document declares application/json",
    "description: The orders.",
  ],
  [
    "/orders",
    () => new Response("[]", { headers: { "content-type": "application/json" } }),
    "header: GET /orders: the header X-Total is missing",
    "{ required: true, schema",
  ],
  [
    "/orders",
    () => json([order, { ...order, amount: 1.5 }]),
    "body: GET /orders: /1/amount: expected an integer",
    "integer\n              minimum: 1",
  ],
  [
    "/orders/o1",
    () => json({ ...order, amount: 0 }),
    "body: GET /orders/{id}: /amount: expected at least 1",
    "1\n            lines",
  ],
  [
    "/orders/o1",
    () => json({ ...order, lines: ["a", 1] }),
    "body: GET /orders/{id}: /lines/1: expected a string",
    "string } }\n",
  ],
  [
    "/orders/o1",
    () => json({ amount: 1 }),
    "body: GET /orders/{id}: /id: missing",
    "{ type: string, minLength",
  ],
  [
    "/orders",
    () => new Response("[", json([]).clone()),
    "body: GET /orders: the body is no JSON",
    "{ type: array, items: { $ref",
  ],
  [
    "/orders",
    () => new Response("", json([]).clone()),
    "body: GET /orders: the body is missing: the document declares application/json",
    "description: The orders.",
  ],
  [
    "/count",
    () => new Response("seven"),
    "body: GET /count: expected an integer",
    "integer } } }\n    head",
  ],
  [
    "/orders/o1/events",
    () => events(': hello\n\nevent: made\ndata: {"id":"o1",\ndata: "amount":"7"}\n\n'),
    "body: GET /orders/{id}/events: /amount: expected an integer",
    "integer\n              minimum: 1",
  ],
  [
    "/orders/o1/events",
    () => events("data: seven\n\n"),
    "body: GET /orders/{id}/events: the data of the first event is no JSON",
    '{ $ref: "#/components/schemas/Order" } } }\n  /count',
  ],
  ["/count", () => null, "no-answer: GET /count: no answer: ", "operationId: countOrders"],
];

describe("a server that lies", () => {
  it.each(lies)("at %s is found out", async (path, answer, told, declared) => {
    const { url } = await serve(async (request) => {
      const { pathname } = new URL(request.url);
      return pathname === path && request.method === "GET" ? answer() : honest(request);
    });
    const { code, out } = await conformAgain("--base-url", url, ...fast);
    expect(code).toBe(1);
    expect(out).toContain(`\n${told}`);
    expect(out).toContain(`  declared  ${await placeOf(declared)}\n`);
    expect(out).toMatch(/, 1 violation[,\n]/);
  });

  it("is not followed to other servers", async () => {
    const other = await serve(honest);
    const { url } = await serve(
      async () => new Response(null, { status: 302, headers: { location: `${other.url}/orders` } }),
    );
    const { code, out } = await conformAgain("--base-url", url, ...fast);
    expect(code).toBe(1);
    expect(out).toContain(`status 302, leads to ${other.url}/orders: the document declares 200`);
    expect(other.asked).toEqual([]);
  });

  it("is not waited for longer than --timeout", async () => {
    const { url, asked } = await serve(() => new Promise(() => {}));
    const given = ["--base-url", url, ...fast, "--timeout", "20", "--count", "1"];
    const { code, out } = await conformAgain(...given, "--methods", "all");
    expect(code).toBe(1);
    expect(out).toContain("no answer within 20 ms");
    // Five in a row are enough.
    expect(out).toContain("the server doesn't answer");
    expect(out.match(/^no-answer: /gm)).toHaveLength(5);
    expect(asked.length).toBeLessThanOrEqual(5);
  });
});

describe("the report", () => {
  it("is as the docs show it", async () => {
    const page = await readFile(path.join(packageRoot, "docs/conform.md"), "utf8");
    const [, shown] = /\n```\n(GET[^]*?)```\n/.exec(page)!;
    const { url } = await serve(async (request) =>
      new URL(request.url).pathname === "/orders"
        ? new Response('[{"id":"o1","amount":"7"}]', {
            headers: { "content-type": "application/json" },
          })
        : honest(request),
    );
    const { out } = await conformAgain("--base-url", url, ...fast);
    expect(out.replaceAll(url, "http://localhost:8080")).toBe(shown);
  });

  const liar = async (request: Request) =>
    new URL(request.url).pathname === "/orders" ? json([{ amount: "<&\u0001" }]) : honest(request);

  it("is JSON on request", async () => {
    const { url } = await serve(liar);
    const { code, out } = await conformAgain("--base-url", url, ...fast, "--format", "json");
    expect(code).toBe(1);
    const { operations, baseUrl } = JSON.parse(out) as ConformReport;
    expect(baseUrl).toBe(url);
    const [first, second] = operations;
    expect(first).toMatchObject({ operation: "listOrders", method: "GET", statuses: [200] });
    expect(first!.violations.map(({ pointer, answers }) => [pointer, answers])).toEqual([
      ["/0/id", 3],
      ["/0/amount", 3],
    ]);
    expect(first!.violations[0]).toMatchObject({ kind: "body", url: `${url}/orders`, status: 200 });
    expect(second).toMatchObject({ requests: 0, skipped: "--methods has no POST" });
  });

  it("is JUnit's XML on request", async () => {
    const { url } = await serve(async (request) =>
      request.method === "GET"
        ? new Response("", { status: 302, headers: { location: '/<a>&"b"' } })
        : honest(request),
    );
    const { code, out } = await conformAgain("--base-url", url, ...fast, "--format", "junit");
    expect(code).toBe(1);
    expect(out).toContain(
      '<testsuite name="openapi.yaml" tests="6" failures="4" errors="0" skipped="1">',
    );
    expect(out).toContain('name="GET /orders">\n      <failure type="status"');
    expect(out).toContain("leads to /&#60;a&#62;&#38;&#34;b&#34;:");
    expect(out).toContain('<skipped message="--methods has no POST"/>');
    expect(out).toMatch(/name="HEAD \/count"\/>\n/);
  });
});

it("sends what a server can read, and writes paths as the document does", async () => {
  const folder = await makeFolder();
  const body = (...types: readonly string[]) => ({
    required: true,
    content: Object.fromEntries(types.map((type) => [type, { schema: { type: "string" } }])),
  });
  const paths = Object.fromEntries(
    [
      ["/ü", "image/*"],
      ["/b", "*/*"],
      ["/c", "text/*"],
      ["/d", "application/*"],
      ["/e", "application/*+json"],
      ["/f", "application/xml", "text/plain"],
      ["/g", "application/atom+xml"],
    ].map(([path, ...types]) => {
      const responses = { 204: { description: "Done." } };
      return [path, { post: { requestBody: body(...types), responses } }];
    }),
  );
  const info = { title: "Types", version: "1" };
  const document = JSON.stringify({ openapi: "3.1.0", info, paths });
  await writeFile(path.join(folder, "openapi.json"), document);
  const { url, headers } = await serve(async () => new Response(null, { status: 204 }));
  const { code, out } = await conformIn(
    folder,
    "openapi.json",
    "--base-url",
    url,
    ...fast,
    "--methods",
    "all",
  );
  expect(code).toBe(0);
  expect(out).toContain("POST  /ü ");
  expect(out).toContain("needs an example in the document");
  expect([...new Set(headers.map((header) => header["content-type"]))]).toEqual([
    "image/png",
    "application/json",
    "text/plain",
    "application/vnd.api+json",
  ]);
});

describe("a stream", () => {
  const content = (...types: readonly string[]) =>
    Object.fromEntries(types.map((type) => [type, { schema: { type: "string" } }]));
  const streamOf = (type: string, ...parameters: readonly object[]) => ({
    get: { parameters, responses: { 200: { description: "Items.", content: content(type) } } },
  });
  const schema = { type: "string" };
  const id = { name: "Last-Event-ID", in: "header", schema };
  const paths = {
    "/events": streamOf("text/event-stream", id),
    "/shown": streamOf("text/event-stream", { ...id, example: "e1" }),
    "/shown-too": streamOf("text/event-stream", { ...id, schema: { ...schema, example: "e2" } }),
    "/lines": streamOf("application/jsonl"),
    "/text": streamOf("text/plain"),
  };

  it("may be empty, and is asked to go on behind what the document shows only", async () => {
    const cwd = await makeFolder();
    const info = { title: "Streams", version: "1" };
    await writeFile(
      path.join(cwd, "openapi.json"),
      JSON.stringify({ openapi: "3.1.0", info, paths }),
    );
    const { url, asked, headers } = await serve(async (request) => {
      const { get } = paths[new URL(request.url).pathname as keyof typeof paths];
      const [type = ""] = Object.keys(get.responses[200].content);
      return new Response("", { headers: { "content-type": type } });
    });
    const { out } = await conformIn(cwd, "openapi.json", "--base-url", url, ...fast);
    expect(out).toContain("body: GET /text: the body is missing: the document declares text/plain");
    expect(out).toMatch(/5 of 5 operations called .*, 1 violation\n/);
    const ids = asked.map((line, at) => [line, headers[at]!["last-event-id"]]);
    expect(ids.filter(([, id]) => id !== undefined)).toEqual([
      ["GET /shown", "e1"],
      ["GET /shown-too", "e2"],
    ]);
  });
});

it("sends no more requests a second than --rate says", async () => {
  const { url } = await serve(honest);
  const contract = await loadContract({ document }, "/", {
    out() {},
    err() {},
    colour: false,
    progress() {},
  });
  const limits = { rate: 4, count: 3, timeout: 10_000, seed: 1, methods: null, headers: [] };
  const command: ConformCommand = {
    kind: "conform",
    client: null,
    document,
    baseUrl: url,
    format: "json",
    ...limits,
  };
  let now = 0;
  const waits: number[] = [];
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds);
    now += milliseconds;
  };
  const check = new ServerCheck(contract!, command, { now: () => now, wait });
  const list = contract!.operations.find(({ served }) => served.id === "listOrders")!;
  const { requests } = await check.check(list);
  now += 100;
  await check.check(list);
  expect(requests).toBe(3);
  expect(waits).toEqual([250, 250, 150, 250, 250]);
});

it.each([
  [[], 2, "conform needs --base-url"],
  [["--base-url", "localhost:80"], 2, "--base-url is no http or https URL"],
  [["--base-url", "http://a:b@localhost"], 2, "--base-url has credentials"],
  [["--base-url", "http://localhost?a=1"], 2, "--base-url ends with its path"],
  [["--base-url", "http://localhost", "--header", "a b: c"], 2, "--header is a name and a value"],
  [["--base-url", "http://localhost", "--methods", "GET,PSOT"], 2, "--methods has no PSOT"],
  [["--base-url", "http://localhost", "--rate", "0"], 2, "--rate is a number from 1 to 1000"],
  [["--base-url", "http://localhost", "--count", "0"], 2, "--count is a number from 1 to 1000"],
  [["--base-url", "http://localhost", "--timeout", "x"], 2, "--timeout is in milliseconds"],
  [["--base-url", "http://localhost", "--seed", "-1"], 2, "--seed"],
  [["--base-url", "http://localhost", "--format", "sarif"], 2, "conform has no format sarif"],
  [["--base-url", "http://localhost", "--methods", "DELETE"], 2, "nothing was called"],
])("%j ends with %i", async (args, code, message) => {
  const told = await conform(...args);
  expect(told.err).toContain(message);
  expect(told.code).toBe(code);
});

describe("credentials", () => {
  const operation = (...security: readonly object[]) => ({
    get: { security, responses: { 204: { description: "Yes." }, "4XX": { description: "No." } } },
  });
  const securitySchemes = {
    token: { type: "http", scheme: "bearer" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    query: { type: "apiKey", in: "query", name: "key" },
  };
  const both = { "/a": operation({ token: [] }, { key: [] }), "/b": operation({ token: [] }) };

  async function told(paths: object, open: readonly string[], ...given: readonly string[]) {
    const cwd = await makeFolder();
    const info = { title: "Keys", version: "1" };
    const document = { openapi: "3.1.0", info, paths, components: { securitySchemes } };
    await writeFile(path.join(cwd, "openapi.json"), JSON.stringify(document));
    const { url } = await serve(async (request) => {
      const status = open.includes(new URL(request.url).pathname) ? 204 : 401;
      return new Response(null, { status });
    });
    const { code, out } = await conformIn(
      cwd,
      "openapi.json",
      "--base-url",
      url,
      ...fast,
      ...given,
    );
    return { code, out, message: /^credentials: (.*)$/m.exec(out)?.[1] };
  }

  it("that were forgotten are named, and fail", async () => {
    const headers = '--header "Authorization: Bearer ...", or --header "X-Key: ..."';
    const none = "the document asks for credentials, and none were given";
    const { code, message, out } = await told(both, []);
    expect(message).toBe(`GET /a: 2 operations answered 401 only: ${none}: ${headers}`);
    expect([code, out.match(/, 1 violation,/)?.length]).toEqual([1, 1]);
    const { message: one } = await told(both, ["/b"], "--header", "X-Other: 1");
    expect(one).toBe(`GET /a: 1 operation answered 401 only: ${none}: ${headers}`);
    const junit = await told(both, [], "--format", "junit");
    expect(junit.out).toContain('<failure type="credentials" message="2 operations answered 401');
    const json = await told(both, [], "--format", "json");
    expect(json.out).toContain('"kind": "credentials"');
    const query = await told({ "/a": operation({ query: [] }) }, []);
    expect(query.message).toContain("none were given: --header can't give them");
  });

  it("that are refused everywhere fail, and those that lack rights for some don't", async () => {
    const given = ["--header", "authorization: Bearer old"];
    const { code, message } = await told(both, [], ...given);
    expect(message).toMatch(/^GET \/a: 2 operations answered 401 only: the server refuses the/);
    expect(code).toBe(1);
    expect(await told(both, ["/b"], ...given)).toMatchObject({ code: 0, message: undefined });
  });

  it("are not missed where the document asks for none", async () => {
    const free = { "/a": operation(), "/b": operation({}, { token: [] }) };
    expect(await told(free, [])).toMatchObject({ code: 0, message: undefined });
  });
});
