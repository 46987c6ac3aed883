/** `docs/cli.md`: the generated command line, as a program of its own. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { execFile } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPage } from "./pages.js";
import { projectOf, type PageProject } from "./page-project.js";

let project: PageProject;
let server: Server;
let baseUrl = "";
const seen: { method: string; url: string; authorization: string; body: string }[] = [];

const order = { id: "o_1", amount: { value: 1000, currency: "eur" }, metadata: { order: "6735" } };

beforeAll(async () => {
  project = await projectOf("docs/cli.md");
  const { code, stderr } = await project.wireform("generate");
  expect([code, stderr]).toEqual([0, expect.stringContaining("wrote")]);
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      seen.push({ method, url, authorization: headers.authorization ?? "", body });
      const json = (status: number, data: unknown) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(data));
      };
      if (method === "POST") json(201, order);
      else if (url.includes("after=2")) json(200, { data: [{ ...order, id: "o_2" }] });
      else if (url === "/orders/locked") json(401, { message: "who are you?" });
      else if (url === "/orders/none") json(404, { message: "no such order" });
      else if (url.startsWith("/orders/")) json(200, order);
      else json(200, { data: [order], next: "2" });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

/** Runs the program, with what is piped in. */
async function shop(
  words: string,
  input = "",
  token = "secret",
): Promise<{ code: number; out: string; err: string }> {
  const file = path.join(project.folder, "shop/bin/shop.js");
  const env = { ...process.env, SHOP_BASE_URL: baseUrl, SHOP_TOKEN: token };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [file, ...words.split(" ").filter(Boolean)],
      { env, cwd: project.folder },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
    child.stdin?.end(input);
  });
}

it("sends what flags say, with the credential of the environment", async () => {
  const { code, out, err } = await shop(
    "orders create --amount.value 1000 --amount.currency eur --metadata.order 6735 --no-urgent --items a --items b",
  );
  expect([code, err, JSON.parse(out)]).toEqual([0, "", order]);
  const { authorization, body } = seen.at(-1)!;
  expect([authorization, JSON.parse(body)]).toEqual([
    "Bearer secret",
    {
      amount: { value: 1000, currency: "eur" },
      urgent: false,
      items: ["a", "b"],
      metadata: { order: "6735" },
    },
  ]);
});

it("names the variable of the credential where the API asks for another", async () => {
  expect((await shop("orders get locked")).err).toMatch(
    /401.*\n[^]*\nhint: the API refuses the credential in SHOP_TOKEN\n$/,
  );
  expect((await shop("orders get locked", "", "")).err).toMatch(
    /\nhint: there was no credential; set SHOP_TOKEN or SHOP_KEY\n$/,
  );
});

it("tells in its help what a request needs, and what the operation does", async () => {
  const { out } = await shop("orders create --help");
  expect(out).toMatch(/^Order something\n\nThe warehouse keeps it for a day.\n\nusage: /);
  expect(out).toMatch(/--amount.value INTEGER +In cents \(required\)\n/);
});

it("takes data from a file and from a pipe, and adds flags to it", async () => {
  await project.write("order.json", '{"amount":{"value":5},"items":["x"]}');
  await shop("orders create --data @order.json --amount.currency usd");
  expect(JSON.parse(seen.at(-1)!.body)).toEqual({
    amount: { value: 5, currency: "usd" },
    items: ["x"],
  });
  await shop("orders create --data -", '{"amount":{"value":7}}');
  expect(JSON.parse(seen.at(-1)!.body)).toEqual({ amount: { value: 7 } });
});

it("prints the request, and sends nothing", async () => {
  const before = seen.length;
  const { code, out } = await shop("orders create --amount.value=-1 --dry-run");
  expect([code, out.split(" \\\n  ")]).toEqual([
    0,
    [
      `curl -X POST '${baseUrl}/orders'`,
      "-H 'accept: application/json'",
      "-H 'content-type: application/json'",
      "-H 'authorization: [redacted]'",
      `--data-raw '{"amount":{"value":-1}}'\n`,
    ],
  ]);
  expect(seen).toHaveLength(before);
});

it("prints pages as lines, lists as tables, and takes the path's values without names", async () => {
  const all = await shop("orders list --status open --all");
  expect(
    all.out
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { id: string }).id),
  ).toEqual(["o_1", "o_2"]);
  expect(seen.slice(-2).map(({ url }) => url)).toEqual([
    "/orders?status=open",
    "/orders?after=2&status=open",
  ]);
  const table = await shop("orders list --output table");
  expect(table.out).toBe(
    [
      "next  2",
      "",
      "id   amount                           metadata",
      'o_1  {"value":1000,"currency":"eur"}  {"order":"6735"}',
      "",
    ].join("\n"),
  );
  expect(JSON.parse((await shop("orders get o_1")).out)).toEqual(order);
});

it.each([
  ["orders create --amount.value many", 2, "--amount.value is an integer, not many"],
  ["orders create --amount.currency gbp", 2, "--amount.currency is one of eur, usd, not gbp\n"],
  ["orders create --amount.currency uer", 2, "usd, not uer; did you mean eur?\n"],
  ["orders create --amount.currency eur", 2, "--amount.value is missing\n"],
  ["orders create --amount.valu 1", 2, "no flag --amount.valu; did you mean --amount.value?\n"],
  ["orders create --zzz 1", 2, "there is no flag --zzz; see --help\n"],
  ["orders list --status", 2, "--status needs a value\n"],
  ["orders list --status --all", 2, "--status needs a value; one with a dash is --status=-x\n"],
  ["orders list --all=x", 2, "--all is true or false, not x: give --all, or leave it out\n"],
  ["orders list --timeout soon", 2, "--timeout is a number of milliseconds above 0, not soon\n"],
  ["orders list --header a", 2, "--header is NAME:VALUE, not a\n"],
  ["orders list --header a:\u00e9", 2, "--header: invalid header a\n"],
  ["orders get o_1 --accept text/csv", 2, "get answers in one media type: leave --accept out\n"],
  ["orders create --data nonsense", 2, "--data is no JSON"],
  ["orders create --data @none.json", 2, "none.json can't be read"],
  ["orders get", 2, "--id is missing"],
  ["orders get a b", 2, "unexpected argument: b"],
  ["orders get o_1 --all", 2, "get doesn't answer with a list in pages"],
  ["orders get o_1 --data {}", 2, "get has no body: leave --data out"],
  ["completion powershell", 2, "completion is for bash, zsh, fish"],
  ["orders shelve", 2, "there is no orders shelve; there is create, get, list"],
  ["orders lsit", 2, "there is no orders lsit; did you mean list?\n"],
  ["order list", 2, "there is no order; did you mean orders?\n"],
  ["list", 2, "there is no list; did you mean orders list?\n"],
  ["help ordres list", 2, "there is no ordres; did you mean orders?\n"],
  ["users", 2, "there is no users; there is orders, completion, help"],
  ["orders get o_1 --base-url nonsense", 2, "--base-url is an absolute URL such as https://"],
  ["orders list --output xml", 2, "--output is one of json, lines, table"],
  ["orders create", 2, "the body is missing: give --amount.value, or --data"],
  ["orders get ..", 2, "--id is a part of a path, which can't be empty"],
  ["orders get none", 1, '"message": "no such order"'],
])("%s ends with %i: %s", async (words, expected, text) => {
  const { code, out, err } = await shop(words);
  expect([code, out, err]).toEqual([expected, "", expect.stringContaining(text)]);
});

it("has help at each level, as the page shows it", async () => {
  const { text } = await readPage("docs/cli.md");
  const [, shown = ""] = /```text\n([^]*?)```/.exec(text)!;
  const help = (await shop("orders create --help")).out;
  expect(help.startsWith(shown)).toBe(true);
  expect(help).toContain("--data JSON");
  expect(help).not.toContain("--all");
  expect((await shop("orders list --help")).out).toMatch(
    /--status open\|paid +Only orders in this state/,
  );
  expect((await shop("help orders create")).out).toBe(help);
  const whole = await shop("");
  expect([whole.code, whole.out]).toEqual([
    0,
    expect.stringMatching(/orders create +Order something[^]*SHOP_TOKEN/),
  ]);
  expect((await shop("orders")).out).toContain("orders get");
});

it("tells its version, and that of the document", async () => {
  expect(await shop("--version")).toEqual({ code: 0, out: "shop 0.0.0 (Shop 1.0.0)\n", err: "" });
});

it("completes groups, commands, flags and values", async () => {
  const after = async (words: string) => (await shop(`--complete ${words}`)).out.trim().split("\n");
  expect(await after("o")).toEqual(["orders"]);
  expect(await after("orders c")).toEqual(["create"]);
  expect(await after("orders create --am")).toEqual(["--amount.value", "--amount.currency"]);
  expect(await after("orders list --status o")).toEqual(["open"]);
  for (const shell of ["bash", "zsh", "fish"])
    expect((await shop(`completion ${shell}`)).out).toContain("shop --complete");
});

it("is the package's bin", async () => {
  const manifest = JSON.parse(await project.read("shop/package.json")) as object;
  expect(manifest).toMatchObject({
    bin: { shop: "bin/shop.js" },
    files: ["bin", "dist", "src"],
    exports: { "./cli": { default: "./dist/cli.js" } },
  });
});
