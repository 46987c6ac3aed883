/** Every program of the pages compiles, runs, and gives what its comments say. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "./blocks.js";
import { readUserPages } from "./pages.js";
import { type Findings, nameOf, tryPrograms } from "./programs.js";
import { withStatedValues } from "./stated-values.js";

/** Pages that show the files of a whole project: a test of their own runs it. */
const projects = await pagesWithProjects();

/** Their tests need browsers and servers. */
const heldElsewhere = new Set(["docs/query.md", "docs/tools.md"]);

const blocks = (await readUserPages()).flatMap(blocksOf);
const programs = blocks.filter(
  ({ file, language, tool }) =>
    /^[jt]sx?$/.test(language) && tool === "" && !projects.has(file) && !heldElsewhere.has(file),
);

describe("the programs of the pages", () => {
  let findings: Findings;
  beforeAll(async () => {
    findings = await tryPrograms(programs);
  });

  it.each(programs.map((block) => [nameOf(block)]))("%s", (name) => {
    expect(findings.get(name)).toEqual([]);
  });
});

it("checks what comments state", () => {
  expect(withStatedValues("a.b; // [{ c: 1 }]\nif (d) e; // all\n")).toBe(
    "stated(a.b, [{ c: 1 }], 1); // [{ c: 1 }]\nif (d) e; // all\n",
  );
});

async function pagesWithProjects(): Promise<ReadonlySet<string>> {
  const tests = (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".test.ts"));
  const texts = await Promise.all(
    tests.map((name) => readFile(path.join(import.meta.dirname, name), "utf8")),
  );
  const pages = texts.flatMap((text) => [...text.matchAll(/[pP]rojectOf\(\s*"([^"]+)"/g)]);
  return new Set(pages.map(([, page]) => page!));
}
