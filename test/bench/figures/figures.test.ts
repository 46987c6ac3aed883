/** What the docs say of speed and size is what was recorded. */
import { expect, it } from "vitest";
import { readPage, readUserPages } from "../../docs/pages.js";
import { movedSince } from "../counts/cost.js";
import { risen } from "../counts/counts.js";
import { hashCode } from "./code-hash.js";
import { readFigures } from "./figures.js";
import { figuresPage, readFiguresPage, renderBlock } from "./page-block.js";

it("the figures of the page are those of the file", async () => {
  const hint = "npm run bench -- counts --record writes the page's block from figures.json";
  expect((await readFiguresPage()).block, hint).toBe(await renderBlock(await readFigures()));
});

it("no figure is typed by hand", async () => {
  const { before, after } = await readFiguresPage();
  const pages = [...(await readUserPages()), await readPage("generator/README.md")];
  const texts = pages.filter(({ file }) => file !== figuresPage).map(({ text }) => text);
  const lines = [before, after, ...texts].flatMap((text) => text.split("\n"));
  const hint =
    "what is measured stands in the block of docs/benchmarks.md alone, made by npm run bench -- --record";
  expect(lines.filter(isFigure), hint).toEqual([]);
});

/** Milliseconds, bytes and ratios. */
const isFigure = (line: string) =>
  /\d ?(ms|[kKMG]B|milliseconds)\b|(?<!~)\b\d+(\.\d+)? ?(x|times)\b/.test(line);

it("knows a figure", () => {
  expect(["takes 30 ms", "11.2 KB", "| 2.3x |", "`Node 20`, 3 files", "~1x"].map(isFigure)).toEqual(
    [true, true, true, false, false],
  );
});

it("hashes code without what doesn't run", async () => {
  const hash = await hashCode("generate");
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(await hashCode("generate")).toBe(hash);
  expect(await hashCode("encode")).not.toBe(hash);
});

it("tells what rose, and what moved too far", () => {
  const before = { run: { a: 100, b: 100, c: 5 } };
  expect(risen(before, { run: { a: 102, b: 103 } })).toEqual([
    "run: b: 100 -> 103",
    "run: c: 5, and it isn't counted now",
  ]);
  const counts = { encode: { calls: 79 } };
  expect(movedSince("encode", { calls: 100 }, counts)).toEqual(["calls: 100 then, 79 now"]);
  expect(movedSince("encode", { calls: 98 }, counts)).toEqual([]);
});
