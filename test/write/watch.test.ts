/** `--watch`: a process that continues, whatever editors and documents do. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { shopOf } from "../api/shop.js";
import { makeFolder } from "../leftovers.js";
import { copyProject, projectRoot, readTree } from "../package/project.js";
import { attempts, delay, EjectedProject, source } from "./ejected-project.js";

let child: ChildProcess | undefined;
afterEach(() => void child?.kill("SIGKILL"));

/** Starts it; `until` returns its output up to some text, and forgets it. */
function watch(project: string, ...args: readonly string[]) {
  const main = path.join(projectRoot, "dist/generator/main.js");
  const node = [main, "generate", "--watch", ...args];
  const started = (child = spawn(process.execPath, node, { cwd: project }));
  let told = "";
  started.stderr.on("data", (data: Buffer) => void (told += data.toString()));
  const until = async (text: RegExp): Promise<string> => {
    for (;;) {
      const match = text.exec(told);
      if (match !== null) {
        const seen = told.slice(0, match.index + match[0].length);
        told = told.slice(seen.length);
        return seen;
      }
      if (started.exitCode !== null) throw new Error(`it ended with ${started.exitCode}: ${told}`);
      await Promise.race([once(started.stderr, "data"), once(started, "exit")]);
    }
  };
  return { until, started };
}

test("a run for each change, however it is saved, until it is ended", async () => {
  const project = await copyProject({ schema: false });
  const folder = path.join(project, "generated");
  const document = path.join(project, "specs/wepay.yaml");
  const original = await readFile(document, "utf8");
  const module = path.join(folder, "src/wepay/schemas/we-pay-error.ts");
  const { until, started } = watch(project);
  await until(/^nothing to do: .*\n/);

  // In place.
  const [, description] = /WePayError:\s+(?:.*\n)*?\s+description: (.*)/.exec(original)!;
  expect(description).toBeTruthy();
  await writeFile(document, original.replace(description!, "First."));
  await until(/^since the last run: 1 patch change for callers\npatch docs-changed: .*\n.*\n/);
  await until(/^\d+ changed in generated in .*\n/);
  expect(await readFile(module, "utf8")).toContain("First.");

  // As editors do: a new file replaces the old one.
  await writeFile(`${document}.part`, original.replace(description!, "Second."));
  await rename(`${document}.part`, document);
  await until(/^since the last run: 1 patch change for callers\n.*\n.*\n/);
  await until(/^\d+ changed in generated in .*\n/);
  expect(await readFile(module, "utf8")).toContain("Second.");

  // A broken document is reported, and nothing is written.
  const before = await readTree(folder);
  await writeFile(document, original.replace("schemas/WePayError", "schemas/WePayEror"));
  await until(/error WF2001: [\s\S]*generated is untouched\n/);
  expect(await readTree(folder)).toEqual(before);

  // After a correction it runs again; the configuration is watched too.
  await writeFile(document, original);
  await until(/\d+ changed in generated in .*\n/);
  const config = path.join(project, "wireform.yaml");
  await writeFile(config, (await readFile(config, "utf8")).replace("0.1.0", "0.2.0"));
  await until(/\d+ changed in generated in .*\n/);
  expect(await readFile(path.join(folder, "package.json"), "utf8")).toContain('"0.2.0"');

  started.kill("SIGINT");
  expect(await once(started, "exit")).toEqual([0, null]);
});

test("a document that comes later is waited for", async () => {
  const project = await copyProject({ schema: false });
  const document = path.join(project, "specs/wepay.yaml");
  await rename(document, `${document}.away`);
  const { until, started } = watch(project);
  await until(/error WF1001: [\s\S]*generated is untouched\n/);
  await rename(`${document}.away`, document);
  await until(/nothing to do: .*\n/);
  started.kill("SIGTERM");
  expect(await once(started, "exit")).toEqual([0, null]);
});

test("a module that wireform.config.mjs imports is followed, and loaded again", async () => {
  const project = await makeFolder();
  const write = (name: string, text: string) => writeFile(path.join(project, name), text);
  await write("shop.json", shopOf("payOrder", "Pay.", "id"));
  await write("shared.mjs", 'export const name = "one";\n');
  await write(
    "wireform.config.mjs",
    `import { name } from "./shared.mjs";
export default { output: "sdk", package: { name }, clients: { shop: { document: "shop.json" } } };
`,
  );
  const { until, started } = watch(project);
  await until(/^wrote \d+ files.*\n/m);
  await write("shared.mjs", 'export const name = "two";\n');
  await until(/^\d+ changed.* in sdk.*\n/m);
  expect(await readFile(path.join(project, "sdk/package.json"), "utf8")).toContain('"two"');
  started.kill("SIGTERM");
  expect(await once(started, "exit")).toEqual([0, null]);
});

test("an ejected module is watched: dist/ follows each save without an error", async () => {
  const project = await EjectedProject.ejected();
  const { until, started } = watch(project.folder);
  await until(/^nothing to do: .*\n/);
  await project.edit(source, attempts);
  await until(/^1 changed in sdk.*\n/m);
  expect(await project.read("sdk/dist/runtime.js")).toContain("attempts = 7");
  await project.edit(source, (text) => `${text}const = ;\n`);
  await until(/error WF7017: [^]*sdk is untouched\n/);
  await project.edit(source, (text) => delay(text.replace("const = ;\n", "")));
  await until(/^1 changed in sdk.*\n/m);
  expect(await project.read("sdk/dist/runtime.js")).toContain("baseDelay = 400");
  started.kill("SIGTERM");
  expect(await once(started, "exit")).toEqual([0, null]);
});
