/** What is made of tables in the code is up to date: `npm run docs` writes it. */
import { expect, it } from "vitest";
import { madeParts, withPart } from "./make/made-parts.js";
import { readPage } from "./pages.js";

it.each(madeParts)("$name is what the code says", async (part) => {
  const { text } = await readPage(part.file);
  expect(text, "npm run docs writes it").toBe(await withPart(text, part));
});

it("refuses a page without its marks", async () => {
  await expect(withPart("# A page\n", madeParts[0]!)).rejects.toThrow("lacks");
});
