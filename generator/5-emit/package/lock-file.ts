import { lockName } from "../../4-plan/lock/lock.js";
import { printLock } from "../../4-plan/lock/lock-text.js";
import type { PackageEmitter } from "../seam/emitter.js";

/** `wireform.lock`: the names of this run, for the next one. No part of what is published. */
export const lockFile: PackageEmitter = {
  name: "lock",

  *emit({ lock }) {
    yield { kind: "file", path: lockName, text: printLock(lock), format: "text" };
  },
};
