/** Runs programs one after the other; prints a JSON line for each: its name, and what went wrong. */
import assert from "node:assert/strict";
import { provide } from "./around.js";

globalThis.stated = (value, expected, line) =>
  assert.deepEqual(
    value,
    expected,
    `line ${line} says ${JSON.stringify(expected)}, not ${JSON.stringify(value)}`,
  );
const print = console.log;
console.log = () => {};

for (const name of process.argv.slice(2)) {
  provide();
  let wrong = null;
  try {
    await import(`./${name}.js`);
  } catch (error) {
    wrong = error instanceof Error ? error.stack : String(error);
  }
  print(JSON.stringify({ name, wrong }));
}
process.exit(0);
