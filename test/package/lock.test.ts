import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

it("locks every platform's binaries: npm ci refuses a lock that lacks one", async () => {
  const file = path.resolve(import.meta.dirname, "../../package-lock.json");
  const { packages } = JSON.parse(await readFile(file, "utf8")) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const missing = Object.entries(packages).flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (dependency) =>
        packages[`node_modules/${dependency}`] === undefined &&
        packages[`${name}/node_modules/${dependency}`] === undefined,
    ),
  );
  expect(missing).toEqual([]);
});
