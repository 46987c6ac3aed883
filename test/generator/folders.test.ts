import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";

const generator = path.resolve(import.meta.dirname, "../../generator");
const entries = await readdir(generator, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => path.relative(generator, path.join(entry.parentPath, entry.name)));

/**
 * The number of a pass's folder. Every pass may use `diagnostics`, `host` and the model. `cache`
 * stands above the passes, and everything else (`pipeline`, `cli`, `config`, the root) above that.
 */
function rank(file: string): number {
  const [folder, ...rest] = file.split("/");
  if (rest.length === 0) return 100;
  // The runtime of packages: only its types, as the test below checks.
  if (file.startsWith("../templates/")) return -1;
  if (folder === "diagnostics" || folder === "host") return -1;
  if (folder === "model") return 0;
  if (folder === "cache") return 8;
  return /^\d/.test(folder!) ? Number.parseInt(folder!, 10) : 100;
}

describe("the passes", () => {
  it("import lower passes, the model, diagnostics and the host only", async () => {
    expect(files.length).toBeGreaterThan(50);
    const wrong: string[] = [];
    for (const file of files.filter((file) => rank(file) < 100)) {
      const text = await readFile(path.join(generator, file), "utf8");
      for (const [, specifier] of text.matchAll(/ from "(\.[^"]+)\.js"/g)) {
        const target = path.join(path.dirname(file), specifier!);
        if (rank(target) > rank(file)) wrong.push(`${file} imports ${target}`);
      }
    }
    // What still has to find its room.
    expect(wrong).toEqual([]);
  });

  it("name exports of the runtime, and load none of it, but to judge a document's values", async () => {
    const loading: string[] = [];
    for (const file of files) {
      const text = await readFile(path.join(generator, file), "utf8");
      if (/^(import|export) (?!type)[^;]* from "[^"]*templates\/runtime\//m.test(text))
        loading.push(file);
    }
    // Defaults and examples are judged by the validators that packages have, so that both agree.
    expect(loading).toEqual(["3-lower/mistakes/value-rules.ts"]);
  });

  it("let only 7-write, fetch, the watch and the reading of our own files touch the disk", async () => {
    const touching: string[] = [];
    for (const file of files) {
      const text = await readFile(path.join(generator, file), "utf8");
      if (/ from "node:fs/.test(text)) touching.push(file);
    }
    expect(touching.toSorted()).toEqual([
      "7-write/disk.ts",
      "7-write/existing-output.ts",
      "7-write/folder-lock.ts",
      "7-write/new-file.ts",
      "7-write/output-folder.ts",
      "7-write/staging.ts",
      "7-write/write.ts",
      "cache/cache-files.ts",
      "cache/compiled-code.ts",
      "cache/fingerprint.ts",
      "cache/joined-code.ts",
      "cache/seals.ts",
      "cache/up-to-date.ts",
      "cli/generate/command-target.ts",
      "cli/generate/generate-command.ts",
      "cli/generated-modules.ts",
      "fetch/write-news.ts",
      "host/host.ts",
      "host/import-module.ts",
      "host/package-manager.ts",
      "host/package-root.ts",
      "host/templates.ts",
      "host/watch-files.ts",
      "pipeline/edit/edit.ts",
      "pipeline/edit/last-output.ts",
    ]);
  });

  it("import heavy packages only inside the pass that needs them", async () => {
    const eager: string[] = [];
    for (const file of files) {
      const text = await readFile(path.join(generator, file), "utf8");
      for (const [, name] of text.matchAll(
        /^import (?!type)[^;]*"(ts-morph|prettier|openapi-typescript|yaml|js-yaml|json-p3|@jridgewell\/sourcemap-codec|node-diff3|es-module-lexer\/js)"/gm,
      ))
        eager.push(`${file}: ${name}`);
    }
    // These modules are themselves imported only when needed.
    expect(eager.toSorted()).toEqual([
      "1-load/yaml/aliases.ts: yaml",
      "1-load/yaml/locator.ts: yaml",
      "1-load/yaml/parse.ts: yaml",
      "6-print/compile.ts: ts-morph",
      "6-print/declaration-maps.ts: @jridgewell/sourcemap-codec",
      "6-print/proof/parsed.ts: ts-morph",
      "6-print/proof/structures.ts: ts-morph",
      "6-print/structures.ts: ts-morph",
      "fetch/pin.ts: yaml",
      "pipeline/eject/merge-texts.ts: node-diff3",
      "pipeline/eject/source-facts.ts: ts-morph",
    ]);
  });

  it("stand where the README says", async () => {
    const readme = await readFile(path.join(generator, "README.md"), "utf8");
    const named = Array.from(
      readme.matchAll(/`((?:[\w.-]+\/)+(?:[\w.-]+\.ts)?)`/g),
      ([, name]) => name!,
    );
    const roots = [
      generator,
      path.dirname(generator),
      path.resolve(generator, "../templates/runtime"),
    ];
    const missing = named.filter(
      (name) => !roots.some((root) => existsSync(path.join(root, name))),
    );
    // Folders of packages that are generated.
    const outside = ["runtime/", "src/"];
    expect(named.length).toBeGreaterThan(50);
    expect([...new Set(missing)].filter((name) => !outside.includes(name))).toEqual([]);
  });
});
