/** `x-webhooks`, which documents have that are older than `webhooks` of OpenAPI 3.1. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { runInMemory } from "./memory.js";
import { runIn } from "./run-in.js";

const taken = { responses: { 200: { description: "Taken." } } };
const json = (schema: object) => ({ requestBody: { content: { "application/json": { schema } } } });
const born = { post: { summary: "A birth", ...json({ $ref: "../common.json#/Cat" }), ...taken } };
const gone = {
  put: {
    ...json({ type: "object", properties: { at: { type: "object", properties: {} } } }),
    ...taken,
  },
};
const webhooks = { "pet.born": born, "pet.gone": gone, "x-note": "not one" };

it("reads x-webhooks of OpenAPI 3.0 as webhooks", async () => {
  const named = await runInMemory({ root: { webhooks } });
  const extension = await runInMemory({ root: { openapi: "3.0.3", "x-webhooks": webhooks } });
  expect(named.files.get("src/webhooks.ts")).toMatch(/"pet.born": Cat;/);
  expect(extension.told).toEqual([]);
  expect([...extension.files]).toEqual([...named.files]);
});

it("reads x-webhooks of Swagger 2.0, with the bodies that are parameters there", async () => {
  const body = { name: "body", in: "body", schema: { type: "integer" } };
  const item = { post: { parameters: [body], ...taken } };
  const { files, told } = await runInMemory({
    root: {
      openapi: undefined,
      components: undefined,
      swagger: "2.0",
      "x-webhooks": { counted: item },
    },
  });
  expect(told).toEqual([]);
  expect(files.get("src/webhooks.ts")).toMatch(/counted: number;/);
});

it("takes both, and webhooks of two with one name", async () => {
  const other = { post: { ...json({ type: "integer" }), ...taken } };
  const { files } = await runInMemory({
    root: { webhooks: { "pet.born": born }, "x-webhooks": { "pet.born": other, counted: other } },
  });
  expect(files.get("src/webhooks.ts")).toMatch(/counted: number;\s+\/\*\*[^]*"pet.born": Cat;/);
});

it("checks x-webhooks as it does webhooks", async () => {
  const broken = { post: { ...json({ $ref: "#/components/schemas/Dog" }), response: {} } };
  const { codes } = await runInMemory({
    root: { openapi: "3.0.3", "x-webhooks": { "pet.born": broken } },
  });
  expect(codes.toSorted()).toEqual(["WF2001", "WF2007"]);
});

it.each([true, "https://me.example", ["pet.born"]])("lets x-webhooks be %j", async (value) => {
  const { files, told } = await runInMemory({ root: { openapi: "3.0.3", "x-webhooks": value } });
  expect(told).toEqual([]);
  expect(files.has("src/webhooks.ts")).toBe(false);
});

it("says of a change where the message is declared", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "wireform-webhooks-"));
  const write = (name: string, messages: object) => {
    const info = { title: "Pets", version: "1" };
    const root = { openapi: "3.0.3", info, paths: {}, "x-webhooks": messages };
    writeFileSync(path.join(folder, name), JSON.stringify(root, null, 1));
  };
  const post = { ...json({ type: "integer" }), ...taken };
  write("old.json", { born: { post }, counted: { post } });
  write("new.json", { born: { post: { ...post, ...json({ type: "string" }) } } });
  const { out } = await runIn(folder, ["diff", "old.json", "new.json"]);
  expect(out).toMatch(/`Webhooks.counted` was removed.\n +--> old.json:27 -> \(gone\)/);
  expect(out).toMatch(/type-changed.*\n +--> old.json:9 -> new.json:9\n/);
});
