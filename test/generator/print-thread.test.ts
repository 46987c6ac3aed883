/** Modules that another thread prints: the same files, also if it fails. */
import { cp, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Worker } from "node:worker_threads";
import { beforeAll, describe, expect, test } from "vitest";
import type { Emitted } from "../../generator/5-emit/emit.js";
import { earlyPrinter, type PrintHelper } from "../../generator/6-print/early.js";
import { draftCache } from "../../generator/cache/print-cache.js";
import type * as library from "../../generator/index.js";
import type * as threads from "../../generator/pipeline/print-thread.js";
import { makeFolder } from "../leftovers.js";
import { projectRoot, readTree } from "../package/project.js";

// As compiled: a thread is started from a file of its own.
const built = <T>(module: string): Promise<T> =>
  import(pathToFileURL(path.join(projectRoot, "dist/generator", module)).href) as Promise<T>;
const { generate, generateTo, readProject } = await built<typeof library>("index.js");
const { printThreadFor } = await built<typeof threads>("pipeline/print-thread.js");

let cwd: string;
let config: library.GenerateConfig;
beforeAll(async () => {
  cwd = await makeFolder();
  await cp(path.join(projectRoot, "specs"), path.join(cwd, "specs"), { recursive: true });
  const clients = [{ name: null, document: "specs/stripe.yaml" }];
  config = { cwd, clients, package: { name: "payments", version: "1.0.0" } };
});

const cold = draftCache(undefined);
const printing = { sourceOnly: false, importExtension: "js" } as const;

const draft: Emitted & { readonly kind: "module" } = {
  kind: "module",
  emitter: "schemas",
  path: "schemas/order",
  chunk: "operations",
  constantsChunk: "schemas",
  header: ["Orders."],
  statements: [
    { kind: "type", name: "Order", docs: ["One."], type: { kind: "literal", value: "*/`\ud800" } },
    { kind: "values", name: "order", members: [{ name: "__proto__", value: -0, docs: [] }] },
    {
      kind: "const",
      name: "orderCodec",
      docs: [],
      exported: true,
      type: null,
      value: { kind: "literal", value: "any" },
    },
  ],
};
const paths = [
  "src/schemas/order.ts",
  "dist/operations.js#schemas/order",
  "dist/schemas.js#schemas/order",
  "dist/schemas/order.d.ts",
];
const how = { isMapped: false, importExtension: "js", scripts: [] } as const;

async function printedWith(helper: PrintHelper | null, printed = draft) {
  const printer = earlyPrinter(printing, cold, helper);
  const outline = printer.print(printed);
  expect(outline).not.toBe(printed);
  return (await printer.finish()).get(outline as typeof draft);
}

describe("a thread that prints", () => {
  test("changes nothing", async () => {
    const alone = await generate(config, { threads: 1 });
    const apart = await generate(config, { threads: 2 });
    expect(apart).toEqual(alone);
    expect([...apart.contentHashes]).toEqual([...alone.contentHashes]);
    expect(alone.files).not.toBeNull();
  });

  test("writes the same files", async () => {
    const written = { ok: true, faults: [], files: (await generate(config)).files!.length };
    for (const threads of [1, 2])
      expect(await generateTo(config, `out${threads}`, { threads })).toMatchObject(written);
    const [alone, apart] = await Promise.all(
      [1, 2].map((n) => readTree(path.join(cwd, `out${n}`))),
    );
    expect(apart).toEqual(alone);
    expect(await readdir(cwd)).toEqual(["out1", "out2", "specs"]);
  });

  test("ends before commands run over what it has written", async () => {
    const said: string[] = [];
    const note = (worker: Worker) => {
      const terminate = worker.terminate.bind(worker);
      worker.terminate = () => {
        said.push("stopped");
        return terminate();
      };
    };
    process.on("worker", note);
    const folder = await makeFolder();
    await cp(path.join(cwd, "specs/stripe.yaml"), path.join(folder, "stripe.yaml"));
    const clients = "clients: { '.': { document: stripe.yaml } }";
    const commands = "postGenerate: [[node, -e, console.log(1)]]";
    await writeFile(path.join(folder, "wireform.yaml"), `output: sdk\n${commands}\n${clients}\n`);
    const project = await readProject(folder);
    const onOutput = (text: string) => void said.push(text);
    const done = await generateTo(project.config!, project.output, { threads: 2, onOutput });
    process.off("worker", note);
    expect(done).toMatchObject({ ok: true, faults: [] });
    expect(said.slice(0, 2)).toEqual(["stopped", "1\n"]);
  });

  test("gives what this one would", async () => {
    const thread = (await printThreadFor(config, 2))!;
    const found = await thread.print(draft, paths, how);
    expect(found?.files.map((file) => file.path)).toEqual(paths);
    expect(found).toEqual(await printedWith(null));
    thread.stop();
  });

  test("answers in order, and takes only so many", async () => {
    const thread = (await printThreadFor(config, 2))!;
    const asked: Promise<unknown>[] = [];
    for (let i = 0; i < 1000 && thread.hasRoom(); i++)
      asked.push(thread.print({ ...draft, path: `schemas/a${i}` } as never, [`src/${i}.ts`], how));
    expect(asked.length).toBeLessThan(100);
    const found = (await Promise.all(asked)) as { files: { path: string }[] }[];
    expect(found.map(({ files }) => files[0]!.path)).toEqual(asked.map((_, i) => `src/${i}.ts`));
    expect(thread.hasRoom()).toBe(true);
    thread.stop();
  });

  test("that ends leaves the work to this one", async () => {
    const thread = (await printThreadFor(config, 2))!;
    const found = thread.print(draft, paths, how);
    thread.stop();
    expect(await found).toBeNull();
    expect(thread.hasRoom()).toBe(false);
    const failing = { hasRoom: () => true, print: async () => null };
    expect(await printedWith(failing)).toEqual(await printedWith(null));
  });

  test("that can't print a module leaves the error to this one", async () => {
    const thread = (await printThreadFor(config, 2))!;
    const wrong = {
      ...draft,
      header: [],
      statements: [{ ...draft.statements[0], name: "no name" }],
    };
    expect(await thread.print(wrong as never, paths, how)).toBeNull();
    await expect(printedWith(thread, wrong as never)).rejects.toThrow("no identifier: no name");
    thread.stop();
  });

  test("is not started for small documents, for one thread, or with maps", async () => {
    expect(await printThreadFor(config, undefined)).toBeNull();
    expect(await printThreadFor(config, 1)).toBeNull();
    expect(await printThreadFor({ ...config, declarationMaps: { output: "out" } }, 2)).toBeNull();
  });
});
