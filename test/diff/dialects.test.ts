/** What another dialect does to query parameters: only what changes on the wire, once for all of a kind. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { diffDocuments } from "../../generator/history/diff-documents.js";
import { deepObject, formQuery } from "../../templates/runtime/encode/styles/parameters.js";
import { stripeQuery } from "../../templates/runtime/encode/forms/stripe-form.js";
import {
  boolean,
  type Codec,
  dateTime,
  integer,
  number,
  string,
} from "../../templates/runtime/encode/codecs/codec.js";
import { makeFolder } from "../leftovers.js";

const page =
  "{ schema: { type: object, properties: { data: { type: array }, next: { type: string } } } }";

/** @param operations the parameters of each: their schemas, with what stands beside these */
function print(operations: readonly (readonly string[])[], notation: string): string {
  const paths = operations.map((parameters, index) => {
    const list = parameters.map((own, i) => `{ name: p${i}, in: query, ${own} }`).join(", ");
    const responses = `{ "200": { description: Done., content: { application/json: ${page} } } }`;
    return `  /${index}: { get: { operationId: call${index}, parameters: [${list}], responses: ${responses} } }\n`;
  });
  const head = `openapi: 3.1.1\ninfo: { title: Pets, version: "1" }\nx-wireform: ${notation}\n`;
  return `${head}paths:\n${paths.join("")}`;
}

async function diff(
  operations: readonly (readonly string[])[],
  [before, after] = ["{ dialect: oas }", "{ dialect: stripe }"] as readonly [string, string],
) {
  const cwd = await makeFolder();
  await writeFile(path.join(cwd, "old.yaml"), print(operations, before));
  await writeFile(path.join(cwd, "new.yaml"), print(operations, after));
  const { findings } = await diffDocuments("old.yaml", "new.yaml", { cwd });
  return findings!.map(({ level, kind, operations: names, message }) => {
    return `${level} ${kind} ${names.join(" ")}: ${message}`;
  });
}

const scalars = ["type: integer", "type: number", "type: boolean", "enum: [a, b]"];
const list = "schema: { type: array, items: { type: integer } }";
const deepList = `style: deepObject, ${list}`;

it("tells once of a pagination rule that holds for several lists", async () => {
  const rule = (parameter: string) =>
    `{ pagination: [{ kind: cursor, items: /data, parameter: ${parameter}, next: /next }] }`;
  const parameters = ["schema: { type: string }", "schema: { type: string }"];
  const paged = [parameters, parameters];
  expect(await diff(paged, ["{}", rule("p0")])).toEqual([
    "minor pagination-changed call0 call1: Pages can be iterated.",
  ]);
  expect(await diff(paged, [rule("p1"), rule("p0")])).toEqual([
    "major pagination-changed call0 call1: Pages are requested by the cursor `p0`, from `next`, not by the cursor `p1`, from `next`.",
  ]);
  expect(await diff([parameters], ["{}", rule("p0")])).toEqual([
    "minor pagination-changed call0: Pages can be iterated.",
  ]);
});

it("says nothing of scalars, whose bytes are the same", async () => {
  const all = scalars.flatMap((own) => [
    `schema: { ${own} }`,
    `style: deepObject, schema: { ${own} }`,
  ]);
  expect(await diff([all, all])).toEqual([]);
  expect(await diff([all], ["{ dialect: stripe }", "{ dialect: php }"])).toEqual([]);
  const written = (codec: Codec<unknown>, value: unknown) =>
    [formQuery, deepObject, stripeQuery].map((style) => style(codec).write("p", value));
  for (const [codec, value, text] of [
    [integer, 5, "p=5"],
    [number, 1e21, "p=1e%2B21"],
    [boolean, false, "p=false"],
    [string, "ä'*", "p=%C3%A4%27%2A"],
    [string, "", "p="],
  ] as const)
    expect(written(codec as Codec<unknown>, value)).toEqual([text, text, text]);
});

it("says once for all texts that brackets stay as they are", async () => {
  const texts = ["schema: { type: string }", "schema: { enum: ['a[b]'] }", scalars[0]!];
  expect(await diff([texts, texts])).toEqual([
    "patch dialect-changed call0 call1: `[` and `]` in the names and texts of query parameters are written as they are, not percent-encoded.",
  ]);
  const written = [formQuery, stripeQuery].map((style) => style(string).write("p", "[a]"));
  expect(written).toEqual(["p=%5Ba%5D", "p=[a]"]);
});

it("tells of dates and nulls, which are written in another way", async () => {
  const date = "schema: { type: string, format: date-time }";
  const written = [formQuery, stripeQuery].map((s) => s(dateTime).write("p", new Date(0)));
  expect(written).toEqual(["p=1970-01-01T00%3A00%3A00.000Z", "p=0"]);
  const inSeconds = "written as `style: form` with a Date in seconds, not as `style: form`.";
  expect(await diff([[date]])).toEqual([`major style-changed call0: \`query.p0\` is ${inSeconds}`]);
  const nullable = "schema: { type: [integer, 'null'] }";
  const named = "written as `style: form, allowEmptyValue: true`, not as `style: form`.";
  expect(await diff([[nullable]])).toEqual([`major style-changed call0: \`query.p0\` is ${named}`]);
  expect(await diff([[`allowEmptyValue: true, ${nullable}`]])).toEqual([]);
});

it("brings together what is written in another way for the same reason", async () => {
  const how =
    "written as `dialect: stripe, arrays: indices`, not as `style: deepObject, arrays: indices`.";
  expect(await diff([[deepList]])).toEqual([`major style-changed call0: \`query.p0\` is ${how}`]);
  expect(await diff([[deepList, list, deepList], [deepList]])).toEqual([
    `major style-changed call0 call1: Query parameters are ${how}`,
    "major style-changed call0: `query.p1` is written as `dialect: stripe, arrays: indices`, not as `style: form, explode: true`.",
  ]);
  // One name is worth saying.
  const brackets = ["{ dialect: stripe }", "{ dialect: stripe, arrays: brackets }"] as const;
  expect(await diff([[deepList], [deepList]], brackets)).toEqual([
    "major style-changed call0 call1: `query.p0` is written as `dialect: stripe, arrays: brackets`, not as `dialect: stripe, arrays: indices`.",
  ]);
});
