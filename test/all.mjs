/**
 * Runs all checks in parallel: types, lint and formatting, tests. Arguments are passed to vitest.
 */
import { spawn } from "node:child_process";

const steps = [
  ["npm", "run", "--silent", "typecheck"],
  ["npm", "run", "--silent", "lint"],
  [process.execPath, "node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)],
];

/** The program's exit code. */
function run([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: "inherit" });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

process.exitCode = Math.max(...(await Promise.all(steps.map(run))));
