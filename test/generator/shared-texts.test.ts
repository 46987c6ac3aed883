/** Texts that two threads share are as they were printed. */
import { expect, test } from "vitest";
import { fileOf, SharedTexts } from "../../generator/pipeline/shared-texts.js";

test("texts of all lengths, in one piece of memory after the other", () => {
  const texts = ["", "a", "é–😀\n", "long ".repeat(100_000), "–".repeat(90_000), "last"];
  const shared = new SharedTexts();
  const files = texts.map((text, i) => fileOf({ path: `${i}.ts`, bytes: shared.add(text) }));
  expect(files).toEqual(texts.map((text, i) => ({ path: `${i}.ts`, text })));
});
