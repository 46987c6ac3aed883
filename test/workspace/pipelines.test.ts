/** The recipes of `docs/pipelines.md`, run as they are written. */
import { chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { npm, packWireform, registryTime, succeed } from "../package/packed.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot, run, wireform } from "../package/project.js";
import { addOperation, cloneOf, commitAll, example } from "./machine.js";
import { runLinesOf, textOf } from "./page.js";

const workflow = runLinesOf(".github/workflows/clients.yml");
const check = "npx --no-install wireform generate --check";

test("the page shows the example's files as they are", async () => {
  const files = ["turbo.json", "clients/orders/turbo.json", ".gitignore", "nx.json"];
  for (const file of files)
    expect(textOf(file), file).toBe(await readFile(path.join(example, file), "utf8"));
});

test("the example is for this wireform, and for the turbo that it is tried with", async () => {
  const [own, workspace, orders] = await Promise.all([
    readPackage(projectRoot),
    readPackage(example),
    readPackage(path.join(example, "clients/orders")),
  ]);
  expect(orders.devDependencies["wireform"]).toBe(own.version);
  expect(workspace.devDependencies["turbo"]).toBe(own.devDependencies["turbo"]);
});

test("all hooks run the same command, whatever files a commit has", () => {
  // `files:` or `glob:` would miss files of `$ref`s, overlays and `roots`.
  const { repos } = parse(textOf(".pre-commit-config.yaml")) as {
    readonly repos: readonly [{ readonly hooks: readonly object[] }];
  };
  expect(repos[0].hooks).toEqual([
    {
      id: "wireform",
      name: "generated code matches its documents",
      language: "system",
      entry: check,
      pass_filenames: false,
      always_run: true,
    },
  ]);
  const lefthook = { "pre-commit": { jobs: [{ name: "wireform", run: check }] } };
  expect(parse(textOf("lefthook.yml"))).toEqual(lefthook);
  expect(textOf(".githooks/pre-commit")).toBe(`#!/bin/sh\nexec ${check}\n`);
});

describe("a project that commits its generated code", { timeout: registryTime }, () => {
  let clone: string;

  test("the workflow passes in a fresh clone", async () => {
    clone = await cloneOf(await makeProject());
    for (const line of workflow) await succeed(clone, "sh", "-ec", line);
    const use =
      'import("./sdk/dist/parcels/index.js").then((m) => console.log(typeof m.trackParcel))';
    expect(await succeed(clone, process.execPath, "-e", use)).toBe("function\n");
  });

  test("the workflow annotates what is stale", async () => {
    await addOperation(clone, "openapi.yaml", "depots");
    const annotate = workflow.find((line) => line.includes("--format github"))!;
    const { code, stdout } = await run(clone, "sh", "-ec", annotate);
    expect(code).toBe(1);
    // Causes come first: services show only the first ten.
    expect(stdout).toMatch(/^::error file=openapi\.yaml,line=1,[^\n]*title=WF7005::/);
    expect(stdout.match(/^::error (?!file=)/gm)).toBe(null);
    expect(stdout).toMatch(
      /^::error .*sdk\/src\/parcels\/operations\/list-depots\.ts isn't written yet/m,
    );
  });

  test("git's hook refuses a commit of a document without its code", async () => {
    await writeShown(clone, ".githooks/pre-commit");
    await chmod(path.join(clone, ".githooks/pre-commit"), 0o755);
    await succeed(clone, "git", "config", "core.hooksPath", ".githooks");
    await expect(commitAll(clone, "List depots")).rejects.toThrow("openapi.yaml has changed");
    await succeed(clone, "npm", "run", "generate");
    await succeed(clone, "npm", "run", "check");
    await commitAll(clone, "List depots");
    expect(await succeed(clone, "git", "status", "--short")).toBe("");
  });
});

/** A project of one client, with its output and lockfile committed, and nothing installed. */
async function makeProject(): Promise<string> {
  const folder = await makeFolder();
  for (const file of ["openapi.yaml", "wireform.yaml"])
    await cp(path.join(example, "clients/parcels", file), path.join(folder, file));
  const { filename } = await packWireform(folder);
  const { scripts } = JSON.parse(textOf("package.json")) as { readonly scripts: object };
  const devDependencies = { wireform: `file:${filename}` };
  const manifest = { private: true, type: "module", scripts, devDependencies };
  await writeFile(path.join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  await writeFile(path.join(folder, ".gitignore"), "node_modules/\nsdk/dist/\n");
  await succeed(folder, ...npm, "install", "--package-lock-only");
  expect(await wireform(folder, "generate")).toMatchObject({ code: 0 });
  await succeed(folder, "git", "init", "--quiet");
  await commitAll(folder, "Add the client");
  return folder;
}

async function writeShown(folder: string, file: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), textOf(file));
}

interface Package {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

async function readPackage(folder: string): Promise<Package> {
  return JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as Package;
}
