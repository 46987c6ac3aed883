import { readFileSync } from "node:fs";
import { format } from "prettier";
import { expect, it } from "vitest";
import { dialectTable } from "./table.js";

it("is the table of docs/dialects.md", async () => {
  const page = readFileSync(new URL("../../docs/dialects.md", import.meta.url), "utf8");
  const written = /<!-- table -->\n([^]*)<!-- \/table -->/.exec(page)?.[1]?.trim();
  expect(written).toBe((await format(dialectTable(), { parser: "markdown" })).trim());
});
