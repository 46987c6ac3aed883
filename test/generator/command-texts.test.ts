/** The texts of flags and of tools: from the document to a line of help. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { shortHelp } from "../../generator/5-emit/commands/flag-texts.js";
import type { Docs } from "../../generator/model/docs.js";
import { makeFolder } from "../leftovers.js";
import { modulesOf } from "../validate/packages.js";

it.each([
  ["Search, e.g. by name. More.", "Search, e.g. by name"],
  ["Search, e.g. Ann. More.", "Search, e.g. Ann"],
  ["One thing, i.e. All of it! More.", "One thing, i.e. All of it!"],
  ["Names, ages etc. of all. More.", "Names, ages etc. of all"],
  ["At most 1.5 of `them`. 2 are too many.", "At most 1.5 of them"],
  ["Is it? Yes.", "Is it?"],
  ["No end", "No end"],
  ["One. ", "One"],
])("the first sentence: %s", (description, expected) => {
  expect(shortHelp({ summary: null, description } as Docs)).toBe(expected);
});

it("are those of a named schema where a parameter has none", async () => {
  const $ref = "#/components/schemas/Size";
  const parameter = (name: string, more: object) => ({ name, in: "query", ...more });
  const parameters = [
    parameter("size", { schema: { $ref } }),
    parameter("old", { deprecated: true, description: "Own.", schema: { $ref } }),
    parameter("limit", { schema: { type: "integer", default: 5 } }),
  ];
  const schema = { type: "object", properties: { much: { $ref } } };
  const root = {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    servers: [{ url: "https://shop.example" }],
    paths: {
      "/a": {
        post: {
          operationId: "a",
          parameters,
          requestBody: { content: { "application/json": { schema } } },
          responses: { "204": { description: "" } },
        },
      },
    },
    components: { schemas: { Size: { type: "integer", description: "How many.", default: 20 } } },
  };
  const file = path.join(await makeFolder(), "openapi.json");
  await writeFile(file, JSON.stringify(root));
  const { cli, tools } = await modulesOf(file, ["cli", "tools"], { cli: true, tools: true });
  let help = "";
  const platform = { env: {}, out: (text: string) => void (help += text), err: () => undefined };
  const { main } = cli as { main(words: string[], on: object): Promise<number> };
  expect(await main(["a", "--help"], platform)).toBe(0);
  expect(help).toContain("--size INTEGER   How many (default: 20)\n");
  expect(help).toContain("--old INTEGER    (deprecated) Own (default: 20)\n");
  expect(help).toContain("--limit INTEGER  (default: 5)\n");
  expect(help).toContain("--much INTEGER   How many (default: 20)\n");
  const exported = Object.values(tools!) as { inputSchema?: object }[];
  const tool = exported.find((one) => one.inputSchema !== undefined);
  const texts = { size: { description: "How many." }, old: { description: "Deprecated. Own." } };
  expect(tool?.inputSchema).toMatchObject({
    properties: { query: { properties: texts }, body: { properties: { much: texts.size } } },
  });
});
