/** Unused code in a file with much other code is left out of a bundle. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { rolldown } from "rolldown";
import { beforeAll, describe, expect, test } from "vitest";
import { runtimeDrafts } from "../../generator/5-emit/package/runtime.js";
import { printRuntime } from "../../generator/6-print/runtime-chunk.js";
import { loadTemplate } from "../../generator/host/templates.js";
import { copyProject, projectRoot } from "./project.js";

let dist: string;
beforeAll(async () => {
  dist = path.join(await copyProject(), "generated/dist");
});

describe("a program that uses nothing of a file carries nothing of it", () => {
  const files = [
    "stripe/operations.js",
    "stripe/schemas.js",
    "wepay/operations.js",
    "stripe/index.js",
    "wepay/api.js",
  ];

  test.each(files)("%s", async (file) => {
    const program = `import ${JSON.stringify(path.join(dist, file))};`;
    // As if importing had side effects: `sideEffects: false` leaves out only whole files.
    expect(await bundle(program, { trusts: false })).toBe("");
    expect(await bundleWithRolldown(program)).toBe("");
  });

  test("the runtime, whatever a package has of it: all its names are unlike, too", async () => {
    const [{ path: file, text } = { path: "", text: "" }] = await wholeRuntime();
    expect(file).toBe("dist/runtime.js");
    expect(text.match(/^\/\/ runtime\//gm)!.length).toBeGreaterThan(70);
    expect(await bundle(text, { trusts: false, isEntry: false })).toBe("");
  });
});

test("one operation brings no other, nor the codecs of others", async () => {
  const index = JSON.stringify(path.join(dist, "stripe/index.js"));
  const program = `import { reportPayment } from ${index}; globalThis.used = reportPayment;`;
  const code = await bundle(program, { trusts: false });
  expect(code.match(/\bpath: "\/.*"/g)).toEqual(['path: "/v1/payment_records/report_payment"']);
  expect(code).toContain("amountParamCodec");
  expect(code).not.toMatch(/reportPaymentAttempt|createClient|ApiError/);
});

/** All modules of the templates, joined like those of a package. */
async function wholeRuntime() {
  const folder = path.join(projectRoot, "templates/runtime");
  const files = await readdir(folder, { recursive: true });
  const modules = files.flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
  return printRuntime(await runtimeDrafts(modules, loadTemplate));
}

async function bundle(
  program: string,
  { trusts, isEntry = true }: { readonly trusts: boolean; readonly isEntry?: boolean },
): Promise<string> {
  const imported: Plugin = {
    name: "imported",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^text$/ }, () => ({ path: "text", namespace: "text" }));
      onLoad({ filter: /^text$/, namespace: "text" }, () => ({ contents: program }));
      onResolve({ filter: /^[./]/ }, ({ path: file, resolveDir }) => ({
        path: path.resolve(resolveDir, file),
        ...(trusts ? {} : { sideEffects: true }),
      }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: isEntry ? program : 'import "text";', resolveDir: dist },
    bundle: true,
    format: "esm",
    treeShaking: true,
    write: false,
    plugins: [imported],
  });
  return outputFiles[0]!.text.replace(/^\/\/ .*\n/gm, "").trim();
}

async function bundleWithRolldown(program: string): Promise<string> {
  const text = {
    name: "text",
    resolveId: (id: string) => (id === "text" ? id : null),
    load: (id: string) => (id === "text" ? program : null),
  };
  const bundled = await rolldown({
    input: "text",
    plugins: [text],
    treeshake: { moduleSideEffects: true },
    logLevel: "silent",
  });
  const { output } = await bundled.generate({ format: "esm" });
  return output[0].code.replace(/^\/\/.*\n/gm, "").trim();
}
