/** Every program of the pages compiles, runs, and gives what its comments say. */
import { beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "./blocks.js";
import { readPage, readUserPages } from "./pages.js";
import { type Findings, nameOf, tryPrograms } from "./programs.js";
import { withStatedValues } from "./stated-values.js";

/** Pages whose programs another test runs, since they need more than fakes. */
const heldElsewhere: Readonly<Record<string, string>> = {
  "docs/formats.md": "test/docs/formats.test.ts",
  "docs/zod.md": "test/docs/zod.test.ts",
};

const blocks = (await readUserPages()).flatMap(blocksOf);
const programs = blocks.filter(
  ({ file, language, tool }) =>
    /^[jt]sx?$/.test(language) && tool === "" && !Object.hasOwn(heldElsewhere, file),
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

it.each(Object.entries(heldElsewhere))("%s has programs that %s holds", async (page, test) => {
  expect((await readPage(test)).text).toContain(`"${page}"`);
});

it("checks what comments state", () => {
  expect(withStatedValues("a.b; // [{ c: 1 }]\nif (d) e; // all\n")).toBe(
    "stated(a.b, [{ c: 1 }], 1); // [{ c: 1 }]\nif (d) e; // all\n",
  );
});
