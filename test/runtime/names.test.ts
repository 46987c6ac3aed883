/** The modules of the runtime are joined into one file, so their names have one meaning each. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";

const declaration = /^(?:export )?(?:abstract )?(?:async )?(?:const|let|class|function\*?) (\w+)/gm;

it("declares each name in one module", async () => {
  const folder = path.join(packageRoot, "templates/runtime");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
  const owners = new Map<string, Set<string>>();
  for (const file of files)
    for (const [, name] of (await readFile(path.join(folder, file), "utf8")).matchAll(declaration))
      owners.set(name!, (owners.get(name!) ?? new Set()).add(file));
  expect(owners.size).toBeGreaterThan(500);
  const shared = [...owners].filter(([, files]) => files.size > 1);
  expect(shared.map(([name, files]) => `${name}: ${[...files].join(", ")}`)).toEqual([]);
});
