import { lockName } from "../4-plan/lock.js";
import { printLock } from "../4-plan/lock-text.js";
import type { Emitter } from "./emitter.js";

/** `wireform.lock`: the names of this run, for the next one. No part of what is published. */
export const lockFile: Emitter = {
  name: "lock",

  declare() {
    // It declares no names.
  },

  *emit({ lock }) {
    yield { kind: "file", path: lockName, text: printLock(lock), format: "text" };
  },
};
