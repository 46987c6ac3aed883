import { existsSync } from "node:fs";
import path from "node:path";
import { missingOf, isOwn } from "../../5-emit/seam/own-emitters.js";
import type { Emitter } from "../../5-emit/seam/emitter.js";
import { manifestName } from "../../7-write/manifest.js";
import type { Output } from "../output/output.js";
import type { OutputTarget } from "../output/target.js";

/**
 * Does what a run does, by an edit of the last output; `null` if a whole run has to do it. The code for
 * that is loaded only where there is an output.
 */
export async function editLastOutput(
  target: OutputTarget,
  emitters: readonly Emitter[],
): Promise<Output | null> {
  if (!canBeEdited(target, emitters)) return null;
  const { editOutput } = await import("./edit-output.js");
  try {
    return await editOutput(target);
  } catch {
    // A file can't be read, or a part doesn't work without the rest: a whole run does it, or reports why
    // it can't.
    return null;
  }
}

/** Whether an output of this kind can be made from the last one. */
function canBeEdited(
  { mode, canSkip, config, folder }: OutputTarget,
  emitters: readonly Emitter[],
): boolean {
  const { project, declarationMaps } = config;
  if (mode !== "write" || !canSkip || !existsSync(path.join(folder, manifestName))) return false;
  if (project?.changelog === true || declarationMaps !== undefined) return false;
  // Commands may make anything of what is written.
  if ((project?.postGenerate ?? []).length > 0) return false;
  return emitters.every(isOwn) && missingOf(emitters).length === 0;
}
