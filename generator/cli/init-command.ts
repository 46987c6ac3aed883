import path from "node:path";
import { plainText } from "../1-load/plain-text.js";
import { child, isRecord, type Node } from "../2-resolve/node.js";
import { writeNewFile } from "../7-write/new-file.js";
import { configName } from "../config/config.js";
import { defaultOutput, firstConfig } from "../config/first-config.js";
import { shortNames } from "../config/short-names.js";
import { suggestName } from "../config/suggested-name.js";
import { Diagnostics, type Diagnostic } from "../diagnostics/diagnostic.js";
import { locateAll, type Locators } from "../diagnostics/locate.js";
import { render } from "../diagnostics/render.js";
import { withSlashes } from "../host/display-path.js";
import { nodeHost } from "../host/host.js";
import { whyNoPackageName } from "../config/package-name.js";
import { identifyDocument } from "../pipeline/identify-document.js";
import type { InitCommand } from "./arguments/arguments.js";
import { packageManagerIn } from "../host/package-manager.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";

/** `wireform init`: writes a first `wireform.yaml`. An existing file is never changed. */
export async function initCommand(
  command: InitCommand,
  cwd: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const fail = (found: readonly Diagnostic[], sources: Locators = new Map()): 1 => {
    terminal.err(render(locateAll(found, sources), "human", terminal));
    return 1;
  };
  if (await isThere(path.join(cwd, configName))) return fail(existing(command));
  const document = command.document ?? (await findDocument(cwd, terminal));
  if (document === null) {
    terminal.err(
      "error WF8001: no OpenAPI document found in this folder\n      name one: wireform init DOCUMENT\n",
    );
    return 2;
  }
  const found = await identifyDocument(document, cwd, nodeHost);
  const { documents } = found;
  if (documents === null || found.version === null) return fail(found.diagnostics, found.sources);
  const root: Node = { value: documents.entry.value, at: `${documents.entry.file}#` };
  const operations = operationsOf(root);
  const text = firstConfig({
    document: document.split(path.sep).join("/"),
    name: command.name ?? (await findName(command, root, cwd, terminal)),
    output: command.out,
    tags: tagsOf(operations),
    names: shortNames(operations.flatMap(named)),
  });
  if (!(await writeNewFile(path.join(cwd, configName), text))) return fail(existing(command));
  const output = withSlashes(path.join(command.out ?? defaultOutput, "dist"));
  terminal.err(
    `wrote ${configName}; next: ${packageManagerIn(cwd).run} wireform generate\n` +
      `for .gitignore: ${output}/, which each run can make from what is committed\n`,
  );
  return 0;
}

function existing({ document }: InitCommand): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  const client = `NAME: { document: ${document ?? "PATH"} }`;
  diagnostics.add("WF8004", `there is a ${configName} in this folder already`, null, {
    hint: `add to its \`clients\`: \`${client}\`, or move it away`,
  });
  return diagnostics.all;
}

/** Looks for the usual file names; otherwise asks, at a terminal. */
async function findDocument(cwd: string, { ask }: Terminal): Promise<string | null> {
  for (const name of ["openapi", "swagger"])
    for (const extension of ["yaml", "yml", "json"])
      if (await isThere(path.join(cwd, `${name}.${extension}`))) return `${name}.${extension}`;
  const answer = (await ask?.("OpenAPI document (a path): "))?.trim();
  return answer === undefined || answer === "" ? null : answer;
}

/** The package's name: a suggestion, which the user may change at a terminal. */
async function findName(
  { out }: InitCommand,
  root: Node,
  cwd: string,
  { ask, err }: Terminal,
): Promise<string> {
  const output = out === null ? null : path.basename(path.resolve(cwd, out));
  const suggested = suggestName({ output, title: titleOf(root), project: path.basename(cwd) });
  for (;;) {
    const answer = (await ask?.(`Name of the package (${suggested}): `))?.trim();
    if (answer === undefined || answer === "") return suggested;
    const refusal = whyNoPackageName(answer);
    if (refusal === null) return answer;
    err(`${refusal.message}: ${refusal.hint}\n`);
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    await nodeHost.stat(file);
    return true;
  } catch {
    return false;
  }
}

function titleOf(root: Node): string {
  const info = child(root, "info");
  return plainText((info && child(info, "title")?.value) ?? "");
}

interface FoundOperation {
  readonly path: string;
  readonly method: string;
  readonly value: Readonly<Record<string, unknown>>;
}

function operationsOf(root: Node): readonly FoundOperation[] {
  const paths = child(root, "paths")?.value;
  return Object.entries(isRecord(paths) ? paths : {}).flatMap(([path, item]) =>
    Object.entries(isRecord(item) ? item : {}).flatMap(([method, value]) =>
      isRecord(value) ? [{ path, method, value }] : [],
    ),
  );
}

/** The operations' tags, in the document's order. */
function tagsOf(operations: readonly FoundOperation[]): readonly string[] {
  const tags = operations.flatMap(({ value: { tags } }) =>
    Array.isArray(tags) ? (tags as unknown[]) : [],
  );
  return [...new Set(tags.filter((tag) => typeof tag === "string"))];
}

function named({ path, method, value: { operationId: id } }: FoundOperation) {
  return typeof id === "string" ? [{ id, path, method }] : [];
}
