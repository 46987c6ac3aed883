import { commandIn } from "../../host/package-manager.js";
import path from "node:path";
import { isConfig } from "../../config/config-name.js";
import { runtimeChunk } from "../../5-emit/seam/chunks.js";
import { Diagnostics, type Diagnostic, type Place } from "../../diagnostics/diagnostic.js";
import type { Changes } from "../../7-write/changes.js";
import { isDerived, manifestName, type Manifest } from "../../7-write/manifest.js";
import { isRetiredRecord } from "../../7-write/retired.js";
import type { MadeFrom } from "../../cache/run-record.js";
import { version } from "../../host/package-root.js";
import type { EjectedFiles } from "../eject/ejected-files.js";
import { adviceFor } from "./failures.js";
import type { OutputTarget } from "./target.js";

/**
 * The present state of an output folder, the state after the last run, and the state it should
 * have.
 */
export interface Comparison {
  readonly target: OutputTarget;
  readonly changes: Changes;
  /** The manifest; `null` if wireform has not written there. */
  readonly old: Manifest | null;
  /** What the folder was last generated from; `null` if this machine doesn't know. */
  readonly before: MadeFrom | null;
  readonly now: MadeFrom;
  /** Which files are a user's. */
  readonly ejected: EjectedFiles;
}

/**
 * Why a folder differs: first the causes, such as a changed document, then each file that differs.
 */
export function explainDifferences(comparison: Comparison): readonly Diagnostic[] {
  const { target, changes, old, ejected } = comparison;
  const { displayPath, config } = target;
  const { cwd } = config;
  const found = new Diagnostics();
  if (old === null) {
    const message = `${displayPath}/${manifestName} is missing: wireform has written nothing there`;
    found.add("WF7008", message, null, { hint: "run wireform generate" });
    return found.all;
  }
  // Files in `dist/` differ only because others do; a user's may differ by themselves.
  const isReported = ({ file, what }: Difference) =>
    !isDerived(file) || (what === "stale" && isMadeOfUsers(file, ejected));
  const reported = listDifferences(changes).filter(isReported);
  // Inputs may change without any effect on the output.
  if (reported.length > 0) addCauses(comparison, old, found);
  for (const { file, what } of reported) {
    if (file === manifestName) continue;
    const isNew = what === "missing" && !old.files.has(file);
    const hint =
      what === "edited"
        ? adviceFor(
            [file],
            `move your changes elsewhere: ${commandIn(cwd)} generate --force overwrites them`,
            cwd,
          )
        : "run wireform generate";
    const name = `${displayPath}/${file}`;
    if (isNew) found.add("WF7004", `${name} isn't written yet`, startOf(name), { hint });
    else if (ejected.merged.has(file))
      found.add("WF7004", `${name} is yours, and lacks changes of this version`, startOf(name), {
        hint: "run wireform generate, which merges them into it",
      });
    else found.add(codes[what], `${name} is ${what}`, startOf(name), { hint });
  }
  const name = `${displayPath}/${manifestName}`;
  if (reported.length > 0 && found.all.length === 0)
    found.add("WF7004", `${name} is stale`, startOf(name), { hint: "run wireform generate" });
  return found.all;
}

/** Whether a file of `dist/` has code of a user's module. */
function isMadeOfUsers(file: string, { sources }: EjectedFiles): boolean {
  const module = file.replace(/^dist\/(.*)\.d\.ts$/, "src/$1.ts");
  return sources.has(module) || (sources.size > 0 && file === `dist/${runtimeChunk}.js`);
}

/** The start of a file. It stands for the whole file, as annotations of CI need a place. */
function startOf(file: string): Place {
  return { kind: "offset", file, offset: 0, length: 0 };
}

const codes = {
  stale: "WF7004",
  edited: "WF7003",
  missing: "WF7008",
  "left over": "WF7009",
} as const;

/**
 * A file that isn't what would be written. A run adds `missing` files and removes `left over` ones.
 */
export interface Difference {
  /** From the output folder, with `/`. */
  readonly file: string;
  readonly what: "missing" | "stale" | "edited" | "left over";
}

/** The files that differ, without the cache files that earlier versions wrote into the output. */
export function listDifferences(changes: Changes): readonly Difference[] {
  const { added, changed, removed, edited } = changes;
  const isEdited = new Set(edited);
  const stale = (file: string) => (isEdited.has(file) ? "edited" : "stale");
  const differences: readonly Difference[] = [
    ...added.map(({ path }) => ({ file: path, what: "missing" as const })),
    ...changed.map(({ path }) => ({ file: path, what: stale(path) }) as const),
    ...removed.map((file) => ({ file, what: "left over" as const })),
  ];
  return differences.filter(({ file }) => !isRetiredRecord(file));
}

function addCauses(comparison: Comparison, old: Manifest, found: Diagnostics): void {
  const { target, before, now } = comparison;
  const { folder, displayPath, config } = target;
  const hint = "run wireform generate";
  const add = (code: "WF7006" | "WF7007", message: string) =>
    found.add(code, message, null, { hint });
  if (!old.versions.has(version))
    add(
      "WF7007",
      `wireform ${[...old.versions].join(", ")} wrote ${displayPath}, and this is ${version}`,
    );
  if (before === null) return;
  if (before.config !== now.config) add("WF7006", `${displayPath} was written with other options`);
  for (const name of new Set([...Object.keys(before.inputs), ...Object.keys(now.inputs)])) {
    const [last, today] = [before.inputs[name], now.inputs[name]];
    if (last === today) continue;
    const file = path.relative(config.cwd, path.resolve(folder, name)).split(path.sep).join("/");
    const code = isConfig(file) ? "WF7006" : "WF7005";
    found.add(code, `${file} ${describeChange(last, today, displayPath)}`, startOf(file), { hint });
  }
}

/** Hashes of an input: `null` if the file is missing, `undefined` if it isn't read. */
function describeChange(
  before: string | null | undefined,
  after: string | null | undefined,
  displayPath: string,
): string {
  if (before === undefined) return `was not read when ${displayPath} was written`;
  if (after === undefined) return `was read when ${displayPath} was written, and no longer is`;
  const what = after === null ? "gone" : before === null ? "come" : "changed";
  return `has ${what} since ${displayPath} was written`;
}
