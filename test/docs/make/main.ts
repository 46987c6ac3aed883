/**
 * `npm run docs`: writes the parts of the pages that are made of tables in the code. With `--site` it
 * also builds the site.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { packageRoot } from "../../../generator/host/package-root.js";
import { madeParts, withPart } from "./made-parts.js";
import { buildSite } from "./site.js";
import { readPage } from "../pages.js";

for (const part of madeParts) {
  const { text } = await readPage(part.file);
  const made = await withPart(text, part);
  console.log(`${part.file}: ${made === text ? "up to date" : "written"}`);
  if (made !== text) await writeFile(path.join(packageRoot, part.file), made);
}

if (process.argv.includes("--site")) console.log(`the site: ${await buildSite()}`);
