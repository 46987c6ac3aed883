/** README.md and package.json come out as prettier lays them out, whose answer is asked here. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as fc from "fast-check";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
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
