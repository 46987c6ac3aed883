/** Parts of a document, and more than one of it, are whole documents: of about the size that is asked. */
import { expect, it } from "vitest";
import { largeDocument } from "../counts/large-document.js";
import { joinTwice, type LargeDocument, partOf, textOf } from "./document-parts.js";

const document = largeDocument() as LargeDocument;
const sizeOf = (value: unknown) => textOf(value).length;

it.each([
  // Its schemas refer to each other in a ring: all of them come with the first path.
  ["a part", partOf(document, sizeOf(document) * 0.8), sizeOf(document) * 0.8],
  ["more than one", joinTwice(document, sizeOf(document) * 1.5), sizeOf(document) * 1.5],
])("%s refers to nothing that is missing", (_, made, size) => {
  for (const [, kind, name] of JSON.stringify(made).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g))
    expect(made.components[kind!]).toHaveProperty(name!);
  expect(sizeOf(made) / size).toBeGreaterThan(0.8);
  expect(sizeOf(made) / size).toBeLessThan(2.5);
});

it("no operation is named twice", () => {
  const made = JSON.stringify(joinTwice(document, sizeOf(document) * 2));
  const names = [...made.matchAll(/"operationId":"([^"]+)"/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
});
