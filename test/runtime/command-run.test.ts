/** A command line from its words to its exit code: what it sends, prints and says. */
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import type { Client } from "../../templates/runtime/client/client.js";
import type { CliCommand, CommandTable } from "../../templates/runtime/commands/command-table.js";
import { runCommand } from "../../templates/runtime/commands/run-command.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import type { HttpRequest, Operation } from "../../templates/runtime/encode/operation.js";
import { json } from "../../templates/runtime/read/response.js";
import { authorizer } from "../../templates/runtime/send/auth.js";
import { apiKeyHeader, bearer } from "../../templates/runtime/send/auth-schemes.js";
import { makeClient, type HandMadeApi } from "./client-server.js";
import { shopProgram } from "./shop-program.js";

const operation: Operation = {
  id: "list",
  method: "GET",
  path: "/orders",
  accept: "application/json",
  responses: { 200: json, default: json },
};
const request: HttpRequest = { operation, method: "GET", url: "/orders", headers: {}, body: null };
const list: CliCommand = {
  group: "orders",
  name: "list",
  build: () => request,
  async *pages(client: Client, input: never, options) {
    yield input;
    yield await client.call(request, options);
  },
  flags: [{ name: "size", at: ["query", "size"], kind: "integer" }],
};
const table: CommandTable = {
  ...shopProgram,
  schemes: ["bearer", "key"],
  commands: [list, { ...list, group: "carts" }, { name: "ping", build: () => request }],
};

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly answer?: Response;
  readonly table?: Partial<CommandTable>;
  readonly api?: Partial<HandMadeApi>;
  /** `null`: the platform doesn't tell it. */
  readonly version?: string | null;
}

async function shop(words: string, given: Given = {}) {
  const { env = {}, answer, table: more, version = "2.1.0", api: own } = given;
  const told = { out: "", err: "" };
  const sent: { url: string; headers: object }[] = [];
  const connected: object[] = [];
  const whole = { ...table, ...more };
  const api = {
    servers: [whole.server],
    credentials: authorizer,
    schemes: { bearer, key: apiKeyHeader("X-Key") },
    security: [["bearer"], ["key"]],
    ...own,
  };
  const connect = (options: object) => {
    connected.push(options);
    return makeClient(api, { ...options, retry: false });
  };
  const code = await runCommand(
    whole,
    connect,
    words.split(" ").filter((word) => word !== ""),
    {
      env,
      parseArgs: parseArgs as never,
      readFile: () => Promise.reject(new Error("none")),
      readInput: () => Promise.reject(new Error("none")),
      ...(version !== null && { version: async () => version }),
      out: (text) => void (told.out += String(text)),
      err: (text) => void (told.err += text),
      async fetch(url, { headers }) {
        sent.push({ url, headers: { ...(headers as object) } });
        return answer ?? Response.json({ data: [{ id: "a" }] });
      },
    },
  );
  return { code, ...told, sent, given: connected };
}

const whole = '{\n  "data": [\n    {\n      "id": "a"\n    }\n  ]\n}\n';

describe("a call", () => {
  it("prints what is answered", async () => {
    const { code, out, err, sent } = await shop("orders list --size 5");
    expect([code, out, err]).toEqual([0, whole, ""]);
    expect(sent).toEqual([{ url: "https://shop.example/orders", headers: {} }]);
    expect((await shop("orders list --output lines")).out).toBe('{"id":"a"}\n');
    expect((await shop("orders list --output table")).out).toBe("id\na\n");
  });

  it("has the flags of all commands before its name or behind it", async () => {
    for (const words of [
      "--output table --timeout=5 orders list --size 5",
      "orders --output table list --size 5 --timeout=5",
      "--output table orders --timeout 5 list --size 5",
    ]) {
      const { code, out, given } = await shop(words);
      expect([code, out, given]).toMatchObject([0, "id\na\n", [{ timeout: 5 }]]);
    }
    expect((await shop("--output table ping")).out).toBe("id\na\n");
    expect((await shop("--base-url https://own.example ping")).sent[0]!.url).toBe(
      "https://own.example/orders",
    );
  });

  it("needs no group where the command has none", async () => {
    expect(await shop("ping")).toMatchObject({ code: 0, out: whole });
  });

  it("prints the items of all pages, with the headers of flags in each request", async () => {
    const { out, sent } = await shop("orders list --size 5 --all --header a:b");
    expect(out).toBe('{"query":{"size":5}}\n{"data":[{"id":"a"}]}\n');
    expect(sent).toMatchObject([{ headers: { a: "b" } }]);
    expect((await shop("orders list --all --output json")).out).toBe('{}\n{"data":[{"id":"a"}]}\n');
  });

  it("goes where the flag says, else the environment", async () => {
    const env = { SHOP_BASE_URL: "https://stage.example/v1" };
    const urlOf = async (words: string, more: Given) => (await shop(words, more)).sent[0]!.url;
    expect(await urlOf("ping", { env })).toBe("https://stage.example/v1/orders");
    expect(await urlOf("ping --base-url https://own.example", { env })).toBe(
      "https://own.example/orders",
    );
  });

  it("has the time and the headers that flags say", async () => {
    const { sent, given } = await shop("ping --timeout 250 --header X-A:1 --header x-b:\t2:3");
    const fetch = expect.any(Function) as unknown;
    expect(given).toStrictEqual([{ timeout: 250, fetch }]);
    expect(sent[0]!.headers).toMatchObject({ "x-a": "1", "x-b": "2:3" });
    expect((await shop("ping")).given).toStrictEqual([{ fetch }]);
  });

  it.each<[Readonly<Record<string, string>>, object | string | undefined]>([
    [{ SHOP_TOKEN: "t" }, "t"],
    [{ SHOP_TOKEN: "" }, undefined],
    [{ SHOP_KEY: "k", SHOP_TOKEN: "t" }, { key: "k" }],
    [
      { SHOP_KEY: "k", SHOP_BEARER: "b" },
      { key: "k", bearer: "b" },
    ],
    [{ SHOP_KEY: "" }, undefined],
    [{}, undefined],
  ])("has the credentials of the environment: %j", async (env, auth) => {
    const [options] = (await shop("ping", { env })).given;
    expect(options).toEqual({
      fetch: expect.any(Function) as unknown,
      ...(auth !== undefined && { auth }),
    });
  });

  it("has no credentials where the API asks for none", async () => {
    const { given } = await shop("ping", { env: { SHOP_TOKEN: "t" }, table: { schemes: [] } });
    expect(given[0]).not.toHaveProperty("auth");
  });
});

describe("a failure", () => {
  it.each<[string, () => Response, string]>([
    ["data", () => Response.json({ code: 1 }, { status: 404 }), '\n{\n  "code": 1\n}\n'],
    ["a text", () => new Response("gone", { status: 410 }), "\ngone\n"],
    ["nothing", () => new Response(null, { status: 500 }), "\n"],
  ])("of the API ends with 1, and shows %s", async (_, answer, end) => {
    const { code, out, err } = await shop("ping", { answer: answer() });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^error: .*\n/);
    expect(err.slice(err.indexOf("\n"))).toBe(end);
  });

  it("of a credential says where it comes from, if the API asks for one", async () => {
    const refused = () => Response.json({}, { status: 401 });
    const hintOf = async (given: Given) => {
      const { err } = await shop("ping", { answer: refused(), ...given });
      return err.split("\n").slice(2).join("\n");
    };
    expect(await hintOf({})).toBe(
      "hint: there was no credential; set SHOP_TOKEN or SHOP_BEARER or SHOP_KEY\n",
    );
    expect(await hintOf({ table: { schemes: [] } })).toBe("");
    expect(await hintOf({ env: { SHOP_KEY: "k", SHOP_TOKEN: "t" } })).toBe(
      "hint: the API refuses the credential in SHOP_KEY; set SHOP_BEARER instead\n",
    );
    expect(await hintOf({ env: { SHOP_KEY: "k", SHOP_BEARER: "b" } })).toBe(
      "hint: the API refuses the credential in SHOP_BEARER, SHOP_KEY\n",
    );
    expect(await hintOf({ env: { SHOP_TOKEN: "t" }, table: { schemes: ["key"] } })).toBe(
      "hint: the API refuses the credential in SHOP_TOKEN\n",
    );
    expect(await hintOf({ answer: Response.json({}, { status: 403 }) })).toBe("");
  });

  it.each<[string, string]>([
    ["query.size", "--size"],
    ["query.other", "query.other"],
    ["body.amount", "amount in --data"],
    ["accept", "--accept"],
  ])("of a value at %s names its flag, and ends with 2", async (place, start) => {
    const build = () => {
      throw place.split(".").reduceRight<unknown>(EncodeError.at, new EncodeError("type_mismatch"));
    };
    const said = async (more: Partial<CliCommand>) => {
      const commands = [{ name: "ping", build, ...more }];
      const { code, err, sent } = await shop("ping", { table: { commands } });
      expect([code, sent]).toEqual([2, []]);
      return err;
    };
    const wrong = "has another type than the document declares";
    expect(await said({ flags: list.flags! })).toBe(`error: ${start} ${wrong}\n`);
    expect(await said({})).toBe(`error: ${start.replace("--size", place)} ${wrong}\n`);
  });

  it("of a call is wrong usage where the client says so of credentials alone", async () => {
    const failing = async (error: Error) => {
      const pages: NonNullable<CliCommand["pages"]> = () => {
        throw error;
      };
      const commands = [{ name: "ping", build: () => request, pages }];
      const { code, err } = await shop("ping --all", { table: { commands } });
      return [code, err];
    };
    expect(await failing(new TypeError("auth: none"))).toEqual([
      2,
      "error: auth: none\nhint: set SHOP_BEARER or SHOP_KEY\n",
    ]);
    expect(await failing(new TypeError("other"))).toEqual([1, "error: other\n"]);
    expect(await failing(new Error("auth: none"))).toEqual([1, "error: auth: none\n"]);
  });

  it("of what makes a request is no wrong usage", async () => {
    const failing = (error: unknown) => () => {
      throw error;
    };
    const codeOf = async (error: unknown) => {
      const { code, err } = await shop("ping", {
        table: { commands: [{ name: "ping", build: failing(error) }] },
      });
      return [code, err];
    };
    expect(await codeOf(new Error("why"))).toEqual([1, "error: why\n"]);
    expect(await codeOf("no error")).toEqual([1, "error: no error\n"]);
    expect(await codeOf(new TypeError("other: auth: "))).toEqual([1, "error: other: auth: \n"]);
  });
});

describe("wrong usage", () => {
  it.each([
    ["ping --timeout 0", "--timeout is a number of milliseconds above 0, not 0"],
    ["ping --timeout x", "--timeout is a number of milliseconds above 0, not x"],
    ["ping --header :b", "--header is NAME:VALUE, not :b"],
    ["ping --header a", "--header is NAME:VALUE, not a"],
    ["ping --header :a:b", "--header is NAME:VALUE, not :a:b"],
    ["ping --header a:b\nc", "--header is NAME:VALUE, not a:b\nc"],
    ["ping --header a(:b", "--header: invalid header a("],
    ["ping --output jsn", "--output is one of json, lines, table, not jsn; did you mean json?"],
    ["ping --output xml", "--output is one of json, lines, table, not xml"],
    [
      "ping --base-url /v2",
      "--base-url is an absolute URL such as https://api.example.com/v2, without a query and credentials",
    ],
    ["completion", "completion is for bash, zsh, fish"],
    ["completion csh", "completion is for bash, zsh, fish"],
    ["completion constructor", "completion is for bash, zsh, fish"],
    ["orders lsit", "there is no orders lsit; did you mean list?"],
    ["orders zzz", "there is no orders zzz; there is list"],
    ["orders zsh", "there is no orders zsh; there is list"],
    ["nothing list", "there is no nothing; there is orders, carts, ping, completion, help"],
    ["orders --hepl", "there is no flag --hepl before a command; did you mean --help?"],
    ["--outptu table ping", "there is no flag --outptu before a command; did you mean --output?"],
    [
      "--size 5 orders list",
      "there is no flag --size before a command; those of a command stand behind its name",
    ],
    ["--output table", "a command is missing; there is orders, carts, ping, completion, help"],
    ["orders --dry-run", "a command is missing; there is list"],
    ["--all ping", "ping doesn't answer with a list in pages: leave --all out"],
    ["order", "there is no order; did you mean orders?"],
    ["zzzzzz", "there is no zzzzzz; there is orders, carts, ping, completion, help"],
    ["list", "there is no list; did you mean orders list?"],
    ["help list", "there is no list; did you mean orders list?"],
  ])("%s ends with 2", async (words, message) => {
    expect(await shop(words)).toMatchObject({
      code: 2,
      out: "",
      err: `error: ${message}\n`,
      sent: [],
    });
  });

  it("is a server of the environment that is none", async () => {
    const { code, err } = await shop("ping", { env: { SHOP_BASE_URL: "here" } });
    expect([code, err.startsWith("error: SHOP_BASE_URL is an absolute URL such as ")]).toEqual([
      2,
      true,
    ]);
  });
});

describe("what sends nothing", () => {
  it.each([
    ["", /^Shop\n\nusage: shop GROUP COMMAND/],
    ["help", /^Shop\n\nusage: shop GROUP COMMAND/],
    ["-h", /^Shop\n\nusage: shop GROUP COMMAND/],
    ["--help", /^Shop\n\nusage: shop GROUP COMMAND/],
    ["orders", /^Shop\n\nusage: shop orders COMMAND/],
    ["orders --help", /^Shop\n\nusage: shop orders COMMAND/],
    ["help orders", /^Shop\n\nusage: shop orders COMMAND/],
    ["orders list --size x -h", /^orders list\n\nusage: shop orders list \[FLAGS\]\n/],
    ["--help orders list", /^orders list\n/],
    ["-h orders list", /^orders list\n/],
    ["--output table --help", /^Shop\n\nusage: shop GROUP COMMAND/],
    ["orders --output table -h", /^Shop\n\nusage: shop orders COMMAND/],
    ["help orders list", /^orders list\n\nusage: shop orders list \[FLAGS\]\n/],
    ["ping --help", /^ping\n\nusage: shop ping \[FLAGS\]\n/],
    ["--version", /^shop 2\.1\.0 \(Shop 1\)\n$/],
    ["--complete orders l", /^list\n$/],
    ["--complete orders x", /^$/],
    ["--complete", /^orders\ncarts\nping\ncompletion\nhelp\n$/],
    ["completion fish", /^complete -c shop /],
    ["ping --dry-run", /^curl -X GET 'https:\/\/shop\.example\/orders'/],
  ])("%j", async (words, text) => {
    const { code, out, err, sent } = await shop(words);
    expect([code, err, sent]).toEqual([0, "", []]);
    expect(out).toMatch(text);
  });

  it("is help where all commands are in groups", async () => {
    const { code, out } = await shop("", { table: { commands: [list] } });
    expect([code, out.startsWith("Shop\n\nusage: shop GROUP COMMAND [FLAGS]\n")]).toEqual([
      0,
      true,
    ]);
  });

  it("is the version of the API alone where the package's isn't known", async () => {
    expect((await shop("--version", { version: null })).out).toBe("shop (Shop 1)\n");
  });

  it("masks the one credential, whatever its field is called", async () => {
    const api = { schemes: { tenant: apiKeyHeader("X-Tenant") }, security: [["tenant"]] };
    const secured = { ...request, operation: { ...operation, security: api.security } };
    const commands = [{ name: "ping", build: () => secured }];
    const given = { env: { SHOP_TOKEN: "acme" }, api, table: { commands } };
    const { out } = await shop("ping --dry-run --header x-b:came", given);
    expect(out).toContain("-H 'x-tenant: [redacted]'");
    expect(out).toContain("-H 'x-b: came'");
  });
});
