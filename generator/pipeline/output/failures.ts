/** Why an output can't be written, as diagnostics. */
import { commandIn } from "../../host/package-manager.js";
import type { UnreadableFile } from "../../4-plan/lock/read-lock.js";
import { undecodableHint } from "../../1-load/text.js";
import type { Code } from "../../diagnostics/codes.js";
import { locateWithConfig } from "../../config/locate-config.js";
import type { OutputConfig } from "../../config/project.js";
import { Diagnostics, onPointer } from "../../diagnostics/diagnostic.js";
import { nodeHost } from "../../host/host.js";
import { locateAll, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import { moduleOf } from "../../7-write/ejected-files.js";
import { isPending } from "../../7-write/staging.js";
import { FolderBusy } from "../../7-write/folder-lock.js";

export type Errors = readonly LocatedDiagnostic[];

export function outputError(code: Code, message: string, hint: string): Errors {
  const found = new Diagnostics();
  found.add(code, message, null, { hint });
  return locateAll(found.all, new Map());
}

/**
 * A file that can't be read, so a run would overwrite it.
 * @param displayPath its name in messages
 */
export function unreadableFile({ message, decoded }: UnreadableFile, displayPath: string): Errors {
  const found = new Diagnostics();
  if (decoded === null) {
    found.add("WF1001", `${displayPath}: ${message}`, null, { hint: "what it says would be lost" });
    return locateAll(found.all, new Map());
  }
  const { text, error } = decoded;
  const offset = error?.offset ?? 0;
  const place = { kind: "offset", file: displayPath, offset, length: 1 } as const;
  found.add("WF1002", message, place, { hint: undecodableHint });
  const locate = () => ({ offset, length: 1 });
  return locateAll(found.all, new Map([[displayPath, { text, locate }]]));
}

/** @param displayPath the folder's name in messages */
export async function unsafeFolder(
  config: OutputConfig,
  displayPath: string,
  why: string,
): Promise<Errors> {
  const found = new Diagnostics();
  const message = `${displayPath} is no safe output folder: ${why}`;
  const { project } = config;
  const place = project === undefined ? null : onPointer(`${project.file}#/output`);
  found.add("WF7002", message, place, { hint: "choose another folder" });
  return locateWithConfig(found.all, new Map(), { host: nodeHost, cwd: config.cwd });
}

/** Files that somebody has edited, and what to do about it. */
export function editedFiles(files: readonly string[], displayPath: string, cwd: string): Errors {
  const are = files.length === 1 ? "isn't" : "aren't";
  const message = `${files.join(", ")} in ${displayPath} ${are} what wireform wrote`;
  return outputError(
    "WF7003",
    message,
    adviceFor(files, "move your changes elsewhere, or overwrite them with --force", cwd),
  );
}

/** A module of the runtime may also become the user's. */
export function adviceFor(files: readonly string[], advice: string, cwd: string): string {
  const module = files.map(moduleOf).find((one) => one !== null);
  return module === undefined ? advice : `${advice}; ${commandIn(cwd)} eject ${module} keeps yours`;
}

/** A user's file that was changed while a run merged into it. */
export function changedFile(file: string, displayPath: string): Errors {
  const message = `${displayPath}/${file} was changed while wireform merged into it`;
  return outputError("WF7003", message, "run wireform generate again");
}

/** @throws the error itself if it doesn't come from the disk */
export function diskError(error: unknown, folder: string, displayPath: string): Errors {
  if (error instanceof FolderBusy) {
    const hint = `should there be no such process any more, remove ${error.lock}`;
    return outputError("WF7011", `${displayPath} can't be written: ${error.message}`, hint);
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const hint = isPending(folder)
    ? "what is begun, the next run will finish"
    : "nothing in it was changed";
  return outputError("WF7001", `${displayPath} can't be written: ${message}`, hint);
}
