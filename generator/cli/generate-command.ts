import path from "node:path";
import { readLockFile } from "../1-load/lock-file.js";
import { lockName } from "../4-plan/lock.js";
import { readConfig } from "../config/config.js";
import { Diagnostics, Reported } from "../diagnostics/diagnostic.js";
import { locateAll, type LocatedDiagnostic, type Locator } from "../diagnostics/locate.js";
import { generate, type GenerateConfig } from "../generate.js";
import { nodeHost } from "../host.js";
import { version } from "../package-root.js";
import { findChanges, type Changes } from "../7-write/changes.js";
import { isDerived, manifestName } from "../7-write/manifest.js";
import { realFolder, whyLeaves, whyUnsafe } from "../7-write/output-folder.js";
import { write } from "../7-write/write.js";
import type { GenerateCommand } from "./arguments.js";
import type { Reporter } from "./reporter.js";
import type { ExitCode } from "./run.js";
import type { Terminal } from "./terminal.js";

/** `wireform generate`: from the documents to the folder, and what it says on the way. */
export async function generateCommand(
  command: GenerateCommand,
  cwd: string,
  terminal: Terminal,
  { show }: Reporter,
): Promise<ExitCode> {
  const configured = await readTarget(command, cwd, show);
  if (configured === null) return 1;
  const { folder, config } = configured;
  const shownFolder = command.out ?? (path.relative(cwd, folder) || folder);

  const onProgress = (step: string) => terminal.progress(step);
  const fail = (code: "WF1001" | "WF7001" | "WF7002" | "WF7003", message: string, hint: string) => {
    const found = new Diagnostics();
    found.add(code, message, null, { hint });
    show(locateAll(found.all, new Map()));
    return 1 as const;
  };

  const lock = { file: `${shownFolder}/${lockName}`, text: "" };
  try {
    lock.text = (await readLockFile(path.join(folder, lockName), nodeHost)) ?? "";
  } catch (error) {
    return fail("WF1001", `${lock.file}: ${(error as Error).message}`, "its names would be lost");
  }
  const { files, diagnostics, omitted } = await generate(config, { onProgress, lock });
  show(diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  if (files === null) {
    if (command.format === "human")
      terminal.err(`\n${errors} error${errors === 1 ? "" : "s"}; ${shownFolder} is untouched\n`);
    return 1;
  }
  if (command.format === "human")
    for (const operation of omitted) terminal.err(`left out: ${operation}\n`);

  const refuse = (why: string): 1 =>
    fail("WF7002", `${shownFolder} is no safe output folder: ${why}`, "choose another folder");
  try {
    const real = await realFolder(folder);
    const unsafe = await whyUnsafe(real, {
      cwd: await nodeHost.realPath(cwd),
      documents: await realDocuments(config),
      staysInside: command.document === null,
    });
    if (unsafe !== null) return refuse(unsafe);
    const changes = await findChanges(real, files, version);
    const leaves = await whyLeaves(real, [...files.map((file) => file.path), ...changes.removed]);
    if (leaves !== null) return refuse(leaves);
    if (command.mode === "check") {
      const faults = findFaults(changes, shownFolder);
      show(locateAll(faults.all, new Map()));
      return faults.hasErrors || errors > 0 ? 1 : 0;
    }
    if (command.mode === "dry-run") {
      // Elsewhere, diagnostics have stdout for themselves: a program reads it.
      const tell = command.format === "human" ? terminal.out : terminal.err;
      for (const { file, what } of listChanges(changes)) tell(`${what} ${file}\n`);
      return errors > 0 ? 1 : 0;
    }
    if (changes.edited.length > 0 && !command.force)
      return fail(
        "WF7003",
        `wireform did not write ${changes.edited.join(", ")} in ${shownFolder} as it is`,
        "move your changes elsewhere, or overwrite them with --force",
      );
    terminal.progress(`writing ${shownFolder}`);
    await write(real, changes);
    if (command.format === "human")
      terminal.err(`${summary(changes, files.length)} in ${shownFolder}\n`);
    return errors > 0 ? 1 : 0;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return fail(
      "WF7001",
      `${shownFolder} can't be written: ${message}`,
      "nothing in it was changed",
    );
  }
}

/** The documents of a run, and what they are links to. */
async function realDocuments({ cwd, clients }: GenerateConfig): Promise<readonly string[]> {
  const named = clients.flatMap(({ document, overlays = [] }) => [document, ...overlays]);
  const documents = named.map((document) => path.resolve(cwd, document));
  const real = await Promise.all(documents.map((document) => nodeHost.realPath(document)));
  const places = await Promise.all(documents.map((document) => realFolder(document)));
  return [...real, ...places];
}

/** What to generate and where to: of `wireform.yaml`, or of the arguments alone. */
async function readTarget(
  command: GenerateCommand,
  cwd: string,
  show: (diagnostics: readonly LocatedDiagnostic[]) => void,
): Promise<{ folder: string; config: GenerateConfig } | null> {
  const { document, out, sourceOnly, partial, schema, updateNames } = command;
  if (document !== null) {
    const roots = command.roots.map((root) => path.resolve(cwd, root));
    const client = { name: null, document, schema, roots, overlays: command.overlays };
    const config = { cwd, clients: [client], package: { sourceOnly }, partial, updateNames };
    return { folder: path.resolve(cwd, out!), config };
  }
  const diagnostics = new Diagnostics();
  const texts = new Map<string, Locator>();
  try {
    const read = await readConfig(cwd, nodeHost, diagnostics, texts);
    const clients = read.clients.map((client) => ({
      ...client,
      schema: schema || client.schema,
      roots: [...(client.roots ?? []), ...command.roots],
    }));
    const packageConfig = { ...read.package, sourceOnly };
    const config = { ...read, clients, package: packageConfig, partial, updateNames };
    return { folder: read.output, config };
  } catch (error) {
    if (!(error instanceof Reported)) throw error;
    show(locateAll(diagnostics.all, texts));
    return null;
  }
}

/** Why each file isn't what would be written. What only `dist/` changes is no news. */
function findFaults(changes: Changes, folder: string): Diagnostics {
  const found = new Diagnostics();
  const faults = listChanges(changes).filter(({ file }) => !isDerived(file));
  const isNews = faults.some(({ file }) => file !== manifestName) || changes.added.length === 0;
  for (const { file, what } of isNews ? faults : []) {
    const hint =
      what === "edited" ? "wireform generate --force overwrites it" : "run wireform generate";
    found.add("WF7004", `${folder}/${file} is ${what}`, null, { hint });
  }
  return found;
}

/** What is wrong with each file. */
function listChanges({ added, changed, removed, edited }: Changes) {
  const isEdited = new Set(edited);
  const stale = (file: string) => (isEdited.has(file) ? "edited" : "stale");
  return [
    ...added.map(({ path }) => ({ file: path, what: "missing" })),
    ...changed.map(({ path }) => ({ file: path, what: stale(path) })),
    ...removed.map((file) => ({ file, what: "left over" })),
  ];
}

function summary({ added, changed, removed }: Changes, total: number): string {
  const parts = [
    added.length > 0 && `${added.length} added`,
    changed.length > 0 && `${changed.length} changed`,
    removed.length > 0 && `${removed.length} removed`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? `nothing to do: ${total} files are up to date` : parts.join(", ");
}
