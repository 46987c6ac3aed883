/** `--dry-run` of a generated command line: the request as its client would send it. */
import { parseArgs } from "node:util";
import { expect, it } from "vitest";
import { type Defaults, withDefaults } from "../../templates/runtime/client/defaults.js";
import type { ClientOptions } from "../../templates/runtime/client/options.js";
import { runCommand } from "../../templates/runtime/commands/run-command.js";
import { build } from "../../templates/runtime/encode/build.js";
import { string } from "../../templates/runtime/encode/codecs/codec.js";
import type { Input, Operation } from "../../templates/runtime/encode/operation.js";
import { queryGroup } from "../../templates/runtime/encode/parameter-groups.js";
import { formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import { authorizer } from "../../templates/runtime/send/auth.js";
import { apiKeyHeader, bearer } from "../../templates/runtime/send/auth-schemes.js";
import { makeClient, type HandMadeApi } from "./client-server.js";

const listOrders: Operation = {
  id: "listOrders",
  method: "GET",
  path: "/orders",
  security: [["token", "tenant"]],
  parameters: { query: queryGroup({ status: formQuery(string) }) },
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
  { defaults = {}, operation = listOrders, server = api.servers[0]!, env = {} }: Shown = {},
) {
  const table = {
    program: "shop",
    title: "Shop",
    apiVersion: "1",
    prefix: "SHOP",
    server,
    schemes: ["token", "tenant"],
    commands: [{ name: "list", build: (input: Input) => build(() => operation, input) }],
  };
  let out = "";
  const platform = {
    env,
    parseArgs: parseArgs as never,
    readFile: () => Promise.reject(new Error()),
    readInput: () => Promise.reject(new Error()),
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
