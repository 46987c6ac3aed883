import { setFlagsFromString } from "node:v8";

/**
 * Sets the engine up for a run, which lasts for seconds.
 *
 * V8 compiles what is called often once more, optimised, in threads of its own. A run is over before
 * most of that is worth it. So it is asked to wait longer: that spares a quarter of the processor time
 * of a run, which takes no longer for it, and leaves the other processor to the thread that prints.
 *
 * V8 lets a heap grow to four times what was in use, and then looks for garbage. It is asked to look at
 * twice: a large run has less memory at its peak, and takes as long.
 *
 * Flags aren't the same in all versions, and V8 complains about others.
 */
export function setEngineFlags(version = process.versions.node): void {
  const later = optimizeLater[version.split(".")[0]!];
  if (later === undefined) return;
  setFlagsFromString(later);
  setFlagsFromString("--heap-growing-percent=100");
}

/** By the major version of Node, of those that are known: about eight times V8's own limit. */
const optimizeLater: Readonly<Record<string, string>> = {
  20: "--interrupt-budget=1081344",
  22: "--invocation-count-for-turbofan=24000",
  24: "--invocation-count-for-turbofan=24000",
};
