/** What a command tells where it can't deliver. */
import type { Code } from "../diagnostics/codes.js";
import { Diagnostics } from "../diagnostics/diagnostic.js";
import { locateAll } from "../diagnostics/locate.js";
import { isPending } from "../7-write/staging.js";
import { FolderBusy } from "../7-write/turn.js";
import type { GenerateCommand } from "./arguments.js";
import type { Surroundings } from "./generate-command.js";
import type { Steps } from "./steps.js";
import type { Target } from "./target.js";

/** Where generated files go, and who is told. */
export interface Delivery {
  readonly command: GenerateCommand;
  readonly surroundings: Surroundings;
  readonly target: Target;
  /** The folder as messages name it. */
  readonly shown: string;
  readonly tell: (text: string) => void;
  readonly steps: Steps;
}

export function fail(
  code: Code,
  message: string,
  hint: string,
  { surroundings, steps }: Delivery,
): 1 {
  steps.end();
  const found = new Diagnostics();
  found.add(code, message, null, { hint });
  surroundings.show(locateAll(found.all, new Map()));
  return 1;
}

export function refuse(why: string, delivery: Delivery): 1 {
  const message = `${delivery.shown} is no safe output folder: ${why}`;
  return fail("WF7002", message, "choose another folder", delivery);
}

/** @throws what is no fault of the disk's */
export function failToWrite(error: unknown, delivery: Delivery): 1 {
  const { shown, target } = delivery;
  if (error instanceof FolderBusy) {
    const hint = `should there be no such process any more, remove ${error.lock}`;
    return fail("WF7011", `${shown} can't be written: ${error.message}`, hint, delivery);
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  const hint = isPending(target.folder)
    ? "what is begun, the next run will finish"
    : "nothing in it was changed";
  return fail("WF7001", `${shown} can't be written: ${message}`, hint, delivery);
}
