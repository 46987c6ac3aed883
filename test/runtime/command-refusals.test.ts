/** What a command line says of values that can't be sent: sentences that name the flag. */
import { parseArgs } from "node:util";
import { expect, it } from "vitest";
import type { CliCommand, CliFlag } from "../../templates/runtime/commands/command-table.js";
import { runCommand } from "../../templates/runtime/commands/run-command.js";
import { build } from "../../templates/runtime/encode/build.js";
import * as codec from "../../templates/runtime/encode/codecs/codec.js";
import { EncodeError } from "../../templates/runtime/encode/errors.js";
import { jsonBody } from "../../templates/runtime/encode/json.js";
import type { Input, Operation } from "../../templates/runtime/encode/operation.js";
import { headerGroup, queryGroup } from "../../templates/runtime/encode/parameter-groups.js";
import { pathGroup } from "../../templates/runtime/encode/path.js";
import { pipeDelimited } from "../../templates/runtime/encode/styles/delimited.js";
import { headerScalar, simpleScalar } from "../../templates/runtime/encode/styles/parameters.js";
import { makeClient } from "./client-server.js";
import { shopProgram } from "./shop-program.js";

const flag = (at: string, more: Partial<CliFlag> = {}): CliFlag => ({
  name: at.replace(/^\w+\./, ""),
  at: at.split("."),
  kind: "string",
  ...more,
});
const flags = [
  flag("path.id", { isPositional: true, isRequired: true }),
  flag("query.ids", { isList: true }),
  flag("headers.trace"),
  flag("body.name", { isRequired: true }),
  flag("body.amount.value", { isRequired: true }),
  flag("body.tags", { kind: "json" }),
  flag("body.labels", { isMap: true }),
];
const order = codec.object([
  ["name", codec.string],
  ["amount", codec.object([["value", codec.integer]])],
  ["tags", codec.array(codec.string)],
  ["labels", codec.map(codec.string)],
  ["apiToken", codec.array(codec.string)],
]);
const body = jsonBody(order);

function operation(): Operation {
  return {
    id: "create",
    method: "POST",
    path: "/orders/{id}",
    parameters: {
      path: pathGroup({ id: simpleScalar(codec.string) }),
      query: queryGroup({ ids: pipeDelimited(codec.array(codec.string)) }),
      headers: headerGroup({ trace: headerScalar(codec.string) }),
    },
    body: { ...body, required: true },
    responses: {},
  };
}

async function refusal(words: readonly string[], more: Partial<CliCommand> = {}): Promise<string> {
  let told = "";
  const command: CliCommand = {
    name: "create",
    build: (input: Input) => build(operation, input),
    flags,
    body: "json",
    ...more,
  };
  const table = { ...shopProgram, schemes: [], commands: [command] };
  const connect = (options: object) => makeClient({ servers: [table.server] }, options);
  const print = (text: unknown) => void (told += String(text));
  const none = () => Promise.reject(new Error("none"));
  const platform = { env: {}, parseArgs: parseArgs as never, readFile: none, readInput: none };
  const code = await runCommand(table, connect as never, ["create", "--dry-run", ...words], {
    ...platform,
    out: print,
    err: print,
  });
  expect([code, told]).toEqual([2, expect.stringMatching(/^error: .*\n$/)]);
  return told.slice("error: ".length, -1);
}

const path = '--id is a part of a path, which can\'t be empty, "." or ".."';
const undeclared = "isn't declared, and the document allows no other members";

it.each<[readonly string[], string]>([
  [["o"], "the body is missing: give --name and --amount.value, or --data"],
  [["o", "--tags", "[]"], "--name and --amount.value are missing"],
  [["o", "--name", "a", "--tags", "[]"], "--amount.value is missing"],
  [["..", "--data", "{}"], `${path}: it would be ".."`],
  [
    ["o", "--ids", "a", "--ids", "b|c", "--data", "{}"],
    'item 2 of --ids has the sign in it that separates items: "|" in an item',
  ],
  [
    ["o", "--trace", "ü", "--data", "{}"],
    "--trace is a header, which has visible ASCII, and blanks inside only",
  ],
  [["o", "--data", "[]"], "--data should be an object"],
  [["o", "--data", "5"], "--data should be an object, not 5"],
  [["o", "--data", "null"], "--data can't be null"],
  [["o", "--data", '{"tgas":5}'], `tgas in --data ${undeclared}; did you mean tags?`],
  [["o", "--data", '{"zzzzzz":5}'], `zzzzzz in --data ${undeclared}`],
  [["o", "--data", '{"tags":5}'], "tags in --data should be an array, not 5"],
  [["o", "--data", "{}", "--tags", "5"], "--tags should be an array, not 5"],
  [["o", "--data", `{"tags":"${"x".repeat(41)}"}`], "tags in --data should be an array"],
  [["o", "--data", '{"apiToken":"abc"}'], "apiToken in --data should be an array"],
  [
    ["o", "--data", '{"amount":{"value":1.5}}'],
    "amount.value in --data is an integer between -2^53 and 2^53",
  ],
  [
    ["o", "--data", "{}", "--labels.a", "\ud800"],
    "--labels.a has half of a character in it (a lone surrogate)",
  ],
])("%j: %s", async (words, message) => {
  expect(await refusal(words)).toBe(message);
});

it("names flags such as one where none is needed, or --data alone", async () => {
  const optional = [flag("path.id", { isPositional: true }), flag("body.labels", { isMap: true })];
  expect(await refusal(["o"], { flags: optional })).toBe(
    "the body is missing: give flags such as --labels.NAME, or --data",
  );
  expect(await refusal(["o"], { flags: optional.slice(0, 1) })).toBe(
    "the body is missing: give --data",
  );
});

it("says with a rule of the document what it asks for", async () => {
  const build = () => {
    const error = new EncodeError("invalid_value", "expected at least 2 characters");
    throw ["name", "body"].reduce<unknown>(EncodeError.at, error);
  };
  expect(await refusal(["o", "--data", '{"name":"a"}'], { build })).toBe(
    "name in --data should be at least 2 characters, not a",
  );
});
