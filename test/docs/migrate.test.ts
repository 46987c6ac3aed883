/** `docs/migrate.md`, and configurations of all three generators. */
import { expect, it } from "vitest";
import { parse } from "yaml";
import { projectOf, type PageProject } from "./page-project.js";

/** Migrates one file, and gives what was written and told. */
async function migrate(file: string, text: string, ...args: readonly string[]) {
  const project = await projectOf("docs/metadata.md");
  await withoutConfig(project);
  await project.write(file, text);
  const { code, stderr } = await project.wireform("migrate", ...args);
  const yaml = code === 0 ? await project.read("wireform.yaml") : "";
  return { code, told: stderr, config: parse(yaml) as unknown, project };
}

async function withoutConfig({ folder }: PageProject) {
  const { rm } = await import("node:fs/promises");
  await rm(`${folder}/wireform.yaml`, { force: true });
}

const shop = "output: generated\npackage:\n  name: web-api\n";

it("writes what the page says", async () => {
  const project = await projectOf("docs/migrate.md");
  const { code, stderr } = await project.wireform("migrate");
  expect(code).toBe(0);
  const { readPage } = await import("./pages.js");
  const [, shown = ""] = /```yaml\n(output: [^]*?)```/.exec(
    (await readPage("docs/migrate.md")).text,
  )!;
  const text = (await project.read("wireform.yaml")).replace(/^#.*\n/gm, "");
  expect(text.replace(/name: .*/, "name: web-api")).toBe(shown);
  expect(shown.startsWith(shop)).toBe(true);
  expect(stderr).toContain("`output.override.mutator`: `middleware`");
  expect((await project.wireform("migrate")).stderr).toContain("WF8004");
});

it("reads hey-api's, with plugins by name", async () => {
  const { config, told } = await migrate(
    "openapi-ts.config.ts",
    `import { defineConfig, defaultPlugins } from "@hey-api/openapi-ts";
export default defineConfig({
  input: { path: "https://shop.example/openapi.json", filters: { operations: { include: ["GET /orders"] }, deprecated: false } },
  output: { path: "src/client" },
  plugins: [...defaultPlugins, { name: "@hey-api/transformers", bigInt: true }, "zod", "@pinia/colada"],
});
`,
  );
  expect(config).toMatchObject({
    clients: {
      ".": {
        document: "https://shop.example/openapi.json",
        dates: "date",
        int64: "bigint",
        validators: true,
        include: { operations: ["GET /orders"] },
      },
    },
  });
  expect(told).toContain("`input.filters.deprecated` has no like here");
  expect(told).toContain("`plugin @pinia/colada` has no like here");
  expect(told).toContain("next: npx wireform fetch, then npx wireform generate");
});

it("reads kubb's, with plugins as functions, and generates from what it wrote", async () => {
  const { config, project } = await migrate(
    "kubb.config.ts",
    `import { defineConfig } from "@kubb/core";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginFaker } from "@kubb/plugin-faker";
export default defineConfig(() => ({
  root: ".",
  input: { path: "./openapi.yaml" },
  output: { path: "./src/gen" },
  plugins: [pluginTs({ dateType: "date", exclude: [{ type: "operationId", pattern: "deleteOrder" }] }), pluginFaker()],
}));
`,
  );
  expect(config).toMatchObject({
    clients: {
      ".": {
        document: "openapi.yaml",
        dates: "date",
        fake: true,
        exclude: { operations: ["deleteOrder"] },
      },
    },
  });
  expect((await project.wireform("generate")).code).toBe(0);
});

it("says that a pattern is none of ours, and gives several documents names", async () => {
  const { config, told } = await migrate(
    "orval.config.mjs",
    `export default {
  petShop: { input: "a.yaml", output: "x.ts" },
  other: { input: { target: "b.yaml", filters: { mode: "exclude", tags: ["a", /b/] } }, output: { target: "y.ts" } },
  none: { output: "z.ts" },
};
`,
  );
  expect(config).toMatchObject({
    clients: {
      "pet-shop": { document: "a.yaml" },
      other: { document: "b.yaml", exclude: { tags: ["a"] } },
    },
  });
  expect(told).toContain("a tag as a regular expression");
  expect(told).toContain("`none.input` names no file");
});

it("tells of code that fails, and of a folder without any", async () => {
  const broken = await migrate(
    "orval.config.ts",
    `import { x } from "not-there";\nexport default x;\n`,
  );
  expect([broken.code, broken.told]).toEqual([1, expect.stringContaining("not-there")]);
  const none = await migrate("other.config.ts", "export default {};");
  expect([none.code, none.told]).toEqual([2, expect.stringContaining("WF8001")]);
  const named = await migrate("web/kubb.config.ts", "export default {};", "web/kubb.config.ts");
  expect([named.code, named.told]).toEqual([2, expect.stringContaining("names no document")]);
});
