/** `--source-only`: TypeScript alone, for those who compile the sources with their own. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { copyProject, readTree, wireform } from "./project.js";

test("exports point at src/, and dist/ is neither written nor left", async () => {
  const project = await copyProject();
  const folder = path.join(project, "generated");
  const whole = await readTree(folder);
  const { code, stderr } = await wireform(project, "generate", "--source-only");
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const sources = await readTree(folder);
  expect(Object.keys(sources)).toEqual(
    Object.keys(whole).filter((file) => !file.startsWith("dist/")),
  );
  for (const [file, text] of Object.entries(sources))
    if (file.startsWith("src/")) expect(text, file).toBe(whole[file]);

  const manifest = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as {
    files: readonly string[];
    exports: Record<string, unknown>;
  };
  expect(JSON.stringify(manifest.exports)).not.toContain("dist/");
  expect(manifest.files).not.toContain("dist");
  const targets = Object.values(manifest.exports).flatMap((target) =>
    Object.values(typeof target === "string" ? { target } : (target as Record<string, string>)),
  );
  expect(targets).toContain("./src/stripe/index.ts");
  const exported = targets.filter((target) => !target.includes("*"));
  expect(Object.keys(sources).map((file) => `./${file}`)).toEqual(expect.arrayContaining(exported));

  // A whole package comes back the same way.
  expect(await wireform(project, "generate")).toMatchObject({ code: 0 });
  expect(await readTree(folder)).toEqual(whole);
});
