import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";
import { compare, record, render, type Book, type Mutant } from "./book.js";

const mutant = (file: string, to: string, isNoticed: boolean): Mutant => ({
  file,
  line: "if (a) b();",
  from: "a",
  to,
  isNoticed,
});

const text = (to: string) => `if (a) b(); | a -> ${to}`;

const book: Book = {
  date: "2026-01-01",
  figures: { "a.ts": [1, 2], "b.ts": [3, 4] },
  survivors: [
    { reason: "It is the same.", mutants: { "a.ts": [text("true")], "b.ts": [text("1")] } },
  ],
};

test("a list that is as it should be, of the files that were looked at", () => {
  expect(compare(book, [mutant("a.ts", "true", false), mutant("a.ts", "false", true)])).toEqual([]);
});

test("a survivor that isn't listed, one without a reason, and an entry that is needed no longer", () => {
  const nameless = { reason: "", mutants: { "a.ts": [text("0")] } };
  const mutants = [
    mutant("a.ts", "true", true),
    mutant("a.ts", "false", false),
    mutant("a.ts", "0", false),
  ];
  expect(compare({ ...book, survivors: [...book.survivors, nameless] }, mutants)).toEqual([
    `survives: a.ts: ${text("false")}`,
    `has no reason: a.ts: ${text("0")}`,
    `is listed, and doesn't survive: a.ts: ${text("true")}`,
  ]);
});

test("what is recorded keeps reasons, and files that were not looked at", () => {
  const mutants = [mutant("a.ts", "true", false), mutant("a.ts", "false", false)];
  expect(record(book, mutants, "2026-02-01")).toEqual({
    date: "2026-02-01",
    figures: { "a.ts": [0, 2], "b.ts": [3, 4] },
    survivors: [...book.survivors, { reason: "", mutants: { "a.ts": [text("false")] } }],
  });
  expect(record(book, [mutant("a.ts", "true", true)], "2026-02-01").survivors).toEqual([
    { reason: "It is the same.", mutants: { "b.ts": [text("1")] } },
  ]);
});

test("figures, the worst first", () => {
  expect(render({ "a.ts": [3, 3], "b.ts": [1, 3] })).toBe(
    " 33.3 %  1 of 3  b.ts\n100.0 %  3 of 3  a.ts\n 66.7 %  4 of 6  all\n",
  );
});

async function survivors(): Promise<Book> {
  const text = await readFile(path.join(import.meta.dirname, "survivors.json"), "utf8");
  return JSON.parse(text) as Book;
}

test("no file is listed that is gone", async () => {
  const { figures, survivors: groups } = await survivors();
  const files = [...Object.keys(figures), ...groups.flatMap(({ mutants }) => Object.keys(mutants))];
  expect(files.filter((file) => !existsSync(path.join(packageRoot, file)))).toEqual([]);
});

test("who lists a survivor has looked at it: each has a reason that says why it survives", async () => {
  const reasons = (await survivors()).survivors.map(({ reason }) => reason);
  const vague = /\b(not yet|looked at|a test|might|perhaps|unclear|todo)\b/i;
  expect(
    reasons.filter((reason) => vague.test(reason) || !/^[A-Z`].{20,}\.$/.test(reason)),
  ).toEqual([]);
  expect(new Set(reasons).size).toBe(reasons.length);
});
