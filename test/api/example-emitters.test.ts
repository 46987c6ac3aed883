/** The emitters of `examples/emitters/`, named in a project's `wireform.config.ts`. */
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type * as library from "../../generator/index.js";
import { jsonSchema } from "../../examples/emitters/json-schema.js";
import { zod } from "../../examples/emitters/zod.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot, run, wireform } from "../package/project.js";

// As compiled: a thread is started from a file of its own.
const built = pathToFileURL(path.join(projectRoot, "dist/generator/index.js")).href;
const { check, emitters, generate, generateTo } = (await import(built)) as typeof library;

const order = {
  type: "object",
  required: ["id", "amount"],
  properties: {
    id: { type: "string", pattern: "^o_", maxLength: 8 },
    amount: { type: "integer", minimum: 1, description: "*/ `${process.exit(3)}`" },
    tags: { type: "array", items: { type: "string" }, uniqueItems: true, maxItems: 2 },
    next: { $ref: "#/components/schemas/Order" },
    "a-b": { enum: ["x", "*/"] },
  },
  additionalProperties: false,
};

const documentOf = (title: string) =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title, version: "1" },
    paths: {
      "/orders": {
        post: {
          operationId: "createOrder",
          requestBody: {
            content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
          },
          responses: {
            200: {
              description: "Done.",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
            },
          },
        },
      },
    },
    components: { schemas: { Order: order } },
  });

const example = (name: string) => path.join(projectRoot, "examples/emitters", name);
const config = (list: string) => `\
import { defineConfig, emitters, type Emitter } from "wireform";
import { jsonSchema } from ${JSON.stringify(example("json-schema.ts"))};
import { zod } from ${JSON.stringify(example("zod.ts"))};

const mine: readonly Emitter[] = [${list}];
export default defineConfig({ emitters: [...emitters, ...mine] });
`;

let folder: string;
const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
const read = (name: string) => readFile(path.join(folder, name), "utf8");

beforeAll(async () => {
  folder = await makeFolder();
  await write("shop.json", documentOf("Shop"));
  await write("bank.json", documentOf("Bank"));
  const clients = "clients: { shop: { document: shop.json }, bank: { document: bank.json } }";
  await write("wireform.yaml", `output: sdk\npackage: { name: sdk }\n${clients}\n`);
  await write("wireform.config.ts", config("jsonSchema, zod"));
  const modules = path.join(folder, "node_modules");
  await mkdir(path.join(modules, "@types"), { recursive: true });
  await symlink(projectRoot, path.join(modules, "wireform"));
  await symlink(path.join(projectRoot, "node_modules/zod"), path.join(modules, "zod"));
  await symlink(path.join(folder, "sdk"), path.join(modules, "sdk"));
});

const generateConfig = () => ({
  cwd: folder,
  clients: ["shop", "bank"].map((name) => ({ name, document: `${name}.json` })),
  package: { name: "sdk" },
});

test("what wireform.config.ts names is generated, checked, and noticed when it changes", async () => {
  const first = await wireform(folder, "generate");
  expect([first.code, first.stderr]).toEqual([0, expect.stringContaining("in sdk")]);
  expect(JSON.parse(await read("sdk/package.json"))).toMatchObject({
    peerDependencies: { zod: "^4.0.0" },
    exports: { "./shop/zod": {}, "./bank/json-schemas": {} },
  });
  const again = await wireform(folder, "generate");
  expect([again.code, again.stderr]).toEqual([0, expect.stringContaining("nothing to do")]);
  expect((await wireform(folder, "generate", "--check")).code).toBe(0);

  await write("wireform.config.ts", config("jsonSchema"));
  const stale = await wireform(folder, "generate", "--check");
  expect([stale.code, stale.stderr]).toEqual([
    1,
    expect.stringContaining("src/shop/zod.ts is left over"),
  ]);
  await write("wireform.config.ts", config("jsonSchema, zod"));
});

test("the output compiles and runs", async () => {
  await write(
    "main.ts",
    `import { validateOrder, type Order } from "sdk/shop";
import { OrderSchema } from "sdk/shop/zod";
import { jsonSchemas } from "sdk/bank/json-schemas";

const good: Order = OrderSchema.parse({ id: "o_1", amount: 1, next: { id: "o_2", amount: 2 } });
const bad: unknown = {
  id: "x_23456789", amount: 0, tags: ["a", "a", "b"], next: { id: "o_1" }, other: 1, "a-b": "y",
};
const issues = OrderSchema.safeParse(bad).error?.issues ?? [];
console.log(JSON.stringify({
  good: [good.id, validateOrder(good)],
  validator: validateOrder(bad).map(({ at, keyword }) => at + " " + keyword).sort(),
  zod: [...new Set(issues.map(({ path }) => path.join("/")))].sort(),
  defs: Object.keys(jsonSchemas.$defs),
}));
`,
  );
  const tsc = path.join(projectRoot, "node_modules/typescript7/bin/tsc");
  const flags = "--strict --exactOptionalPropertyTypes --target es2022 --module nodenext --types";
  const types = path.join(projectRoot, "node_modules/@types/node");
  const files = ["main.ts", "sdk/src/shop/index.ts", "sdk/src/shop/zod.ts", "sdk/src/bank/zod.ts"];
  await write("tsconfig.json", JSON.stringify({ files }));
  await write("package.json", JSON.stringify({ type: "module" }));
  const compile = ["--noEmit", "false", "--outDir", "out", "-p", "tsconfig.json"];
  const compiled = await run(folder, process.execPath, tsc, ...flags.split(" "), types, ...compile);
  expect(compiled.stdout).toBe("");
  const { stdout, stderr } = await run(folder, process.execPath, "out/main.js");
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    good: ["o_1", []],
    validator: [
      "/a-b enum",
      "/amount minimum",
      "/id maxLength",
      "/id pattern",
      "/next required: amount",
      "/other additionalProperties",
      "/tags maxItems",
      "/tags uniqueItems",
    ],
    zod: ["", "a-b", "amount", "id", "next/amount", "tags"],
    defs: ["Order"],
  });
});

test("threads change nothing", async () => {
  const all = [...emitters, jsonSchema, zod];
  const alone = await generate(generateConfig(), { emitters: all, threads: 1 });
  const steps: string[] = [];
  const onProgress = (step: string) => steps.push(step);
  const apart = await generate(generateConfig(), { emitters: all, threads: 2, onProgress });
  expect(steps.join()).toContain("2 documents in 2 threads");
  expect(apart).toEqual(alone);
  const reversed = await generate(generateConfig(), { emitters: all.toReversed(), threads: 1 });
  expect(reversed).toEqual(alone);
  expect(alone.files!.map((file) => file.path)).toContain("dist/shop/zod.js");
});

test("a thread has the emitters that wireform.config.ts names, and tells what they do wrong", async () => {
  const { readProject } = (await import(built)) as typeof library;
  const { config, output } = await readProject(folder);
  const steps: string[] = [];
  const onProgress = (step: string) => steps.push(step);
  const options = { threads: 2, onProgress, force: true };
  expect(await check(config!, output, options)).toMatchObject({ ok: true, faults: [] });
  expect(steps.join()).toContain("2 documents in 2 threads");

  await write(
    "faulty.mjs",
    `export const faulty = {
  name: "faulty",
  version: "1",
  module: import.meta.url,
  emit() {
    throw new Error("it broke");
  },
};
export const hidden = [{ ...faulty, name: "hidden" }].map((one) => ({ one }));
`,
  );
  const file = pathToFileURL(path.join(folder, "faulty.mjs")).href;
  const { faulty } = (await import(/* @vite-ignore */ file)) as { faulty: library.Emitter };
  for (const [emitter, line, why] of [
    [faulty, 6, "it broke"],
    [{ ...faulty, name: "hidden" }, 9, "its `module` exports no emitter of this name"],
  ] as const) {
    const all = { emitters: [...emitters, emitter], threads: 2 };
    const { diagnostics } = await generate(generateConfig(), all);
    const place = { code: "WF5002", file: "faulty.mjs", line };
    const message = `the emitter ${emitter.name}: ${why}`;
    expect(diagnostics).toMatchObject([
      { ...place, message: expect.stringContaining(message) as string },
    ]);
  }
});

test("a run prints again only what has changed", async () => {
  const options = { emitters: [...emitters, jsonSchema, zod] };
  expect(await generateTo(generateConfig(), "again", options)).toMatchObject({ ok: true });
  // Emitters that no other needs may be left out.
  const steps: string[] = [];
  const onProgress = (step: string) => steps.push(step);
  expect(await check(generateConfig(), "again", { ...options, onProgress })).toMatchObject({
    ok: true,
  });
  expect(steps).toEqual([]);
  await rm(path.join(folder, "again/dist/shop/zod.js"));
  expect(await generateTo(generateConfig(), "again", options)).toMatchObject({
    ok: true,
    differences: [{ file: "dist/shop/zod.js", what: "missing" }],
  });
  // With another version, or none, the output must be generated.
  for (const version of ["2", undefined]) {
    steps.splice(0);
    const other = [...emitters, jsonSchema, { ...zod, version }];
    await check(generateConfig(), "again", { emitters: other, onProgress });
    expect(steps).toContain("reading shop.json");
  }
});

test("two configurations are one too many, and --watch follows the one there is", async () => {
  await write("wireform.config.ts", config("jsonSchema, zod"));
  await write("wireform.config.js", "export default { emitters: [] };\n");
  const { stderr } = await wireform(folder, "generate");
  expect(stderr).toContain("there are wireform.config.ts and wireform.config.js");
  await rm(path.join(folder, "wireform.config.js"));
  const { readProject } = (await import(built)) as typeof library;
  const { inputs } = await readProject(folder);
  const names = Array.from(inputs.keys(), (file) => path.relative(projectRoot, file));
  // Its local imports are followed too.
  expect(names).toEqual(
    expect.arrayContaining([
      path.relative(projectRoot, path.join(folder, "wireform.config.ts")),
      "examples/emitters/zod.ts",
      "examples/emitters/zod-of.ts",
    ]),
  );
});
