import { lockName } from "../4-plan/lock.js";
import { printLock } from "../4-plan/lock-text.js";
import type { PackageEmitter } from "./emitter.js";

/** `wireform.lock`: the names of this run, for the next one. No part of what is published. */
export const lockFile: PackageEmitter = {
  name: "lock",

  *emit({ lock }) {
    yield { kind: "file", path: lockName, text: printLock(lock), format: "text" };
  },
};
