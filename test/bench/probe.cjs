/**
 * Preloaded into every process of a program that is measured: at its end it tells what it took, as a
 * line of the file that the environment names.
 */
const { appendFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const taken = { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
    appendFileSync(process.env.WIREFORM_BENCH_FIGURES, `${JSON.stringify(taken)}\n`);
  });
}
