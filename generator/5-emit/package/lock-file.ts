import { lockName } from "../../4-plan/lock/lock.js";
import { printLock } from "../../4-plan/lock/lock-text.js";
import type { Emitter } from "../seam/emitter.js";
import { ownVersion } from "../seam/own-emitters.js";

/** `wireform.lock`: the names of this run, for the next one. It isn't published. */
export const lockFile: Emitter = {
  name: "lock",
  version: ownVersion,
  module: import.meta.url,

  *emitPackage({ lock }) {
    yield { kind: "file", path: lockName, text: printLock(lock), format: "text" };
  },
};
