/**
 * Preloaded into a process whose cost is counted: how often each function is called, the scripts that
 * are loaded, the files that are read and written. None of it needs a clock. At the end, it is all written
 * as JSON to the file that the environment names.
 */
const { Session } = require("node:inspector");
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { isMainThread } = require("node:worker_threads");

const reads = { readFile: 0 };
const writes = { writeFile: 0 };
const { writeFileSync } = fs;

/** Counts the calls of a function, wherever it is imported; not those of the other probe. */
function count(owner, name, counts) {
  const original = owner[name];
  const [key] = Object.keys(counts);
  owner[name] = function (...args) {
    if (args[0] !== process.env.WIREFORM_BENCH_FIGURES) counts[key]++;
    return original.apply(this, args);
  };
}

if (isMainThread) {
  for (const [name, counts] of [
    ["readFile", reads],
    ["writeFile", writes],
  ]) {
    count(fs, name, counts);
    count(fs, `${name}Sync`, counts);
    count(fs.promises, name, counts);
  }
  syncBuiltinESMExports();

  const session = new Session();
  session.connect();
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  process.on("exit", () => {
    session.post("Profiler.takePreciseCoverage", (error, { result }) => {
      const scripts = result
        .filter(({ url }) => url.startsWith("file:"))
        .map(({ url, functions }) => ({
          url,
          functions: functions.map(({ functionName, ranges: [{ count: calls }] }) => {
            return { name: functionName, calls };
          }),
        }));
      const counted = { scripts, read: reads.readFile, written: writes.writeFile };
      writeFileSync(process.env.WIREFORM_BENCH_COUNTS, JSON.stringify(counted));
    });
  });
}
