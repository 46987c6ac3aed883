/** `wireform.config.ts` instead of `wireform.yaml`. */
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { run } from "../../generator/cli/run.js";
import { defineConfig, readProject } from "../../generator/index.js";
import { shopOf } from "../api/shop.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";

let folder: string;
const write = (name: string, text: string) => writeFile(path.join(folder, name), text);

async function wireform(...args: readonly string[]) {
  let stderr = "";
  const err = (text: string) => void (stderr += text);
  const terminal = { out: err, err, colour: false, progress: () => {} };
  return { code: await run(args, folder, terminal), stderr };
}

beforeEach(async () => {
  folder = await makeFolder();
  await write("shop.json", shopOf("payOrder", "Pay.", "id"));
});

/** The configuration, with a mistake on line 8 at the name of the client's dialect. */
const config = (dialect = "qs") => `import { defineConfig } from "wireform";
import { include } from "./shared.js";

const base = { int64: undefined, include };
const shop = {
  ...base,
  document: "shop.json",
  dialect: "${dialect}",
} as const;

export default defineConfig({
  output: "sdk",
  package: { name: "shop-sdk" },
  clients: { shop },
});
`;

async function installed(): Promise<void> {
  await mkdir(path.join(folder, "node_modules"));
  await symlink(projectRoot, path.join(folder, "node_modules/wireform"));
  await write("shared.ts", 'export const include = { methods: ["post" as string] };\n');
}

describe("a configuration in code", () => {
  it("says all that wireform.yaml says, and gives the same package", async () => {
    await installed();
    await write("wireform.config.ts", config());
    expect(await wireform("generate")).toEqual({
      code: 0,
      stderr: expect.stringContaining("wrote"),
    });
    const names = ["package.json", "src/shop/client.ts", "src/shop/operations/pay-order.ts"];
    const read = () =>
      Promise.all(names.map((name) => readFile(path.join(folder, "sdk", name), "utf8")));
    const fromCode = await read();
    await rm(path.join(folder, "sdk"), { recursive: true });
    await rm(path.join(folder, "wireform.config.ts"));
    await write(
      "wireform.yaml",
      "output: sdk\npackage: { name: shop-sdk }\nclients: { shop: { document: shop.json, dialect: qs, include: { methods: [post] } } }\n",
    );
    expect((await wireform("generate")).code).toBe(0);
    expect(await read()).toEqual(fromCode);
  });

  it("is up to date until it, a file that it imports, or what its code gives changes", async () => {
    await installed();
    await write("wireform.config.ts", config());
    await wireform("generate");
    const check = async () => (await wireform("generate", "--check")).stderr;
    expect(await check()).toContain("up to date");
    await write("shared.ts", 'export const include = { methods: ["get"] };\n');
    expect(await check()).toContain("shared.ts has changed since sdk was written");
    await write("shared.ts", 'export const include = { methods: ["post" as string] };\n');
    expect(await check()).toContain("up to date");
    await write("wireform.config.ts", config("php"));
    expect(await check()).toMatch(/error WF7006: wireform\.config\.ts has changed/);
  });

  it("is run each time: what it reads elsewhere counts too", async () => {
    const name = "WIREFORM_TEST_NAME";
    const text = `export default {
  output: "sdk",
  package: { name: process.env["${name}"] },
  clients: { shop: { document: "shop.json" } },
};
`;
    await write("wireform.config.mjs", text);
    process.env[name] = "one";
    await wireform("generate");
    expect((await wireform("generate")).stderr).toContain("nothing to do");
    process.env[name] = "two";
    const { code, stderr } = await wireform("generate", "--check");
    delete process.env[name];
    expect([code, stderr]).toEqual([1, expect.stringContaining("written with other options")]);
  });

  it("follows ES modules, which Node would keep as they were first", async () => {
    const files = {
      "shared.mjs": 'import { name } from "./deep.js";\nexport const pkg = { name };\n',
      "deep.js":
        'import data from "./data.json" with { type: "json" };\nexport const { name } = data;\n',
      "data.json": '{ "name": "one" }\n',
      // `shared.mjs` is imported twice, and runs once.
      "other.mjs": 'import "./shared.mjs";\n',
    };
    await write("package.json", '{ "type": "module" }\n');
    for (const [name, text] of Object.entries(files)) await write(name, text);
    await write(
      "wireform.config.mjs",
      `import { pkg } from "./shared.mjs";
export * from "./other.mjs";
export default { output: "sdk", package: pkg, clients: { shop: { document: "shop.json" } } };
`,
    );
    const nameOf = async () => {
      const { config, inputs } = await readProject(folder);
      return [config?.package.name, ...Array.from(inputs.keys(), (file) => path.basename(file))];
    };
    expect(await nameOf()).toEqual(expect.arrayContaining(["one", ...Object.keys(files)]));
    await write("data.json", '{ "name": "two" }\n');
    expect((await nameOf())[0]).toBe("two");
    const count = "globalThis.runs = (globalThis.runs ?? 0) + 1;\n";
    await write("shared.mjs", count + 'export const pkg = { name: "three" };\n');
    expect((await nameOf())[0]).toBe("three");
    expect(Reflect.get(globalThis, "runs")).toBe(1);
    await write("shared.mjs", 'export const pkg = await Promise.resolve({ name: "four" });\n');
    expect((await nameOf())[0]).toBe("four");
  });

  it("says where an ES module that it imports is wrong", async () => {
    const text = 'import "./ok.mjs";\nimport "./wrong.mjs";\nexport default {};\n';
    await write("wireform.config.mjs", text);
    await write("ok.mjs", "export {};\n");
    await write("wrong.mjs", 'import "./ok2.mjs";\nexport const = 1;\n');
    await write("ok2.mjs", "export {};\n");
    const place = async () => {
      const { diagnostics } = await readProject(folder);
      return diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n");
    };
    expect(await place()).toMatch(/^wrong\.mjs:2 .*expected/);
    await write("wrong.mjs", 'export const a = 1;\nthrow new Error("no luck");\n');
    expect(await place()).toBe("wrong.mjs:2 its code fails: no luck");
    await write("wrong.mjs", 'import "./gone.mjs";\n');
    expect(await place()).toMatch(/^wrong\.mjs:1 it imports \.\/gone\.mjs, which is not there/);
  });

  it("may name emitters, too", async () => {
    const note = '{ kind: "file", path: "note.txt", text: "x", format: "text" }';
    await write(
      "wireform.config.mjs",
      `export default { output: "sdk", clients: { shop: { document: "shop.json" } }, only: true,
  emitters: [{ name: "mine", emitPackage: () => [${note}] }] };\n`,
    );
    expect((await wireform("generate")).stderr).toContain("wrote");
    expect(await readFile(path.join(folder, "sdk/note.txt"), "utf8")).toBe("x");
  });

  it("yields to wireform.yaml, which then has all keys but emitters", async () => {
    await write("wireform.yaml", "output: sdk\nclients: { shop: { document: shop.json } }\n");
    await write("wireform.config.mjs", 'export default {\n  output: "sdk",\n};\n');
    const { diagnostics } = await readProject(folder);
    expect(diagnostics).toMatchObject([
      {
        code: "WF8005",
        line: 2,
        column: 3,
        message: "`output` can't stand here: there is a wireform.yaml",
      },
    ]);
  });
});

it("has types: a misspelt key or value doesn't compile", () => {
  const document = "shop.json";
  // @ts-expect-error there is no such key
  defineConfig({ output: "sdk", clients: { shop: { document, dialekt: "qs" } } });
  // @ts-expect-error there is no such dialect
  defineConfig({ output: "sdk", clients: { shop: { document, dialect: "qss" } } });
  const config = defineConfig({ output: "sdk", clients: { shop: { document, dialect: "qs" } } });
  expect(config.clients["shop"]?.dialect).toBe("qs");
});

type Row = readonly [what: string, text: string, line: number, column: number, message: string];
const wrong: readonly Row[] = [
  [
    "an unknown key",
    `export default {\n  outptu: "sdk", output: "sdk",`,
    2,
    3,
    "unknown key `outptu`",
  ],
  [
    "a value of another type behind a constant",
    `const output = 7;\nexport default { output,`,
    1,
    16,
    "`output` must be a string",
  ],
  [
    "a value that is no data",
    `export default {\n  output: "sdk",\n  schema: () => true,`,
    3,
    11,
    "this is a function",
  ],
  [
    "what a spread gives",
    `const all = { "schema": "yes" };\nexport default { output: "sdk", ...all,`,
    1,
    25,
    "`schema` must be true or false",
  ],
  [
    "what is computed: its last key",
    `const make = () => [1];\nexport default { output: "sdk",\n  roots: [...make()],`,
    3,
    10,
    "`roots",
  ],
];

it.each(wrong)("%s has its place", async (_, start, line, column, message) => {
  const text = `${start}\n  clients: { shop: { document: "shop.json" } } };\n`;
  await write("wireform.config.mjs", text);
  const { diagnostics } = await readProject(folder);
  const [found] = diagnostics;
  expect(found?.message).toContain(message);
  expect(found).toMatchObject({ file: "wireform.config.mjs", line, column });
});

it("a warning of the passes has its place in code, too", async () => {
  await write(
    "wireform.config.mjs",
    `export default {
  output: "sdk",
  clients: {
    shop: { document: "shop.json", include: { methods: ["post"] },
      names: { schemas: { nope: "Nope" } } },
  },
};
`,
  );
  const { stderr } = await wireform("generate");
  expect(stderr).toContain("--> wireform.config.mjs:5:");
});

it("wireform fetch writes no code", async () => {
  await write(
    "wireform.config.mjs",
    `export default { output: "sdk",\n  clients: { shop: { document: 7 } } };\n`,
  );
  const { code, stderr } = await wireform("fetch");
  expect([code, stderr]).toEqual([1, expect.stringContaining("wireform.config.mjs:2:32")]);
});
