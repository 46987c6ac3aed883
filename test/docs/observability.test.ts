/** `docs/observability.md`: pino's lines, and the spans and metrics of OpenTelemetry's SDK. */
import { beforeAll, expect, it, vi } from "vitest";
import { closeAfterTest } from "../leftovers.js";
import type { PageProject } from "./page-project.js";
import { programNames } from "./pages.js";
import { shopProjectOf } from "./shop-project.js";
import { type ShopServer, startShop } from "./shop-server.js";

const key = "key_0123456789";
let project: PageProject;

beforeAll(async () => {
  const sdk = ["api", "context-async-hooks", "core", "sdk-metrics", "sdk-trace-base"];
  project = await shopProjectOf("docs/observability.md", [
    "pino",
    ...sdk.map((name) => `@opentelemetry/${name}`),
  ]);
  await project.write("package.json", '{ "type": "module" }');
  for (const name of ["log", "sdk", "tracing"])
    await project.write(`${name}.js`, await project.read(await project.compile(`${name}.ts`)));
  vi.stubEnv("SHOP_KEY", key);
});

async function withShop(): Promise<ShopServer> {
  const shop = await startShop();
  closeAfterTest(shop.close);
  vi.stubEnv("SHOP_URL", shop.url);
  return shop;
}

it("logs a line for each call and attempt, without secrets", async () => {
  await withShop();
  await project.write(
    "calls.ts",
    `import { createOrder, getOrder } from "my-api";
import { client, logger } from "./log.js";
const headers = { "x-token": "t0p_secret" };
await client.call(createOrder({ body: { lines: [{ sku: "personal", count: 1 }] } }), { headers });
await client.send(getOrder({ path: { id: "lost" } }));
await client.call(getOrder({ path: { id: "none" } })).catch((error) => logger.error(error));
`,
  );
  const { stdout, stderr } = await project.run("calls.ts");
  expect(stderr).toBe("");
  for (const secret of [key, "t0p_secret", "personal"]) expect(stdout).not.toContain(secret);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly msg: string });
  expect(lines.map(({ msg }) => msg)).toEqual([
    "attempt",
    "call",
    "attempt",
    "attempt",
    "call",
    "attempt",
    "call",
    "GET /orders/{id}: 404: no such order",
  ]);
  expect(lines[1]).toMatchObject({
    level: 30,
    operation: "createOrder",
    request: { method: "POST", url: "/orders", headers: { "x-token": "[redacted]" } },
    result: "success",
    status: 201,
    attempts: 1,
  });
  expect(lines[1]).not.toHaveProperty("request.body");
  expect(lines[2]).toMatchObject({ level: 20, attempt: 1, pause: expect.any(Number) });
  expect(lines[4]).toMatchObject({ result: "success", attempts: 2 });
  expect(lines[6]).toMatchObject({ level: 40, result: "failure", status: 404 });
  expect(lines[7]).toMatchObject({ level: 50, err: { type: "ApiError", status: 404 } });
  expect(lines[7]).not.toHaveProperty("err.data");
});

it("makes spans below those of the caller, which the server can continue, and metrics", async () => {
  const { arrived } = await withShop();
  const { stdout, stderr } = await project.run("main.ts");
  expect(stderr).toBe("");
  const [, parent] = arrived.map(({ headers }) => String(headers["traceparent"]).split("-"));
  const spans = stdout.split(/^\{$/m).slice(1);
  const [create, get, checkout] = ["POST /orders'", "GET /orders/{id}'", "checkout'"].map((name) =>
    spans.find((text) => text.includes(`name: '${name}`)),
  );
  expect([create, get, checkout]).not.toContain(undefined);
  const idOf = (span: string, member: string) => new RegExp(`${member}: '(\\w+)'`).exec(span)?.[1];
  const traceId = idOf(checkout!, "traceId");
  expect(arrived.map(({ headers }) => headers["traceparent"])).toEqual(
    [create!, get!].map((span) => `00-${traceId}-${idOf(span, " id")}-01`),
  );
  expect(parent).toBeDefined();
  for (const span of [create!, get!]) {
    expect(span).toContain(`spanId: '${idOf(checkout!, " id")}'`);
    expect(span).toContain("kind: 2");
  }
  expect(create).toMatch(/'http.response.status_code': 201[^]*'http.request.resend_count': 0/);
  expect(stdout).toContain("name: 'http.client.request.duration'");
  expect(stdout).toMatch(/'url.template': '\/orders',\n *'openapi.operation.id': 'createOrder'/);
  expect(stdout).not.toContain(key);
});

it("tells failures of both kinds", async () => {
  const shop = await withShop();
  await project.write(
    "failures.ts",
    `import "./sdk.js";
import { createClient, getOrder } from "my-api";
import { tracing } from "./tracing.js";
const client = createClient({ auth: "${key}", baseUrl: "${shop.url}", middleware: [tracing], retry: false });
await client.send(getOrder({ path: { id: "none" } }));
await client.send(getOrder({ path: { id: "lost" } })).catch(() => undefined);
process.exit(0);
`,
  );
  const { stdout } = await project.run("failures.ts");
  const [declared, lost] = stdout.split(/^\{$/m).slice(1);
  expect(declared).toMatch(/'error.type': '404'[^]*status: \{ code: 2 \}[^]*events: \[\]/);
  expect(lost).toMatch(/'error.type': 'ConnectionError'[^]*code: 2[^]*'exception.type'/);
  expect(stdout).not.toContain(key);
});

it("has programs with types, all of them with names", async () => {
  expect(await project.complaints(...(await programNames("docs/observability.md")))).toEqual([]);
});
