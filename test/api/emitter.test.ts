/** Other authors' emitters: the example of the documentation, and what they must not do. */
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import {
  check,
  defineEmitter,
  emitters,
  generate,
  generateTo,
  type CustomDraft,
  type CustomEmitter,
} from "../../generator/index.js";
import { ownVersions } from "../../generator/5-emit/seam/own-emitters.js";
import { projectRoot, run, wireform } from "../package/project.js";
import { makeShop, shopOf } from "./shop.js";

const configOf = (cwd: string) => ({
  cwd,
  clients: [{ name: null, document: "shop.json" }],
  package: {},
});

const hostile = '*/ `${process.exit(3)}` "; </script> \u2028 \\';

async function importExample(): Promise<CustomEmitter> {
  const file = path.join(import.meta.dirname, "route-table.mjs");
  return ((await import(/* @vite-ignore */ file)) as { routeTable: CustomEmitter }).routeTable;
}

test("the example's module is part of the package, whatever the document says", async () => {
  const folder = await makeShop();
  await writeFile(path.join(folder, "shop.json"), shopOf("payOrder", hostile));
  const options = { emitters: [...emitters, await importExample()] };
  expect(await generateTo(configOf(folder), "sdk", options)).toMatchObject({
    ok: true,
    faults: [],
  });
  const modules = path.join(folder, "node_modules");
  await mkdir(modules);
  await symlink(path.join(folder, "sdk"), path.join(modules, "shop"));
  const program = `import { routes } from "shop/routes"; console.log(JSON.stringify(routes));`;
  await writeFile(path.join(folder, "main.mjs"), program);
  const { code, stdout, stderr } = await run(folder, process.execPath, "main.mjs");
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toEqual([
    { name: "payOrder", method: "POST", path: "/orders/{id}", summary: hostile },
  ]);
  expect(await check(configOf(folder), "sdk", options)).toMatchObject({ ok: true });
  // Without its emitter, the module is left over, and the command reports it.
  const args = ["generate", "shop.json", "--out", "sdk", "--check"];
  const { code: checked, stderr: told } = await wireform(folder, ...args);
  expect([checked, told]).toEqual([1, expect.stringContaining("src/routes.ts is left over")]);
});

test("a module beside those of schemas has a file of its own, and is found", async () => {
  const folder = await makeShop();
  const beside = defineEmitter({
    name: "beside",
    emit: () => [
      {
        kind: "module",
        path: "schemas/kinds",
        header: [],
        statements: [
          { kind: "values", name: "kinds", members: [{ name: "a", value: 1, docs: [] }] },
        ],
      },
    ],
  });
  const options = { emitters: [...emitters, beside] };
  expect(await generateTo(configOf(folder), "sdk", options)).toMatchObject({ ok: true });
  await mkdir(path.join(folder, "node_modules"));
  await symlink(path.join(folder, "sdk"), path.join(folder, "node_modules/shop"));
  const program = `import { kinds } from "shop/schemas/kinds"; console.log(kinds.a);`;
  await writeFile(path.join(folder, "main.mjs"), program);
  expect(await run(folder, process.execPath, "main.mjs")).toMatchObject({ code: 0, stdout: "1\n" });
});

test("generator/README.md shows the example as it is tested", async () => {
  const source = await readFile(path.join(import.meta.dirname, "route-table.mjs"), "utf8");
  const readme = await readFile(path.join(projectRoot, "generator/README.md"), "utf8");
  const code = source.slice(source.indexOf("import "));
  expect(readme).toContain("```js\n" + code + "```");
});

test("the order of emitters changes nothing", async () => {
  const folder = await makeShop();
  const all = [...emitters, await importExample()];
  const [files, reversed] = [
    (await generate(configOf(folder), { emitters: all })).files,
    (await generate(configOf(folder), { emitters: all.toReversed() })).files,
  ];
  expect(files!.map((file) => file.path)).toContain("dist/routes.js");
  expect(reversed).toEqual(files);
});

test("a list of wireform's own emitters is as good as none", async () => {
  const folder = await makeShop();
  const listed = [...emitters].toReversed();
  expect(emitters.map(({ name, version }) => ({ name, version }))).toEqual(
    expect.arrayContaining([...ownVersions]),
  );
  expect(emitters).toHaveLength(ownVersions.length);
  const { ok } = await generateTo(configOf(folder), "sdk");
  expect(ok).toBe(true);
  const steps: string[] = [];
  const options = { emitters: listed, onProgress: (step: string) => steps.push(step) };
  expect(await check(configOf(folder), "sdk", options)).toMatchObject({ ok: true, faults: [] });
  // Nothing was read again.
  expect(steps).toEqual([]);
});

const file = (path: string): CustomDraft => ({ kind: "file", path, text: "x", format: "text" });
const module = (path: string): CustomDraft => ({
  kind: "module",
  path,
  header: [],
  statements: [],
});
const template = { kind: "template", module: "x", template: {} } as unknown as CustomDraft;

test.each([
  ["code as text", file("src/evil.ts"), "src/evil.ts would be code"],
  ["code elsewhere", file("evil.mjs"), "evil.mjs would be code"],
  ["code that was not proved", template, "only wireform itself copies modules"],
  ["a file outside", file("../evil.txt"), '"../evil.txt" is no path of a package'],
  ["a module outside", module("../../evil"), '"../../evil" is no path of a package'],
  ["an absolute path", file("/etc/evil"), '"/etc/evil" is no path of a package'],
  ["wireform's own file", file("wireform.manifest"), "is wireform's own"],
  ["in place of what runs", module("operations"), "dist/operations.js is wireform's own"],
  ["the file that runs", { ...module("x"), chunk: "../evil" }, '`draft.chunk` is "../evil"'],
])("no emitter drafts %s", async (_, draft, why) => {
  const bad = defineEmitter({ name: "bad", declare() {}, emit: () => [draft] });
  const all = { emitters: [...emitters, bad] };
  const { files, diagnostics } = await generate(configOf(await makeShop()), all);
  expect(files).toBeNull();
  const message = expect.stringMatching(/^the emitter bad: /) as string;
  expect(diagnostics).toMatchObject([{ code: "WF5002", message }]);
  expect(diagnostics[0]!.message).toContain(why);
});
