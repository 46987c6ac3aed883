/** `sourceOnly`: TypeScript alone, for people who compile the sources themselves. */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { copyDocuments, copyProject, projectRoot, readTree, run, wireform } from "./project.js";

test("exports point at src/, and dist/ is neither written nor left", async () => {
  const project = await copyProject();
  const folder = path.join(project, "generated");
  const whole = await readTree(folder);
  const { code, stderr } = await wireform(project, "generate", "--source-only");
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const sources = await readTree(folder);
  expect(Object.keys(sources)).toEqual(
    Object.keys(whole).filter((file) => !file.startsWith("dist/")),
  );
  for (const [file, text] of Object.entries(sources))
    if (file.startsWith("src/"))
      expect(compact(text), file).toBe(compact(withoutExtensions(whole[file]!)));

  const manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as {
    files: readonly string[];
    exports: Record<string, unknown>;
  };
  expect(JSON.stringify(manifest.exports)).not.toContain("dist/");
  expect(manifest.files).not.toContain("dist");
  const targets = Object.values(manifest.exports).flatMap((target) =>
    Object.values(typeof target === "string" ? { target } : (target as Record<string, string>)),
  );
  expect(targets).toContain("./src/stripe/index.ts");
  const exported = targets.filter((target) => !target.includes("*"));
  expect(Object.keys(sources).map((file) => `./${file}`)).toEqual(expect.arrayContaining(exported));

  // A whole package is restored the same way.
  expect(await wireform(project, "generate")).toMatchObject({ code: 0 });
  expect(await readTree(folder)).toEqual(whole);
});

/** How bundlers find modules, and what compiles for them. */
function withoutExtensions(text: string): string {
  return text.replaceAll(/( from "\.[^"]*)\.js";$/gm, '$1";');
}

/** Shorter lines break less often. */
function compact(text: string): string {
  return text.replaceAll(/[\s,]+/g, "");
}

test.each([
  ["none", [], ""],
  ["js", ["importExtension: js"], ".js"],
  ["ts", ["importExtension: ts"], ".ts"],
])("imports end with %s, by wireform.yaml and by the option", async (word, lines, end) => {
  const project = await copyDocuments({ schema: false });
  const file = path.join(project, "wireform.yaml");
  const config = await readFile(file, "utf8");
  await writeFile(file, [...lines, "sourceOnly: true", config].join("\n"));
  expect(await wireform(project, "generate")).toMatchObject({ code: 0 });
  const sources = await readTree(path.join(project, "generated/src"));
  const found = new Set<string>();
  for (const [, module = ""] of Object.values(sources)
    .join("\n")
    .matchAll(/^.* from "(\..*)";$/gm))
    found.add(path.extname(module));
  expect([...found]).toEqual([end]);

  await writeFile(file, config);
  const flags = ["generate", "--source-only", "--import-extension", word];
  expect(await wireform(project, ...flags)).toMatchObject({ code: 0 });
  expect(await readTree(path.join(project, "generated/src"))).toEqual(sources);
  expect(await wireform(project, ...flags, "--check")).toMatchObject({ code: 0 });
});

test("sources compile and run in CommonJS, and a package is there for require", async () => {
  const project = await copyDocuments({ schema: false });
  expect(await wireform(project, "generate", "--source-only")).toMatchObject({ code: 0 });
  const options = "--module commonjs --target es2017 --lib es2017,dom --strict false --outDir out";
  const tsc = path.join(projectRoot, "node_modules/typescript/bin/tsc");
  const entry = "generated/src/stripe/operations/report-payment.ts";
  const compiled = await run(project, process.execPath, tsc, ...options.split(" "), entry);
  expect(compiled).toMatchObject({ code: 0, stdout: "" });
  const built = path.join(project, "out/stripe/operations/report-payment.js");
  const call = (from: string) => `
    const { reportPayment } = require(${JSON.stringify(from)});
    const input = { body: { amount_requested: { value: 1, currency: "usd" }, initiated_at: 1,
      payment_method_details: { type: "custom", custom: { display_name: "a" } } } };
    console.log(reportPayment(input).url);`;
  const script = path.join(project, "call.cjs");
  const quiet = ["--disable-warning=ExperimentalWarning", script];
  await writeFile(script, call(built));
  expect(await run(project, process.execPath, ...quiet)).toMatchObject({ code: 0, stdout: url });

  expect(await wireform(project, "generate")).toMatchObject({ code: 0 });
  await mkdir(path.join(project, "node_modules"), { recursive: true });
  await symlink("../generated", path.join(project, "node_modules/wireform-payments"));
  await writeFile(script, call("wireform-payments/stripe"));
  expect(await run(project, process.execPath, ...quiet)).toMatchObject({ code: 0, stdout: url });
});

const url = "/v1/payment_records/report_payment\n";

const small = `openapi: 3.1.0
info: { title: Small, version: "1" }
paths: { /a: { get: { operationId: getA, responses: { 200: { description: "" } } } } }
`;

/** A project with these files, by path; its sources go to `app/api`. */
async function makeProject(files: Readonly<Record<string, string>>): Promise<string> {
  const project = await makeFolder();
  for (const [name, text] of Object.entries({ "small.yaml": small, ...files })) {
    await mkdir(path.dirname(path.join(project, name)), { recursive: true });
    await writeFile(path.join(project, name), text);
  }
  return project;
}

const command = ["generate", "small.yaml", "--out", "app/api", "--source-only"];

async function endingOf(project: string): Promise<string> {
  const index = await readFile(path.join(project, "app/api/src/index.ts"), "utf8");
  return path.extname(/ from "(\..*)";/.exec(index)![1]!);
}

const config = (options: object, rest: object = {}) =>
  JSON.stringify({ ...rest, compilerOptions: options });

test.each<[ending: string, files: Readonly<Record<string, string>>]>([
  ["", {}],
  [".js", { "tsconfig.json": config({ module: "NodeNext" }) }],
  [".js", { "tsconfig.json": config({ module: "node20" }) }],
  [".js", { "tsconfig.json": config({ moduleResolution: "node16", module: "node16" }) }],
  ["", { "tsconfig.json": config({ moduleResolution: "bundler", module: "esnext" }) }],
  ["", { "tsconfig.json": config({ moduleResolution: "node", module: "commonjs" }) }],
  ["", { "tsconfig.json": config({ moduleResolution: "node10", module: "commonjs" }) }],
  ["", { "tsconfig.json": "{}", "package.json": '{"type":"module"}' }],
  [".js", { "package.json": '{"type":"module"}' }],
  ["", { "package.json": '{"type":"module"}', "app/package.json": "{}" }],
  [
    "",
    {
      "tsconfig.json": config({ module: "nodenext" }),
      "app/tsconfig.json": config({ module: "preserve" }),
    },
  ],
  [
    ".js",
    {
      "tsconfig.json": `{ // as Node
        "extends": ["./a", "@acme/node", "missing"], /* "module": "esnext" */
        "compilerOptions": { "paths": { "x/*": ["./*"], }, },
      }`,
      "a.json": config({ module: "esnext" }),
      "node_modules/@acme/node/tsconfig.json": config({ module: "nodenext" }),
    },
  ],
  [
    "",
    {
      "tsconfig.json": config({ moduleResolution: "bundler" }, { extends: "./base.json" }),
      "base.json": config({ module: "nodenext" }, { extends: "./tsconfig.json" }),
    },
  ],
  // A circle that branches: each file is read once on the way to itself.
  [
    ".js",
    {
      "tsconfig.json": config(
        { module: "nodenext" },
        { extends: ["./tsconfig.json", "./tsconfig.json", "./tsconfig.json"] },
      ),
    },
  ],
  // A list of projects: those beside it have the sources, those in other folders have not.
  [
    ".js",
    {
      "tsconfig.json": `{ "files": [], "references":
        [{ "path": "./other" }, { "path": "./gone.json" }, { "path": "./tsconfig.app.json" }] }`,
      "other/tsconfig.json": config({ module: "esnext" }),
      "tsconfig.app.json": config({ module: "nodenext" }),
    },
  ],
])("imports end with '%s' by the project around: %j", async (ending, files) => {
  const project = await makeProject(files);
  expect(await wireform(project, ...command)).toMatchObject({ code: 0 });
  expect(await endingOf(project)).toBe(ending);
});

test("what said how imports end is an input: a change is seen, and told", async () => {
  const project = await makeProject({ "tsconfig.json": config({ module: "nodenext" }) });
  expect(await wireform(project, ...command)).toMatchObject({ code: 0 });
  expect(await wireform(project, ...command, "--check")).toMatchObject({ code: 0 });
  await writeFile(path.join(project, "tsconfig.json"), config({ module: "esnext" }));
  const { code, stdout, stderr } = await wireform(project, ...command, "--check");
  expect(code).toBe(1);
  expect(stdout + stderr).toContain("tsconfig.json has changed");
  expect(await wireform(project, ...command)).toMatchObject({ code: 0 });
  expect(await endingOf(project)).toBe("");
});
