/** What a validator weighs in a bundle. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { sizeOfOurs } from "./sizes.js";
import { generatePackage } from "./package.js";

const text = { type: "string" };
const id = { type: "integer", format: "int64", example: 10 };

/** Like the `Pet` of OpenAPI's examples: objects in objects, lists, words, notes. */
const schemas = {
  Shelf: { type: "object", properties: { id, name: { ...text, example: "North" } } },
  Mark: { type: "object", properties: { id, name: text } },
  Book: {
    type: "object",
    required: ["name", "pictures"],
    properties: {
      id,
      name: { ...text, example: "Emma" },
      shelf: { $ref: "#/components/schemas/Shelf" },
      pictures: { type: "array", items: text },
      marks: { type: "array", items: { $ref: "#/components/schemas/Mark" } },
      status: { ...text, enum: ["available", "lent", "lost"] },
    },
  },
};

it("the validator of one schema stays below its goal of 2 KB, with some room", async () => {
  const work = await mkdtemp(path.join(tmpdir(), "wireform-sizes-"));
  try {
    const document = path.join(work, "books.json");
    const info = { title: "Books", version: "1" };
    await writeFile(
      document,
      JSON.stringify({ openapi: "3.0.4", info, paths: {}, components: { schemas } }),
    );
    const { folder } = await generatePackage(document, path.join(work, "books"));
    expect(await sizeOfOurs({ name: "bookSchema", folder })).toBeLessThan(1990);
  } finally {
    await rm(work, { recursive: true });
  }
});
