import { execFile } from "node:child_process";
import { promisify } from "node:util";
import path from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../generator/host/package-root.js";

it("sets no flag that this version of Node complains about", async () => {
  const main = path.join(packageRoot, "dist/generator/main.js");
  const { stderr } = await promisify(execFile)(process.execPath, [main, "--version"]);
  expect(stderr).toBe("");
});
