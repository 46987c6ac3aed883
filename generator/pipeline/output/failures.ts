/** Why a folder can't be delivered to, as diagnostics. */
import type { UnreadableFile } from "../../4-plan/lock/read-lock.js";
import { undecodableHint } from "../../1-load/text.js";
import type { Code } from "../../diagnostics/codes.js";
import { configName } from "../../config/config-name.js";
import { locateWithConfig } from "../../config/locate-config.js";
import type { OutputConfig } from "../../config/project.js";
import { Diagnostics, onPointer } from "../../diagnostics/diagnostic.js";
import { nodeHost } from "../../host/host.js";
import { locateAll, type LocatedDiagnostic } from "../../diagnostics/locate.js";
import { isPending } from "../../7-write/staging.js";
import { FolderBusy } from "../../7-write/folder-lock.js";

export type Faults = readonly LocatedDiagnostic[];

export function fault(code: Code, message: string, hint: string): Faults {
  const found = new Diagnostics();
  found.add(code, message, null, { hint });
  return locateAll(found.all, new Map());
}

/** A text of ours that the next run would lose. @param shown the file as messages name it */
export function unreadableFile({ message, decoded }: UnreadableFile, shown: string): Faults {
  const found = new Diagnostics();
  if (decoded === null) {
    found.add("WF1001", `${shown}: ${message}`, null, { hint: "what it says would be lost" });
    return locateAll(found.all, new Map());
  }
  const { text, fault } = decoded;
  const offset = fault?.offset ?? 0;
  const place = { kind: "offset", file: shown, offset, length: 1 } as const;
  found.add("WF1002", message, place, { hint: undecodableHint });
  const locate = () => ({ offset, length: 1 });
  return locateAll(found.all, new Map([[shown, { text, locate }]]));
}

/** @param shown the folder as messages name it */
export async function refusal(config: OutputConfig, shown: string, why: string): Promise<Faults> {
  const found = new Diagnostics();
  const message = `${shown} is no safe output folder: ${why}`;
  const place = config.project === undefined ? null : onPointer(`${configName}#/output`);
  found.add("WF7002", message, place, { hint: "choose another folder" });
  return locateWithConfig(found.all, new Map(), { host: nodeHost, cwd: config.cwd });
}

/** @throws what is no fault of the disk's */
export function diskFault(error: unknown, folder: string, shown: string): Faults {
  if (error instanceof FolderBusy) {
    const hint = `should there be no such process any more, remove ${error.lock}`;
    return fault("WF7011", `${shown} can't be written: ${error.message}`, hint);
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const hint = isPending(folder)
    ? "what is begun, the next run will finish"
    : "nothing in it was changed";
  return fault("WF7001", `${shown} can't be written: ${message}`, hint);
}
