import { setFlagsFromString } from "node:v8";

/**
 * V8 compiles what is called often once more, optimised, in threads of its own. A run is over before
 * most of that is worth it. So it is asked to wait longer: that spares a quarter of the processor time
 * of a run, which takes no longer for it, and leaves the other processor to the thread that prints. The
 * flag isn't the same in all versions, and V8 complains about others.
 */
export function delayOptimizing(version = process.versions.node): void {
  const flag = flags[version.split(".")[0]!];
  if (flag !== undefined) setFlagsFromString(flag);
}

/** By the major version of Node: about four times V8's own limit. */
const flags: Readonly<Record<string, string>> = {
  20: "--interrupt-budget=540672",
  22: "--invocation-count-for-turbofan=12000",
  24: "--invocation-count-for-turbofan=12000",
};
