/** What a command line says of wrong usage: before anything is sent. */
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import type { CliCommand, CommandTable } from "../../templates/runtime/commands/command-table.js";
import { commandHelp } from "../../templates/runtime/commands/help-texts.js";
import { runCommand } from "../../templates/runtime/commands/run-command.js";
import type { Operation } from "../../templates/runtime/encode/operation.js";
import { authorizer } from "../../templates/runtime/send/auth.js";
import { apiKeyHeader, bearer } from "../../templates/runtime/send/auth-schemes.js";
import { makeClient } from "./client-server.js";
import { shopProgram } from "./shop-program.js";

const schemes = { bearer, key: apiKeyHeader("X-Key"), tenant: apiKeyHeader("X-Tenant") };

function tableWith(more: Partial<CliCommand>, security: Operation["security"] = []): CommandTable {
  const operation: Operation = { id: "list", method: "GET", path: "/", security, responses: {} };
  const request = { operation, method: "GET", url: "/", headers: {}, body: null } as const;
  return {
    ...shopProgram,
    schemes: Object.keys(schemes),
    commands: [{ name: "list", group: "orders", build: () => request, ...more }],
  };
}

async function run(table: CommandTable, words: string, env: Record<string, string> = {}) {
  let told = "";
  let sent = 0;
  const print = (text: unknown) => void (told += String(text));
  const fetch = async () => {
    sent++;
    return new Response('{"message":"no"}', {
      status: 401,
      headers: { "content-type": "application/json" },
    });
  };
  const none = () => Promise.reject(new Error());
  const platform = { env, parseArgs: parseArgs as never, readFile: none, readInput: none, fetch };
  const security = [["bearer"], ["key"], ["key", "tenant"]];
  const api = { servers: [table.server], credentials: authorizer, schemes, security };
  const connect = (options: object) => makeClient(api, options);
  const code = await runCommand(table, connect as never, words.split(" "), {
    ...platform,
    out: print,
    err: print,
  });
  return { code, told, sent };
}

it("gives help for -h as for --help", async () => {
  const table = tableWith({});
  for (const words of ["", "orders ", "orders list "]) {
    const { code, told } = await run(table, `${words}-h`);
    expect([code, told]).toEqual([0, (await run(table, `${words}--help`)).told]);
  }
});

it("says in help what is deprecated, and what servers take by default", () => {
  const flag = { at: ["query", "size"], kind: "integer" } as const;
  const flags = [
    { ...flag, name: "size", help: "How many", deprecated: true, default: "20" },
    { ...flag, name: "limit", deprecated: true },
  ] as const;
  const help = commandHelp(tableWith({}), { ...tableWith({ flags }).commands[0]!, flags });
  expect(help).toContain("--size INTEGER   (deprecated) How many (default: 20)\n");
  expect(help).toContain("--limit INTEGER  (deprecated)\n");
  const old = { ...tableWith({}).commands[0]!, deprecated: true } as const;
  expect(commandHelp(tableWith({}), old)).toMatch(/^\(deprecated\) orders list\n/);
});

it("takes no --all where the answer is no JSON", async () => {
  const pages = async function* () {} as NonNullable<CliCommand["pages"]>;
  const table = tableWith({ pages, answerTypes: ["application/json", "text/csv"] });
  const { code, told, sent } = await run(table, "orders list --all --accept text/csv");
  expect([code, sent]).toEqual([2, 0]);
  expect(told).toBe("error: --all finds items in JSON: leave --accept text/csv out\n");
  expect((await run(table, "orders list --all --accept application/json")).code).toBe(0);
});

it("takes one value for a flag that is no list", async () => {
  const flag = { kind: "integer", at: ["query", "since"] } as const;
  const flags = [
    { ...flag, name: "since" },
    { ...flag, name: "ids", at: ["query", "ids"], isList: true },
  ] as const;
  const table = tableWith({ flags });
  const { code, told, sent } = await run(table, "orders list --since 5 --since=6");
  expect([code, told, sent]).toEqual([
    2,
    "error: --since takes one value, and was given twice\n",
    0,
  ]);
  expect((await run(table, "orders list --since 5 --ids 1 --ids 2")).sent).toBe(1);
});

describe("the variables of credentials", () => {
  it("are named where those that are set don't serve the operation", async () => {
    const table = tableWith({}, [["bearer"], ["key", "tenant"]]);
    for (const words of ["orders list", "orders list --dry-run"]) {
      const { code, told, sent } = await run(table, words, { SHOP_KEY: "k" });
      expect([code, sent]).toEqual([2, 0]);
      expect(told).toMatch(
        /^error: auth: list needs other credentials; asked for: bearer or key and/,
      );
      expect(told).toMatch(/\nhint: set SHOP_BEARER or SHOP_KEY and SHOP_TENANT\n$/);
    }
  });

  const hint = async (security: Operation["security"], env: Record<string, string>) => {
    const { code, told, sent } = await run(tableWith({}, security), "orders list", env);
    expect([code, sent]).toEqual([1, 1]);
    return /\nhint: (.*)\n$/.exec(told)?.[1];
  };

  it("are named where there is another way to be known", async () => {
    const either = [["bearer"], ["key"]];
    const refused = "the API refuses the credential in";
    expect(await hint(either, { SHOP_TOKEN: "t" })).toBe(
      `${refused} SHOP_TOKEN; set SHOP_BEARER or SHOP_KEY instead`,
    );
    expect(await hint(either, { SHOP_BEARER: "t" })).toBe(
      `${refused} SHOP_BEARER; set SHOP_KEY instead`,
    );
    expect(await hint([["bearer"]], { SHOP_TOKEN: "t" })).toBe(`${refused} SHOP_TOKEN`);
    expect(await hint([["key", "tenant"]], {})).toBe(
      "there was no credential; set SHOP_KEY and SHOP_TENANT",
    );
    const both = [["key", "tenant"], ["bearer"]];
    expect(await hint(both, {})).toBe(
      "there was no credential; set SHOP_TOKEN or SHOP_KEY and SHOP_TENANT or SHOP_BEARER",
    );
    expect(await hint(both, { SHOP_BEARER: "t", SHOP_KEY: "k" })).toBe(
      `${refused} SHOP_KEY, SHOP_BEARER; set SHOP_KEY and SHOP_TENANT instead`,
    );
  });

  it("are those that a command line can send", async () => {
    const key = "there was no credential; set SHOP_TOKEN or SHOP_KEY";
    expect(await hint([[], ["key"]], {})).toBe(key);
    expect(await hint([["certificate"], ["certificate", "key"], ["key"]], {})).toBe(key);
    expect(await hint([["certificate"]], {})).toBe(
      "there was no credential; set SHOP_TOKEN or SHOP_BEARER or SHOP_KEY or SHOP_TENANT",
    );
  });
});
