/**
 * Loads the code of a build, which `generator/bundle.mjs` joins into one script: all but what starts a
 * command. The script has parts, which run when they are first needed. Whoever imports this needs one.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { codeFolder } from "../host/package-root.js";
import { compiledFile, readCompiled, writeCompiled } from "./compiled-code.js";
import { fingerprint } from "./fingerprint.js";

/** What the script is called with. */
interface Module {
  readonly exports: { readonly parts?: Readonly<Record<string, () => unknown>> };
  /** The names of the parts that have run. */
  readonly used: Set<string>;
}

const name = "code.cjs";

const joined = load(path.join(codeFolder, name));

/** What the module of a part exports. */
export function partOf(part: string): unknown {
  joined.used.add(part);
  return joined.exports.parts![part]!();
}

function load(file: string): Module {
  // Of this place alone: what V8 keeps names the file in stack traces, where it was compiled.
  const kept = compiledFile(file, fingerprint());
  const known = kept === null ? null : readCompiled(kept);
  // As Node wraps modules. The text is ASCII: as such it is read fastest.
  const start = "(function (exports, require, module, __filename, __dirname) { ";
  const script = new Script(`${start}${readFileSync(file, "latin1")}\n})`, {
    filename: file,
    ...(known !== null && { cachedData: known.data }),
  });
  const module: Module = { exports: {}, used: new Set() };
  const run = script.runInThisContext() as (...args: readonly unknown[]) => void;
  run(module.exports, createRequire(file), module, file, path.dirname(file));
  const parts = known === null || script.cachedDataRejected === true ? [] : known.parts;
  if (kept !== null && isMainThread)
    process.once("exit", () => keepCompiled(kept, script, parts, module));
  return module;
}

/** Keeps what was compiled, if there is more of it than before. */
function keepCompiled(
  file: string,
  script: Script,
  parts: readonly string[],
  { used }: Module,
): void {
  const all = new Set([...parts, ...used]);
  if (all.size === parts.length) return;
  writeCompiled(file, () => ({ parts: [...all].toSorted(), data: script.createCachedData() }));
}
