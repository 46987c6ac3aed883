/** `--dry-run` of a generated command line: the request as its client would send it. */
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import { type Defaults, withDefaults } from "../../templates/runtime/client/defaults.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import type { CliCommand, CliFlag } from "../../templates/runtime/commands/command-table.js";
import { runCommand } from "../../templates/runtime/commands/run-command.js";
import { build } from "../../templates/runtime/encode/build.js";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { multipart } from "../../templates/runtime/encode/multipart/multipart.js";
import type { Input, Operation } from "../../templates/runtime/encode/operation.js";
import { queryGroup } from "../../templates/runtime/encode/parameter-groups.js";
import { formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import { bytesBody } from "../../templates/runtime/encode/text-body.js";
import { authorizer } from "../../templates/runtime/send/auth.js";
import { apiKeyHeader, bearer } from "../../templates/runtime/send/auth-schemes.js";
import { makeClient, type HandMadeApi } from "./client-server.js";

const listOrders: Operation = {
  id: "listOrders",
  method: "GET",
  path: "/orders",
  security: [["token", "tenant"]],
  parameters: { query: queryGroup({ status: formQuery(codec.string) }) },
  responses: {},
};
const api: HandMadeApi = {
  servers: ["https://shop.example/v1"],
  credentials: authorizer,
  schemes: { token: bearer, tenant: apiKeyHeader("X-Tenant") },
  security: [["token", "tenant"]],
};

async function dryRun(
  words: readonly string[],
  {
    defaults = {},
    operation = listOrders,
    server = api.servers[0]!,
    env = {},
    ...more
  }: Shown = {},
) {
  const table = {
    program: "shop",
    title: "Shop",
    apiVersion: "1",
    prefix: "SHOP",
    server,
    schemes: ["token", "tenant"],
    commands: [
      { name: "list", build: (input: Input) => build(() => operation, input), ...more.command },
    ],
  };
  let out = "";
  const platform = {
    env,
    parseArgs: parseArgs as never,
    readFile: async (path: string) => new TextEncoder().encode(`\0${path.replace(/.*\//, "")}`),
    readInput: async () => new TextEncoder().encode("\0piped"),
    out: (text: unknown) => void (out += String(text)),
    err: (text: string) => void (out += text),
  };
  const connect = (options: ClientOptions<unknown>) =>
    makeClient({ ...api, servers: [server] }, withDefaults(defaults, options));
  const code = await runCommand(table, connect, ["list", "--dry-run", ...words], platform);
  return { code, lines: out.trim().split(" \\\n  ") };
}

interface Shown {
  readonly defaults?: Defaults;
  readonly operation?: Operation;
  readonly server?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly command?: Partial<CliCommand>;
}

it("shows the headers of the publisher, of flags and of credentials, which are masked", async () => {
  const defaults = { headers: { "X-Client": "shop-cli", "Shop-Version": "1", "X-Api-Key": "k_1" } };
  const env = { SHOP_TOKEN: "secret", SHOP_TENANT: "acme" };
  const { code, lines } = await dryRun(["--header", "shop-version: 2"], { defaults, env });
  expect([code, lines]).toEqual([
    0,
    [
      "curl -X GET 'https://shop.example/v1/orders'",
      "-H 'x-client: shop-cli'",
      "-H 'shop-version: 2'",
      "-H 'x-api-key: [redacted]'",
      "-H 'authorization: [redacted]'",
      "-H 'x-tenant: [redacted]'",
    ],
  ]);
});

it("has the headers of flags instead of the operation's own", async () => {
  const operation = { ...listOrders, accept: "application/json" };
  const { lines } = await dryRun(["--header", "Accept: application/vnd.shop.raw"], { operation });
  expect(lines.slice(1)).toEqual(["-H 'accept: application/vnd.shop.raw'"]);
});

it("shows where the request goes", async () => {
  const shown = async (given: Shown, ...words: string[]) => (await dryRun(words, given)).lines[0];
  const elsewhere = { ...listOrders, servers: ["https://files.example"] };
  const defaults = { baseUrl: "https://stage.example" };
  expect(await shown({ operation: elsewhere })).toBe("curl -X GET 'https://files.example/orders'");
  expect(await shown({ defaults, server: defaults.baseUrl })).toBe(
    "curl -X GET 'https://stage.example/orders'",
  );
  expect(await shown({}, "--base-url", "https://other.example/")).toBe(
    "curl -X GET 'https://other.example/orders'",
  );
  expect(await shown({ server: "/" })).toBe(`curl -X GET "$BASE_URL"'/orders'`);
});

it("hides a credential where it stands, and no other text that has its letters", async () => {
  const env = { SHOP_TOKEN: "a", SHOP_TENANT: "key" };
  const { lines } = await dryRun(["--header", "x-note: a monkey"], { env });
  expect(lines.slice(1)).toEqual([
    "-H 'x-note: a monkey'",
    "-H 'authorization: [redacted]'",
    "-H 'x-tenant: [redacted]'",
  ]);
});

describe("a body with files", () => {
  const { bytes, object, openObject } = codec;
  const form = openObject([
    ["file", bytes],
    ["files", codec.array(bytes)],
    ["meta", object([["password", codec.string]])],
  ]);
  const upload: Operation = {
    ...listOrders,
    method: "POST",
    security: [],
    body: multipart(form),
  };
  const flags: readonly CliFlag[] = [
    { name: "file", at: ["body", "file"], kind: "file" },
    { name: "files", at: ["body", "files"], kind: "file", isList: true },
    { name: "title", at: ["body", "title"], kind: "string" },
    { name: "token", at: ["body", "token"], kind: "string" },
    { name: "meta", at: ["body", "meta"], kind: "json" },
    { name: "odd", at: ["body", "a=b"], kind: "string" },
  ];
  const shown = async (...words: string[]) =>
    (await dryRun(words, { operation: upload, command: { body: "json", flags } })).lines.slice(1);
  const type = ";type=application/octet-stream";

  it("is read by curl from where the command line names them", async () => {
    expect(await shown("--file", "a/b.bin", "--title", "it's=@x;y")).toEqual([
      `-F 'file=@a/b.bin${type}'`,
      "--form-string 'title=it'\\''s=@x;y'",
    ]);
    // Of one name, but not of one folder.
    expect(await shown("--files", "a/b,c.bin", "--files", "@@d;e", "--files", "-")).toEqual([
      `-F 'files=@"a/b,c.bin"${type}'`,
      `-F 'files=@"@d;e"${type}'`,
      `-F 'files=@-${type}'`,
    ]);
  });

  it("is found by a name with quotes, too", async () => {
    expect(await shown("--file", 'a/"b%22.bin')).toEqual([`-F 'file=@"a/\\"b%22.bin"${type}'`]);
  });

  it("has no secret in it", async () => {
    expect(await shown("--file", "b", "--token", "abc", "--meta", '{"password":"p"}')).toEqual([
      `-F 'file=@b${type}'`,
      `-F 'meta="{\\"password\\":\\"[redacted]\\"}";type=application/json'`,
      "--form-string 'token=[redacted]'",
    ]);
  });

  it("is left to a file where curl can't make it", async () => {
    expect((await shown("--file", "b", "--odd", "c")).slice(-1)).toEqual(["--data-binary @body"]);
  });

  it("of bytes alone is read from its file, or from what is piped in", async () => {
    const raw = { ...upload, body: bytesBody("image/png") };
    const lineOf = async (word: string) => {
      const given: Shown = { operation: raw, command: { body: "bytes" } };
      return (await dryRun(["--data", word], given)).lines.slice(-1)[0];
    };
    expect(await lineOf("@it's.png")).toBe("--data-binary '@it'\\''s.png'");
    expect(await lineOf("a.png")).toBe("--data-binary '@a.png'");
    expect(await lineOf("-")).toBe("--data-binary '@-'");
    expect(await lineOf("@-")).toBe("--data-binary '@./-'");
  });
});
