/**
 * `npm run test:stacks [NAME...]`: the sources in real bundlers, test runners, compilers and
 * linters, which are installed once. It says which ones it did not find; exits with 1 if one
 * failed, or none was there.
 */
import { installStack, runStack } from "./run-stack.js";
import { frameworks } from "./frameworks.js";
import { stacks } from "./stacks.js";

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
let passed = 0;
let failed = 0;
for (const stack of [...stacks, ...frameworks]) {
  const name = stack.name.toLowerCase();
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  try {
    await installStack(stack);
  } catch (error) {
    const reason = /^npm error code (.*)$/m.exec((error as Error).message)?.[1];
    console.log(`${stack.name}: missing: ${reason ?? (error as Error).message}`);
    continue;
  }
  const fault = await runStack(stack);
  console.log(`${stack.name}: ${fault ?? "passes"}`);
  if (fault === null) passed++;
  else failed++;
}
process.exitCode = failed || !passed ? 1 : 0;
