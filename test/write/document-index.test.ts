/** What is known of a document after an edit is what its whole text tells. */
import { expect, it } from "vitest";
import { lineAt } from "../../generator/diagnostics/locate.js";
import { DocumentComponents } from "../../generator/pipeline/edit/document-components.js";
import { indexDocument } from "../../generator/pipeline/edit/document-index.js";
import { excerptOfPaths, excerptOfRest } from "../../generator/pipeline/edit/excerpt.js";
import {
  editDocument,
  type IndexedDocument,
} from "../../generator/pipeline/edit/indexed-document.js";
import { placeOf } from "../../generator/pipeline/edit/member-list.js";
import { randomOf, type Random } from "../mutations/random.js";

const words = ["a", "ü", "😀", "猫", '"', "\\", "\n", "{", "}", "[", ",", ":", " ", "/*", "0"];

function wordOf(random: Random): string {
  return Array.from({ length: random.below(6) }, () => random.pick(words)).join("");
}

function valueOf(random: Random, depth = 0): unknown {
  if (depth > 3 || random.below(3) === 0) return random.pick([0, true, null, wordOf(random)]);
  const length = random.below(4);
  if (random.below(3) === 0) return Array.from({ length }, () => valueOf(random, depth + 1));
  return membersOf(random, length, depth + 1);
}

function membersOf(random: Random, length: number, depth = 0): object {
  const names = Array.from({ length }, (_, i) => random.pick([`${i}`, `${wordOf(random)}${i}`]));
  return Object.fromEntries(names.map((name) => [name, valueOf(random, depth)]));
}

function documentOf(random: Random): object {
  const members: (readonly [string, unknown])[] = [
    ["openapi", "3.1.0"],
    ["info", valueOf(random)],
    ["paths", membersOf(random, 1 + random.below(6))],
    [
      "components",
      { schemas: membersOf(random, random.below(5)), "x-ü": membersOf(random, 1), a: 1 },
    ],
    ["definitions", membersOf(random, random.below(3))],
    ["webhooks", {}],
    [wordOf(random), valueOf(random)],
  ];
  const kept = members.filter(([name]) => name === "paths" || random.below(5) > 0);
  return Object.fromEntries(
    kept
      .map((one) => [random.below(100), one] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, one]) => one),
  );
}

const layouts: readonly ((value: unknown) => string)[] = [
  (value) => JSON.stringify(value, null, 2),
  (value) => JSON.stringify(value),
  (value) => `\n ${JSON.stringify(value, null, "\t")}\n`,
  (value) => JSON.stringify(value, null, 1).replace(/\n +/g, "\n"),
  (value) => JSON.stringify(value, null, 2).replace(/^ {4,}/gm, "  "),
];

/** Anything put somewhere, or left out: often it is no JSON then. */
function edited(text: string, random: Random): string {
  const at = random.below(text.length);
  const more = random.pick(["", "1", "ü", "😀", '"b":1,', ",", "\n", " ", "\\n", '\n"c":"😀"\n,']);
  return text.slice(0, at) + more + text.slice(at + random.pick([0, 0, 1, 4]));
}

function known(text: string): IndexedDocument | null {
  const bytes = Buffer.from(text);
  const index = indexDocument(bytes);
  return index && { bytes, index, components: new DocumentComponents(bytes, index) };
}

it("is known of random documents after random edits", () => {
  const random = randomOf(11);
  let edits = 0;
  for (let turn = 0; turn < 400; turn++) {
    const value = documentOf(random);
    const written = random.pick(layouts);
    let text = written(value);
    let current = known(text)!;
    for (let edit = 0; edit < 30; edit++) {
      const next = edited(text, random).toWellFormed();
      const result = editDocument(current, Buffer.from(next));
      if (result === null) continue;
      const all = JSON.parse(next) as { readonly paths: Readonly<Record<string, unknown>> };
      const { newer, before, after } = result;
      expect(newer.index, next).toEqual(indexDocument(newer.bytes));
      const { paths } = JSON.parse(text) as typeof all;
      expect(Object.keys(all.paths)).toEqual(Object.keys(paths));
      expect({ ...paths, ...before }).toEqual(paths);
      expect({ ...paths, ...after }).toEqual(all.paths);
      expect(result.growth).toBe(next.length - text.length);
      expectExcerpts(newer, next, Object.keys(after));
      [text, current] = [next, newer];
      edits++;
    }
  }
  expect(edits).toBeGreaterThan(600);
});

/** Parts of the document say what it says, and each place in them is known. */
function expectExcerpts(document: IndexedDocument, text: string, names: readonly string[]) {
  const { paths, webhooks: _, ...rest } = JSON.parse(text) as Record<string, object>;
  const { groups, paths: list } = document.index;
  const whole = new Set(
    [...groups].flatMap(([at, { keys }]) =>
      keys.map((key) => `#/${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
    ),
  );
  const excerpt = excerptOfRest(document, { whole, named: new Set(), isClosed: true });
  expect(JSON.parse(`${excerpt.text}}`)).toEqual(rest);
  const none = excerptOfRest(document, { whole: new Set(), named: whole, isClosed: true });
  expect(Object.keys(JSON.parse(`${none.text}}`) as object)).toEqual(Object.keys(rest));
  const some = excerptOfPaths(document, names);
  const items = Object.fromEntries(
    names.map((name) => [name, (paths as Record<string, unknown>)[name]]),
  );
  expect(JSON.parse(`{${some.text}}`)).toEqual({ paths: items });
  for (const [index, key] of list.keys.entries()) {
    if (!names.includes(key)) continue;
    const { start, end } = placeOf(list, index);
    const offset = document.bytes.toString("utf8", 0, start).length;
    const own = document.bytes.toString("utf8", start, end);
    const at = some.text.indexOf(own);
    for (const inside of [0, own.indexOf(":"), own.length - 1])
      expect(some.placeAt(at + inside)).toEqual(lineAt(text, offset + inside));
  }
}
