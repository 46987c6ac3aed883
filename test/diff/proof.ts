/** Checks `diff` independently of its code: two packages, a compiler, and what is sent. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { generate } from "../../generator/pipeline.js";
import { projectRoot } from "../package/project.js";
import { strict } from "../types/settings.js";
import { complaintsOf } from "../types/tsc.js";
import type { Edit } from "./edit.js";

/** What happened to a caller of the old package. */
export interface Verdict {
  /** The compiler's messages; empty: it compiles. */
  readonly complaints: readonly string[];
  /** The calls that send something else, or are refused: before and after. */
  readonly differences: readonly string[];
}

const own = path.join(projectRoot, "test/diff");

/** The text of a document; this project's own, or one for the catalogue. */
export function readDocument(document: Edit["document"]): Promise<string> {
  const folder =
    document === "shop" ? path.join(own, "documents") : path.join(projectRoot, "specs");
  return readFile(path.join(folder, `${document}.yaml`), "utf8");
}

/** The edited text. @throws unless each text to replace stands there once */
export function applyEdit(text: string, { name, edit }: Edit): string {
  return edit.reduce((edited, [from, to]) => {
    const count = edited.split(from).length - 1;
    if (count !== 1)
      throw new Error(`${name}: ${JSON.stringify(from)} stands there ${count} times`);
    return edited.replace(from, () => to);
  }, text);
}

/**
 * Generates all packages, compiles all callers and runs their calls: once for the whole catalogue.
 */
export async function judge(edits: readonly Edit[], folder: string): Promise<readonly Verdict[]> {
  const clients = edits.map((edit, i) => ({ edit, old: `old${i}`, new: `new${i}` }));
  const documents = new Set(edits.map(({ document }) => document));
  for (const document of documents)
    await writeFile(path.join(folder, `${document}.yaml`), await readDocument(document));
  for (const { edit, new: client } of clients) {
    const text = applyEdit(await readDocument(edit.document), edit);
    await writeFile(path.join(folder, `${client}.yaml`), text);
  }

  await generateAll([...documents, ...clients.map((c) => c.new)], folder);
  for (const { edit, old, new: client } of clients) {
    await writeCaller(edit, old, edit.document, folder);
    await writeCaller(edit, client, client, folder);
  }
  const complaints = await compileCallers(folder);
  const verdicts: Verdict[] = [];
  for (const { edit, old, new: client } of clients) {
    const wrong = complaints.get(old);
    if (wrong !== undefined)
      throw new Error(`${edit.name}: the caller is wrong:\n${wrong.join("\n")}`);
    const [before, after] = [await callAll(old, folder), await callAll(client, folder)];
    const differences = before.flatMap((sent, i) =>
      sent === after[i] ? [] : [`${sent}\n${after[i]}`],
    );
    verdicts.push({ complaints: complaints.get(client) ?? [], differences });
  }
  return verdicts;
}

/** One package with a client for each document: they share the runtime. */
async function generateAll(names: readonly string[], folder: string): Promise<void> {
  const { files, diagnostics } = await generate({
    cwd: folder,
    clients: names.map((name) => ({ name, document: `${name}.yaml` })),
    package: { name: "catalogue" },
  });
  if (files === null) throw new Error(`nothing was generated: ${JSON.stringify(diagnostics)}`);
  for (const { path: file, text } of files) {
    if (file.startsWith("src/")) continue;
    const target = path.join(folder, "node_modules/catalogue", file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** A caller as TypeScript, for the compilers, and as JavaScript, even if it doesn't compile. */
async function writeCaller(
  edit: Edit,
  name: string,
  client: string,
  folder: string,
): Promise<void> {
  const caller = await readFile(path.join(own, `callers/${edit.document}.ts`), "utf8");
  const text = caller.replace("PACKAGE", `catalogue/${client}`) + (edit.also ?? "");
  await mkdir(path.join(folder, "node_modules/callers"), { recursive: true });
  await writeFile(path.join(folder, `${name}.ts`), text);
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  // In `node_modules`, so that Node itself loads it, not vitest.
  await writeFile(path.join(folder, "node_modules/callers", `${name}.mjs`), outputText);
}

async function compileCallers(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const project = path.join(folder, "tsconfig.json");
  const compilerOptions = { ...strict, noEmit: true, skipLibCheck: true };
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(project, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const found = new Map<string, string[]>();
  for (const { file, line, message } of await complaintsOf("7.0", project)) {
    const name = path.basename(file, ".ts");
    found.set(name, [...(found.get(name) ?? []), `line ${line}: ${message}`]);
  }
  return found;
}

interface Caller {
  readonly connect: (fetch: (url: string, init: RequestInit) => Promise<Response>) => {
    send(request: unknown): Promise<unknown>;
  };
  readonly calls: readonly (() => unknown)[];
  readonly more?: readonly (() => unknown)[];
}

/** What each call of a caller passes to `fetch`, or why it doesn't. */
async function callAll(name: string, folder: string): Promise<readonly string[]> {
  const file = path.join(folder, "node_modules/callers", `${name}.mjs`);
  const { connect, calls, more = [] } = (await import(pathToFileURL(file).href)) as Caller;
  const sent: string[] = [];
  for (const call of [...calls, ...more]) sent.push(await textOf(call, connect));
  return sent;
}

async function textOf(call: () => unknown, connect: Caller["connect"]): Promise<string> {
  let sent = "";
  const fetch: Parameters<Caller["connect"]>[0] = async (url, { method, headers, body }) => {
    const bytes = new Uint8Array(await new Response(body ?? null).arrayBuffer());
    const text = JSON.stringify([method, url, headers, Buffer.from(bytes).toString("latin1")]);
    // Random in each request: keys and boundaries.
    const boundary = /boundary=\\?"?([\w-]+)/.exec(text)?.[1];
    sent = text.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "KEY");
    if (boundary !== undefined) sent = sent.replaceAll(boundary, "BOUNDARY");
    return new Response(null, { status: 503 });
  };
  try {
    await connect(fetch).send(call());
  } catch (error) {
    if (sent === "") return `refused: ${String(error)}`;
  }
  return sent;
}
