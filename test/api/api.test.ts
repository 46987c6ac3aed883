/** wireform as a library gives the same folder and the same verdicts as the command. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { check, diff, generate, generateTo, readProject } from "../../generator/index.js";
import { makeFolder } from "../leftovers.js";
import { readTimes, readTree, wireform } from "../package/project.js";
import { makeShop, shopOf } from "./shop.js";

const configOf = (cwd: string) => ({
  cwd,
  clients: [{ name: null, document: "shop.json" }],
  package: {},
});

test("generate gives files and writes nothing", async () => {
  const folder = await makeShop();
  const before = await readTree(folder);
  const { files, diagnostics, omitted } = await generate(configOf(folder));
  expect(files!.map((file) => file.path)).toContain("src/operations/pay-order.ts");
  expect([diagnostics, omitted]).toEqual([[], []]);
  expect(await readTree(folder)).toEqual(before);
});

test("generateTo writes what the command writes, then nothing", async () => {
  const folder = await makeShop();
  const output = await generateTo(configOf(folder), "sdk");
  expect(output).toMatchObject({ ok: true, diagnostics: [], faults: [] });
  expect(output.differences).toContainEqual({ file: "package.json", what: "missing" });
  expect([...output.inputs.keys()]).toEqual([path.join(folder, "shop.json")]);
  const times = await readTimes(path.join(folder, "sdk"));
  expect(await generateTo(configOf(folder), "sdk")).toMatchObject({ ok: true, differences: [] });
  const command = ["generate", "shop.json", "--out", "sdk"];
  expect(await wireform(folder, ...command, "--check")).toMatchObject({ code: 0 });
  expect(await readTimes(path.join(folder, "sdk"))).toEqual(times);
});

test("readProject gives what wireform.yaml says, for the same folder as the command's", async () => {
  const folder = await makeShop();
  expect((await wireform(folder, "generate")).code).toBe(0);
  const { config, output, diagnostics } = await readProject(folder);
  expect([output, diagnostics]).toEqual(["sdk", []]);
  // This code and the compiled command are two builds: only the record distinguishes them.
  expect(await check(config!, output)).toMatchObject({ ok: true, faults: [], differences: [] });
  const other = await readProject(folder, { sourceOnly: true });
  const { ok, faults } = await check(other.config!, other.output);
  expect([ok, faults.map(({ code }) => code)]).toEqual([false, expect.arrayContaining(["WF7006"])]);
});

test("another name for an operation is another configuration", async () => {
  const folder = await makeShop();
  const calling = (name: string) => {
    const names = { operations: { payOrder: name } };
    return { ...configOf(folder), clients: [{ name: null, document: "shop.json", names }] };
  };
  await generateTo(calling("pay"), "sdk");
  expect(await check(calling("pay"), "sdk")).toMatchObject({ ok: true });
  const { ok, faults } = await check(calling("settle"), "sdk");
  expect([ok, faults.map(({ code }) => code)]).toEqual([false, expect.arrayContaining(["WF7006"])]);
});

test("readProject tells what is wrong", async () => {
  const { config, diagnostics, inputs } = await readProject(await makeFolder());
  expect(config).toBeNull();
  expect(diagnostics).toMatchObject([{ code: "WF8003" }]);
  const lookedFor = [...inputs].map(([file, hash]) => [path.basename(file), hash]);
  expect(lookedFor).toEqual([
    ["wireform.yaml", null],
    ["wireform.config.ts", null],
    ["wireform.config.mts", null],
    ["wireform.config.js", null],
    ["wireform.config.mjs", null],
    ["wireform.yml", null],
  ]);
});

test("check says what differs and why, and writes nothing", async () => {
  const folder = await makeShop();
  await generateTo(configOf(folder), "sdk");
  await writeFile(path.join(folder, "shop.json"), shopOf("settleOrder"));
  await writeFile(path.join(folder, "sdk/README.md"), "mine");
  const before = await readTree(folder);
  const { ok, differences, faults } = await check(configOf(folder), "sdk");
  expect(ok).toBe(false);
  expect(differences).toContainEqual({ file: "README.md", what: "edited" });
  expect(faults).toMatchObject([
    { code: "WF7005", message: "shop.json has changed since sdk was written", file: "shop.json" },
    { code: "WF7003", message: "sdk/README.md is edited", file: "sdk/README.md" },
    { code: "WF7004" },
  ]);
  expect(await readTree(folder)).toEqual(before);
});

test("generateTo leaves edited files and unsafe folders alone", async () => {
  const folder = await makeShop();
  await generateTo(configOf(folder), "sdk");
  await writeFile(path.join(folder, "sdk/README.md"), "mine");
  const refused = await generateTo(configOf(folder), "sdk");
  expect(refused).toMatchObject({ ok: false, differences: null, faults: [{ code: "WF7003" }] });
  expect(await readFile(path.join(folder, "sdk/README.md"), "utf8")).toBe("mine");
  expect((await generateTo(configOf(folder), "sdk", { force: true })).ok).toBe(true);
  expect(await generateTo(configOf(folder), ".")).toMatchObject({ faults: [{ code: "WF7002" }] });
});

test("a broken document leaves the folder as it was", async () => {
  const folder = await makeShop();
  await writeFile(path.join(folder, "shop.json"), "{}");
  const output = await generateTo(configOf(folder), "sdk");
  expect(output).toMatchObject({ ok: false, differences: null, faults: [], files: 0 });
  expect(output.diagnostics).toMatchObject([{ code: "WF2003", file: "shop.json" }]);
});

test("diff tells what a change does to callers", async () => {
  const folder = await makeShop();
  await writeFile(path.join(folder, "next.json"), shopOf("settleOrder"));
  const { findings } = await diff("shop.json", "next.json", { cwd: folder });
  expect(findings).toMatchObject([{ level: "major", affects: "types" }]);
  const broken = await diff("shop.json", "none.json", { cwd: folder });
  expect(broken).toMatchObject({ findings: null, diagnostics: [{ code: "WF1001" }] });
});
