/** Every link of a page leads somewhere, in the repository and in the packed package. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { anchorsOf, linksOf } from "./links.js";
import { readPage, readUserPages } from "./pages.js";

const forUsers = await readUserPages();
const others = await Promise.all(
  [
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "examples/emitters/README.md",
    "generator/README.md",
    "specs/README.md",
    "test/faults/README.md",
  ].map(readPage),
);

describe.each([...forUsers, ...others])("$file", ({ file, text }) => {
  const links = linksOf(text).map(({ target, anchor }) => ({
    to: target === "" ? file : path.posix.join(path.posix.dirname(file), target),
    anchor,
  }));

  it("has links that lead somewhere", async () => {
    const lost: string[] = [];
    for (const { to, anchor } of links) {
      const at = path.join(packageRoot, to);
      if (!existsSync(at)) lost.push(to);
      else if (anchor !== null && !anchorsOf(await readFile(at, "utf8")).has(anchor))
        lost.push(`${to}#${anchor}`);
    }
    expect(lost).toEqual([]);
  });
});

it("README.md is short, and keeps the two commands of a fresh clone", () => {
  const { text } = forUsers[0]!;
  expect(text.split("\n").length).toBeLessThanOrEqual(150);
  for (const command of ["npm ci && npm run generate", "npm ci && npm test"])
    expect(text).toContain(`\n${command} `);
});

it("the index lists each page once", () => {
  const { text } = forUsers.find(({ file }) => file === "docs/README.md")!;
  const listed = linksOf(text).map(({ target }) => `docs/${target}`);
  const pages = forUsers.map(({ file }) => file).filter((file) => !file.endsWith("README.md"));
  expect(listed.filter((file) => !file.includes("..")).toSorted()).toEqual(pages.toSorted());
});

it("knows anchors and links", () => {
  const page = "# What's `new`?\n\n[a](b.md#c) `[x](y)`\n\n```\n# no\n```\n\n# What's new\n";
  expect([...anchorsOf(page)]).toEqual(["whats-new", "whats-new-1"]);
  expect(linksOf(page)).toEqual([{ target: "b.md", anchor: "c" }]);
});
