/** What tools for publishers say of wireform's own archive, and of packages that it generates. */
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, test } from "vitest";
import { makeFolder } from "../leftovers.js";
import { npm, packWireform, registryTime, succeed } from "./packed.js";
import { projectRoot, wireform } from "./project.js";

/** A document with something for each subpath. */
const features = "validators handler fake query metadata zod cli tools".split(" ");

/**
 * They have modules alone, which `require` of Node 20.19 loads: what is said of older ones doesn't count.
 * TypeScript's `moduleResolution: node10` finds no `exports`: generated packages have files in its places.
 */
const notForModules = ["node16-cjs"];
const notForTools = [...notForModules, "node10"];

describe("tools for publishers find nothing", { timeout: registryTime }, () => {
  test("in wireform", async () => {
    const folder = await makeFolder();
    const { filename } = await packWireform(folder);
    expect(await findFaults(path.join(folder, filename), notForTools)).toEqual([]);
  });

  test("in a package with everything that a client can have", async () => {
    const folder = await makeFolder();
    const all = features.map((feature) => `    ${feature}: true\n`).join("");
    await writeFile(
      path.join(folder, "wireform.yaml"),
      `output: sdk\npackage: { name: shop }\nclients:\n  .:\n    document: openapi.yaml\n${all}` +
        `  admin:\n    document: openapi.yaml\n${all}`,
    );
    await cp(
      path.join(projectRoot, "test/docs/shop/openapi.yaml"),
      path.join(folder, "openapi.yaml"),
    );
    const { code, stderr } = await wireform(folder, "generate");
    expect(code, stderr).toBe(0);
    const packed = await succeed(path.join(folder, "sdk"), ...npm, "pack", "--json");
    const [{ filename }] = JSON.parse(packed) as [{ readonly filename: string }];
    expect(await findFaults(path.join(folder, "sdk", filename), notForModules)).toEqual([]);
  });
});

/** @param unsupported ways to resolve a module that don't count */
async function findFaults(
  archive: string,
  unsupported: readonly string[],
): Promise<readonly string[]> {
  const bytes = new Uint8Array(await readFile(archive));
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  const lint = messages.map((message) => `publint: ${formatMessage(message, pkg)}`);
  const checked = await checkPackage(createPackageFromTarballData(bytes));
  if (checked.types === false) return [...lint, "it has no types"];
  const wrong = checked.problems.filter(
    (problem) => !("resolutionKind" in problem && unsupported.includes(problem.resolutionKind)),
  );
  return [...lint, ...wrong.map((problem) => JSON.stringify(problem))];
}
