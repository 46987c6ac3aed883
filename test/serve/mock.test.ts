/** `wireform mock` answers on a port, and follows its document. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { expect, it } from "vitest";
import { run } from "../../generator/cli/run.js";
import { packageRoot } from "../../generator/host/package-root.js";
import { closeAfterTest, makeFolder } from "../leftovers.js";

const main = path.join(packageRoot, "dist/generator/main.js");

async function start(folder: string, ...more: readonly string[]) {
  const args = [main, "mock", "openapi.yaml", "--port", "0", "--cors", ...more];
  const child = spawn(process.execPath, args, { cwd: folder });
  const ended = once(child, "exit");
  closeAfterTest(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => (told += chunk.toString()));
  await expect.poll(() => told, { timeout: 60_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+\n/);
  const url = /http:\S+/.exec(told)![0];
  return { url, printed: () => printed, told: () => told };
}

it("answers by the document, tells of each request, and reads the document again", async () => {
  const folder = await makeFolder();
  await cp(path.join(packageRoot, "test/cases/handler-and-fake"), folder, { recursive: true });
  const { url, printed, told } = await start(folder);
  const origin = "http://page.example";
  const listed = await fetch(`${url}/v1/orders?limit=3`, { headers: { origin } });
  expect(await listed.json()).toEqual([{ id: "o1", amount: 7 }]);
  expect(listed.headers.get("access-control-allow-origin")).toBe(origin);
  expect((await fetch(`${url}/orders?limit=x`)).status).toBe(422);
  expect((await fetch(`${url}/orders/1`, { method: "OPTIONS" })).status).toBe(204);
  const exposed = listed.headers.get("access-control-expose-headers");
  expect([exposed, listed.headers.get("access-control-allow-credentials")]).toEqual([
    "content-type",
    "true",
  ]);
  // Not together with an origin of `*`: browsers refuse that.
  const plain = await fetch(`${url}/orders/1`, { method: "OPTIONS" });
  const allowed = ["origin", "credentials"].map((name) =>
    plain.headers.get(`access-control-allow-${name}`),
  );
  expect(allowed).toEqual(["*", null]);
  const both = ["orders", "health"].map((name) => fetch(`${url}/${name}`));
  await Promise.all(both);
  await expect.poll(printed).toContain("GET /orders 200 listOrders\n");
  await expect.poll(printed).toContain("GET /health 200 healthCheck\n");
  await expect.poll(printed).toContain("GET /v1/orders?limit=3 200 listOrders\n");
  expect(printed()).toContain("GET /orders?limit=x 422 listOrders  query.limit: ");
  // As the docs show it.
  const page = await readFile(path.join(packageRoot, "docs/fakes.md"), "utf8");
  const [, shown] = /\n```\n(GET[^]*?)```\n/.exec(page)!;
  await fetch(`${url}/orders?limit=3`);
  await fetch(`${url}/orders?limit=0`);
  await expect.poll(printed).toContain(shown);

  const file = path.join(folder, "openapi.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("{ id: o1, amount: 7 }", "{ id: o2, amount: 8 }"));
  await expect.poll(told, { timeout: 60_000 }).toContain("the document has changed");
  expect(await (await fetch(`${url}/v1/orders`)).json()).toEqual([{ id: "o2", amount: 8 }]);
});

it("keeps what is created, if it is asked to", async () => {
  const folder = await makeFolder();
  await cp(path.join(packageRoot, "test/cases/stateful-fake"), folder, { recursive: true });
  const { url } = await start(folder, "--stateful");
  const headers = { "content-type": "application/json" };
  const created = await fetch(`${url}/v1/payments`, {
    method: "POST",
    headers,
    body: '{"amount":5}',
  });
  const payment = (await created.json()) as { readonly id: string };
  expect(payment).toMatchObject({ amount: 5 });
  expect(await (await fetch(`${url}/v1/payments/${payment.id}`)).json()).toEqual(payment);
  expect((await fetch(`${url}/v1/payments/pay_0000`)).status).toBe(404);
});

it("only reports what is wrong, if it is asked to", async () => {
  const folder = await makeFolder();
  await cp(path.join(packageRoot, "test/cases/handler-and-fake"), folder, { recursive: true });
  const { url, printed } = await start(folder, "--validate", "report");
  const headers = { "content-type": "application/json" };
  const body = '{"id":"","amount":0,"lines":["a",1]}';
  const created = await fetch(`${url}/v1/orders?limit=x`, { method: "POST", headers, body });
  expect(created.status).toBe(201);
  const listed = await fetch(`${url}/orders?limit=1000&limit=x`, { headers });
  expect([listed.status, await listed.json()]).toEqual([200, [{ id: "o1", amount: 7 }]]);
  const typed = await fetch(`${url}/orders`, { method: "POST", body: "x" });
  expect(typed.status).toBe(201);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  await expect.poll(printed).toContain("GET /nowhere 404 -\n");
  const [made, many, text] = printed().split("\n");
  expect(made).toBe(
    "POST /v1/orders?limit=x 201 createOrder" +
      "  body.id: expected at least 1 character (openapi.yaml:76:40)" +
      "; body.amount: expected at least 1 (openapi.yaml:77:43)" +
      "; body.lines.1: expected a string (openapi.yaml:78:46)",
  );
  expect(many).toBe(
    "GET /orders?limit=1000&limit=x 200 listOrders" +
      "  query.limit: sent more than once (openapi.yaml:10:45)",
  );
  expect(text).toContain("201 createOrder  body: expected application/json or ");
  expect(text).toContain(", got text/plain (openapi.yaml:27:11)");
});

it("serves the operations without errors where --partial says so", async () => {
  const folder = await makeFolder();
  await cp(path.join(packageRoot, "test/cases/handler-and-fake"), folder, { recursive: true });
  const file = path.join(folder, "openapi.yaml");
  const broken = "paths:\n  /broken: { get: { responses: { '200': { $ref: '#/nowhere' } } } }\n";
  await writeFile(file, (await readFile(file, "utf8")).replace("paths:\n", broken));
  const { url, told } = await start(folder, "--partial");
  expect(told()).toContain("left out: GET /broken\n");
  expect(told()).toContain("error WF2001");
  expect((await fetch(`${url}/broken`)).status).toBe(404);
  expect(await (await fetch(`${url}/v1/orders?limit=3`)).json()).toEqual([{ id: "o1", amount: 7 }]);
});

it("names another port where one is taken, and another address where there is none", async () => {
  const folder = await makeFolder();
  await cp(path.join(packageRoot, "test/cases/handler-and-fake"), folder, { recursive: true });
  const taken = createServer();
  await once(taken.listen(0, "127.0.0.1"), "listening");
  closeAfterTest(async () => void taken.close());
  const { port } = taken.address() as AddressInfo;
  let told = "";
  const print = (text: string) => void (told += text);
  const terminal = { out: print, err: print, colour: false, progress: () => {} };
  const mock = ["mock", path.join(folder, "openapi.yaml"), "--port"];
  expect(await run([...mock, String(port)], folder, terminal)).toBe(2);
  const next = port === 65_535 ? 4011 : port + 1;
  expect(told).toContain(`port ${port} is in use\n      choose another port: --port ${next}\n`);
  // Nobody has an address of a documentation.
  expect(await run([...mock, "0", "--host", "192.0.2.1"], folder, terminal)).toBe(2);
  expect(told).toContain("choose an address of this machine: --host 127.0.0.1\n");
});

it.each([
  [["mock", "a.yaml", "b.yaml"], 2, "mock takes one document"],
  [["mock"], 1, "WF8003"],
  [["mock", "openapi.yaml", "--port", "x"], 2, "--port is a number from 0 to 65535"],
  [["mock", "openapi.yaml", "--delay", "-5"], 2, "--delay can't be -5"],
  [
    ["mock", "openapi.yaml", "--delay=-5"],
    2,
    "--delay is a number of milliseconds from 0 to 600000",
  ],
  [["mock", "openapi.yaml", "--validate", "warn"], 2, "--validate can't be warn"],
  [["mock", "missing.yaml"], 1, "WF1001"],
])("%j ends with %i", async (args, code, message) => {
  let told = "";
  const print = (text: string) => void (told += text);
  const terminal = { out: print, err: print, colour: false, progress: () => {} };
  expect(await run(args, await makeFolder(), terminal)).toBe(code);
  expect(told).toContain(message);
});
