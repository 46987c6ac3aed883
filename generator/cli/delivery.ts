import path from "node:path";
import { locateAll } from "../diagnostics/locate.js";
import type { GenerateConfig } from "../generate.js";
import { nodeHost } from "../host.js";
import { version } from "../package-root.js";
import { findChanges, type Changes } from "../7-write/changes.js";
import { nodeDisk } from "../7-write/disk.js";
import { manifestName } from "../7-write/manifest.js";
import { completeOutput, inputsOf, type Made } from "../7-write/output.js";
import { realFolder, whyLeaves, whyUnsafe } from "../7-write/output-folder.js";
import { isPending, recover } from "../7-write/staging.js";
import { readManifest } from "../7-write/standing.js";
import { takeTurn } from "../7-write/turn.js";
import { write } from "../7-write/write.js";
import { findFaults, listChanges } from "./check.js";
import { hashCommand } from "./current-target.js";
import { fail, failToWrite, refuse, type Delivery } from "./failures.js";

/** Ends what a killed run has begun, before anything else may fail. @returns 0, or 1: it is told */
export async function heal(delivery: Delivery): Promise<0 | 1> {
  const { target, command } = delivery;
  try {
    const folder = await realFolder(target.folder);
    if (command.mode === "write" && isPending(folder))
      await inTurn(folder, () => recover(folder, nodeDisk), delivery);
    return 0;
  } catch (error) {
    return failToWrite(error, delivery);
  }
}

/** What becomes of generated files: they are written, compared with a folder, or listed. */
export async function deliver(made: Omit<Made, "origin">, delivery: Delivery): Promise<0 | 1> {
  const { command, surroundings, target, shown, steps } = delivery;
  try {
    const folder = await realFolder(target.folder);
    const unsafe = await whyUnsafe(folder, {
      cwd: await nodeHost.realPath(surroundings.cwd),
      documents: await realDocuments(target.config),
      staysInside: command.document === null,
    });
    if (unsafe !== null) return refuse(unsafe, delivery);
    if (command.mode !== "write") return await settle(folder, made, delivery);
    steps.begin(`writing ${shown}`);
    const work = () => {
      recover(folder, nodeDisk);
      return settle(folder, made, delivery);
    };
    return await inTurn(folder, work, delivery);
  } catch (error) {
    return failToWrite(error, delivery);
  }
}

function inTurn<T>(folder: string, work: () => T | Promise<T>, delivery: Delivery): Promise<T> {
  const { surroundings, shown, steps } = delivery;
  return takeTurn(folder, work, {
    patience: surroundings.patience ?? 30_000,
    onWait: (holder) => steps.begin(`waiting for ${holder}, which writes ${shown}`),
  });
}

/** Compares, and writes or tells. */
async function settle(
  folder: string,
  made: Omit<Made, "origin">,
  delivery: Delivery,
): Promise<0 | 1> {
  const { command, surroundings, target, shown, tell, steps } = delivery;
  const { cwd, terminal, show, noted } = surroundings;
  const manifest = readManifest(folder);
  if (manifest === null && !command.force) {
    const hint = "resolve what was merged there, or write all anew with --force";
    return fail("WF7010", `${shown}/${manifestName} can't be read`, hint, delivery);
  }
  const old = manifest ?? null;
  const now = {
    wireform: version,
    config: hashCommand(command, cwd, target.folder),
    inputs: inputsOf(target.folder, noted.reads),
  };
  const output = completeOutput({ ...made, origin: now });
  const changes = findChanges(folder, output, old);
  const leaves = await whyLeaves(folder, [...output.map((file) => file.path), ...changes.removed]);
  if (leaves !== null) return refuse(leaves, delivery);

  if (command.mode === "check") {
    const faults = findFaults({ folder: target.folder, shown, cwd, changes, old, now });
    show(locateAll(faults.all, new Map()));
    return faults.hasErrors ? 1 : 0;
  }
  if (command.mode === "dry-run") {
    // Elsewhere, diagnostics have stdout for themselves: a program reads it.
    const list = command.format === "human" ? terminal.out : terminal.err;
    for (const { file, what } of listChanges(changes)) list(`${what} ${file}\n`);
    return 0;
  }
  if (changes.edited.length > 0 && !command.force) {
    const message = `wireform did not write ${changes.edited.join(", ")} in ${shown} as it is`;
    const hint = "move your changes elsewhere, or overwrite them with --force";
    return fail("WF7003", message, hint, delivery);
  }
  write(folder, changes);
  steps.end();
  if (command.detail === "verbose")
    for (const { file, what } of listChanges(changes)) tell(`  ${what} ${file}\n`);
  tell(`${summary(changes, made.files.length)} in ${shown}\n`);
  return 0;
}

/** The documents of a run, and what they are links to. */
async function realDocuments({ cwd, clients }: GenerateConfig): Promise<readonly string[]> {
  const named = clients.flatMap(({ document, overlays = [] }) => [document, ...overlays]);
  const documents = named.map((document) => path.resolve(cwd, document));
  const real = await Promise.all(documents.map((document) => nodeHost.realPath(document)));
  const places = await Promise.all(documents.map((document) => realFolder(document)));
  return [...real, ...places];
}

function summary({ added, changed, removed }: Changes, total: number): string {
  const parts = [
    added.length > 0 && `${added.length} added`,
    changed.length > 0 && `${changed.length} changed`,
    removed.length > 0 && `${removed.length} removed`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? upToDate(total) : parts.join(", ");
}

/** What is told of a run that had nothing to write. */
export function upToDate(files: number): string {
  return `nothing to do: ${files} files are up to date`;
}
