/** `wireform.config.ts`: its errors, and what a run reports about its emitters. */
import { emitters } from "../../generator/5-emit/emitters.js";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { run } from "../../generator/cli/run.js";
import { readProject } from "../../generator/index.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot } from "../package/project.js";
import { shopOf } from "./shop.js";

let folder: string;
const write = (name: string, text: string) => writeFile(path.join(folder, name), text);

/** The command, in this process. */
async function wireform(...args: readonly string[]) {
  let stderr = "";
  const err = (text: string) => void (stderr += text);
  const terminal = { out: err, err, colour: false, progress: () => {} };
  return { code: await run(args, folder, terminal), stderr };
}

beforeAll(async () => {
  folder = await makeFolder();
  await write("shop.json", shopOf("payOrder", "Pay.", "idd").replace("{id}", "{other}"));
  await write("wireform.yaml", "output: sdk\nclients: { shop: { document: shop.json } }\n");
  await mkdir(path.join(folder, "node_modules"));
  await symlink(projectRoot, path.join(folder, "node_modules/wireform"));
  await write("broken.ts", "export const one = 1;\n\nexport const mine: = {};\n");
  await write(
    "mine.ts",
    `export interface Options {\n  readonly name: string;\n}\n\nexport const options: Options = { name: "x" };\n\nexport const throwing = () => {\n  throw new Error("no");\n};\n`,
  );
});

const imports = `import { emitters } from "wireform";\n`;
const listing = (list: string, more = "") =>
  `${imports}export default { emitters: [${list}]${more} };\n`;

type Row = readonly [what: string, text: string, place: string, why: string, hint: string];
const wrong: readonly Row[] = [
  ["no list", "\nexport default 7;\n", "config.ts:2:1", "it exports no emitters", "defineConfig("],
  [
    "misspelt",
    "export default { emiters: [] };\n",
    "config.ts:1:18",
    "it exports `emiters`, and no `emitters`",
    "defineConfig(",
  ],
  [
    "broken",
    "export default {\n  emitters: [,;\n};\n",
    "config.ts:2:15",
    "WF8005",
    "correct the syntax",
  ],
  [
    "broken in a file that it imports",
    `import { mine } from "./broken.js";\nexport default { emitters: [mine] };\n`,
    "broken.ts:3:20",
    "Type expected",
    "correct the syntax: wireform.config.ts imports this file",
  ],
  [
    "throwing",
    'const x = 1;\n  throw new Error("no");\n',
    "config.ts:2:3",
    "its code fails: no",
    "this line threw",
  ],
  [
    "throwing in a file that it imports",
    `import { throwing } from "./mine.js";\nexport default { emitters: [throwing()] };\n`,
    "mine.ts:8:3",
    "its code fails: no",
    "wireform.config.ts imports this file",
  ],
  [
    "importing what isn't there",
    `\nimport { mine } from "./nope.js";\nexport default { emitters: [mine] };\n`,
    "config.ts:2:22",
    "it imports ./nope.js, which is not there",
    "is the path right",
  ],
  [
    "importing what isn't installed",
    `import { mine } from "nope-emitter";\nexport default { emitters: [mine] };\n`,
    "config.ts:1:22",
    "it imports nope-emitter, which is not installed",
    "npm install --save-dev nope-emitter",
  ],
  [
    "importing a name that isn't there",
    `import { none } from "./mine.js";\n${listing("...emitters, none")}`,
    "config.ts:3:18",
    `\`emitters[${emitters.length}]\` is undefined`,
    "is it exported under this name",
  ],
  [
    "without a spread",
    listing("emitters"),
    "config.ts:2:18",
    "`emitters[0]` is a list",
    "...emitters",
  ],
  [
    "a factory that isn't called",
    listing("...emitters, () => ({})"),
    "config.ts:2:18",
    `\`emitters[${emitters.length}]\` is a function`,
    "Call it",
  ],
  [
    "of an unknown setting",
    listing("...emitters", ", olny: true"),
    "config.ts:2:43",
    "there is no setting `olny`",
    "did you mean only?",
  ],
  [
    "without wireform's own",
    `export default { emitters: [{ name: "mine" }] };\n`,
    "config.ts:1:18",
    "`emitters` has none of wireform's own: the package would lose the code of its operations",
    "add `only: true`",
  ],
  [
    "empty",
    "export default { emitters: [] };\n",
    "config.ts:1:18",
    "none of wireform's own",
    "...emitters",
  ],
];

test.each(wrong)("a configuration that is %s is told of with its place", async (...row) => {
  const [, text, place, why, hint] = row;
  await write("wireform.config.ts", text);
  const { code, stderr } = await wireform("generate");
  expect(code).toBe(1);
  expect(stderr).toContain("WF8005");
  expect(stderr).toContain(`--> ${place.startsWith("config") ? "wireform." : ""}${place}`);
  expect(stderr).toContain(why);
  expect(stderr).toContain(hint);
});

test("a list without wireform's own emitters is possible: `only` says that it is meant", async () => {
  const note = { kind: "file", path: "note.txt", text: "x", format: "text" };
  const mine = `{ name: "mine", emitPackage: () => [${JSON.stringify(note)}] }`;
  await write("wireform.yaml", "output: only\nclients: { shop: { document: shop.json } }\n");
  await write("wireform.config.ts", `export default { emitters: [${mine}], only: true };\n`);
  const { code, stderr } = await wireform("generate");
  await write("wireform.yaml", "output: sdk\nclients: { shop: { document: shop.json } }\n");
  expect([code, stderr]).toEqual([0, expect.stringContaining("wrote")]);
  expect(await readFile(path.join(folder, "only/note.txt"), "utf8")).toBe("x");
});

test("an emitter that fails is placed in its file, and drops no warning and no input", async () => {
  await write(
    "failing.ts",
    `interface Options {\n  readonly deep: boolean;\n}\n\nconst walk = (options: Options): number => {\n  return options.deep ? walk(options) + 1 : 0;\n};\n\nexport const failing = { name: "failing", emit: () => [walk({ deep: true })] };\n`,
  );
  await write(
    "wireform.config.ts",
    `import { failing } from "./failing.js";\n${listing("...emitters, failing")}`,
  );
  const { code, stderr } = await wireform("generate");
  expect(code).toBe(1);
  expect(stderr).toContain("the emitter failing: its code calls itself without end");
  expect(stderr).toContain("--> failing.ts:6:3");
  expect(stderr).toContain("warning WF3002");
  expect(stderr).toMatch(/1 error, \d warnings in .*; sdk is untouched/);

  const { runGenerate } = await import("../../generator/cli/generate/generate-run.js");
  const { parseCommand } = await import("../../generator/cli/arguments/arguments.js");
  const command = parseCommand(["generate"]);
  if (command.kind !== "generate") throw new Error("no command");
  const terminal = { out() {}, err() {}, colour: false, progress() {} };
  // The files that `--watch` follows.
  const { inputs } = await runGenerate(command, folder, terminal);
  const names = Array.from(inputs.keys(), (file) => path.relative(folder, file));
  expect(names).toEqual(
    expect.arrayContaining(["failing.ts", "shop.json", "wireform.config.ts", "wireform.yaml"]),
  );
});

test("two configurations are one too many", async () => {
  await write("wireform.config.ts", listing("...emitters"));
  expect((await readProject(folder)).diagnostics).toEqual([]);
  await write("wireform.config.mts", listing("...emitters"));
  const { diagnostics } = await readProject(folder);
  expect(diagnostics[0]!.message).toBe("there are wireform.config.ts and wireform.config.mts");
});
