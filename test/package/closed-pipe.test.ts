import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "../leftovers.js";
import { projectRoot, readTree } from "./project.js";

it("a run whose output nobody reads to its end goes on to its end", async () => {
  const cwd = await makeFolder();
  await writeFile(
    path.join(cwd, "openapi.yaml"),
    'openapi: 3.1.1\ninfo: { title: Pipe, version: "1", odd: 1 }\npaths: {}\n',
  );
  const main = path.join(projectRoot, "dist/generator/main.js");
  const child = spawn(process.execPath, [main, "generate", "openapi.yaml", "--out", "pkg"], {
    cwd,
  });
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await once(child, "close")).toEqual([0, null]);
  expect(Object.keys(await readTree(cwd))).toContain("pkg/package.json");
});
