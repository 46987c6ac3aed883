/**
 * README.md and package.json have prettier's formatting, which this compares with prettier itself.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as fc from "fast-check";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import type { Sample } from "../../generator/4-plan/samples/sample.js";
import { atStart, inline, plain } from "../../generator/5-emit/package/inline-markdown.js";
import { code, heading, list, paragraph } from "../../generator/5-emit/package/markdown.js";
import type { Block, ShownValue, Snippet } from "../../generator/5-emit/seam/draft.js";
import { printMarkdown } from "../../generator/6-print/markdown/markdown.js";
import { projectRoot } from "../package/project.js";
import { json, literal, name, section, text } from "./markdown-blocks.js";
import { sourceOf } from "./markdown-source.js";
import { runInMemory } from "./memory.js";

const formatted = (source: string, file = "README.md") =>
  format(source, { filepath: file, printWidth: 100 });

describe("prettier changes nothing", () => {
  it("of blocks of any texts, names and values, nor would it lay out their source otherwise", async () => {
    const property = fc.asyncProperty(section, async (blocks) => {
      const printed = printMarkdown(blocks);
      expect(printed).toBe(await formatted(sourceOf(blocks)));
      expect(await formatted(printed)).toBe(printed);
    });
    await fc.assert(property, { numRuns: 150, seed: 1, endOnFailure: true });
  }, 120_000);

  it("of texts that look like the beginning of a block, and names like emphasis", async () => {
    const starts = [
      "---",
      "--",
      "- - -",
      "-",
      "- a",
      "-a",
      "+",
      "+ a",
      "+a",
      "*",
      "~~~",
      "~~~ a",
      "~~",
    ];
    const numbers = [
      "1.",
      "1. a",
      "1.a",
      "007) a",
      "123456789. a",
      "1234567890. a",
      "1234567890) a",
    ];
    const others = [
      "$$",
      "$$ a",
      "$$a$$ b",
      "===",
      "# a",
      "> a",
      "| a |",
      "    a",
      "<b>",
      "[a]: b",
      ":::",
    ];
    const blocks = [...starts, ...numbers, ...others].flatMap((start): readonly Block[] => [
      heading(3, plain(start)),
      paragraph(atStart(inline(start))),
      list([atStart(plain(start)), `${atStart(inline(start))}: ${inline(start)}`]),
    ]);
    const names = [
      "__init__",
      "_a_",
      "$__a__",
      "a__b__c",
      "_a",
      "a-__b__",
      "a_b_c",
      "a~~b~~",
      "_é_",
    ];
    const printed = printMarkdown([...blocks, ...names.map((name) => heading(2, plain(name)))]);
    expect(await formatted(printed)).toBe(printed);
    // They are texts: no list, rule or code.
    const text = printed.replaceAll(/^- /gm, "").replaceAll(/^#+ .*\n/gm, "");
    expect(text).not.toMatch(/^([-+*] |[-+*]$|\d{1,9}[.)]( |$)|---|~~~|\$\$)/m);
  });

  it("of what is just as wide as a line, or wider", async () => {
    const values: readonly Sample[] = [
      { kind: "literal", value: "text" },
      ...[1, -1, true, null].map((value): Sample => ({ kind: "literal", value })),
      { kind: "now" },
      { kind: "deep" },
      { kind: "list", items: [] },
      { kind: "list", items: [{ kind: "literal", value: 1 }] },
      { kind: "object", members: [["a", { kind: "now" }]] },
      { kind: "example", value: { a: 1 } },
    ];
    const snippets: Snippet[] = [];
    for (let length = 76; length <= 100; length++) {
      const long = "x".repeat(length);
      const short = ["id", "name", "names", "額", "金額", "決済額"].map(
        (key): readonly [string, Sample] => [key, { kind: "literal", value: long }],
      );
      for (const value of values) {
        const argument: Sample = { kind: "object", members: [[long, value], ...short] };
        const call: ShownValue = { kind: "call", callee: "f", argument };
        const named: ShownValue = { kind: "call", callee: long, argument };
        snippets.push(
          { kind: "assignment", left: "const a", right: call },
          { kind: "assignment", left: "const a", right: named },
        );
      }
      const bare: ShownValue = { kind: "call", callee: long, argument: null };
      snippets.push(
        { kind: "assignment", left: "const a", right: bare },
        { kind: "loop", items: bare, body: "f(item);", comment: "// all" },
        { kind: "expression", value: { kind: "call", callee: "f", argument: bare } },
        { kind: "import", names: ["aa", "bb"], from: long },
      );
    }
    const blocks = [code(snippets)];
    expect(printMarkdown(blocks)).toBe(await formatted(sourceOf(blocks)));
  });

  it.each(["README.md", "package.json"])("in the committed %s", async (file) => {
    const committed = await readFile(path.join(projectRoot, "generated", file), "utf8");
    expect(await formatted(committed, file)).toBe(committed);
  });

  it("in the README of a document, whatever it says", async () => {
    const some = <T>(arbitrary: fc.Arbitrary<T>, count: number) =>
      fc.sample(arbitrary, { numRuns: count, seed: 2 });
    const [titles, tagNames] = [some(text, 20), some(name, 20)];
    const examples = some(json, 35);
    const values = some(literal, 35);
    const paths = some(text, 35).map((description, index) => {
      const schema =
        index % 3 === 0
          ? {}
          : {
              type: "object",
              required: ["a b", "x"],
              properties: { x: { enum: [values[index]] } },
            };
      const example = index % 3 === 0 ? { example: examples[index] } : {};
      const requestBody = { content: { "application/json": { schema, ...example } } };
      const tags = [tagNames[index % 20]];
      const responses = { 200: { description: "ok" } };
      return [
        `/p${index}`,
        { post: { operationId: `o${index}`, description, tags, requestBody, responses } },
      ] as const;
    });
    for (const [index, title] of titles.entries()) {
      const hook = { post: { summary: title, responses: { 200: { description: "ok" } } } };
      const root = {
        info: { title, version: "1" },
        tags: [...new Set(tagNames)].map((tag) => ({ name: tag, description: title })),
        webhooks: { [tagNames[index]!]: hook },
      };
      const { files, told } = await runInMemory(
        { paths: Object.fromEntries(paths.slice(index, index + 15)), root },
        "",
        { partial: true },
      );
      const readme = files.get("README.md");
      expect(readme, JSON.stringify(told)).toBeDefined();
      expect(await formatted(readme!)).toBe(readme);
      const manifest = files.get("package.json");
      expect(await formatted(manifest!, "package.json")).toBe(manifest);
    }
  }, 120_000);
});
