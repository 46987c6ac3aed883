import path from "node:path";
import { configName } from "../../config/config.js";
import { Diagnostics, type Place } from "../../diagnostics/diagnostic.js";
import type { Changes } from "../../7-write/changes.js";
import { isDerived, manifestName, type Manifest } from "../../7-write/manifest.js";
import { isRetiredRecord } from "../../7-write/retired.js";
import type { Origin } from "../../cache/run-record.js";
import { version } from "../../host/package-root.js";

/** What a folder is, was, and should be. */
export interface Comparison {
  /** Absolute, and as messages name it. */
  readonly folder: string;
  readonly shown: string;
  readonly cwd: string;
  readonly changes: Changes;
  /** `null`: wireform has not written there. */
  readonly old: Manifest | null;
  /** What this machine wrote it from; `null`: something else wrote it, or nothing is known. */
  readonly before: Origin | null;
  readonly now: Origin;
}

/** Why a folder isn't what would be written: what changed before, then each file that differs. */
export function findFaults(comparison: Comparison): Diagnostics {
  const { shown, changes, old } = comparison;
  const found = new Diagnostics();
  if (old === null) {
    const message = `${shown}/${manifestName} is missing: wireform has written nothing there`;
    found.add("WF7008", message, null, { hint: "run wireform generate" });
    return found;
  }
  // What only `dist/` changes is no news: it follows from the rest.
  const told = listChanges(changes).filter(({ file }) => !isDerived(file));
  // The same from other documents is what it should be.
  if (told.length > 0) addCauses(comparison, old, found);
  for (const { file, what } of told) {
    if (file === manifestName) continue;
    const isNew = what === "missing" && !old.files.has(file);
    const hint =
      what === "edited" ? "wireform generate --force overwrites it" : "run wireform generate";
    const name = `${shown}/${file}`;
    if (isNew) found.add("WF7004", `${name} isn't written yet`, startOf(name), { hint });
    else found.add(codes[what], `${name} is ${what}`, startOf(name), { hint });
  }
  const name = `${shown}/${manifestName}`;
  if (told.length > 0 && found.all.length === 0)
    found.add("WF7004", `${name} is stale`, startOf(name), { hint: "run wireform generate" });
  return found;
}

/** A file as a whole: annotations need a place. */
function startOf(file: string): Place {
  return { kind: "offset", file, offset: 0, length: 0 };
}

const codes = {
  stale: "WF7004",
  edited: "WF7003",
  missing: "WF7008",
  "left over": "WF7009",
} as const;

/** A file that isn't what would be written. `missing` is added, `left over` removed. */
export interface Difference {
  /** From the output folder, with `/`. */
  readonly file: string;
  readonly what: "missing" | "stale" | "edited" | "left over";
}

/** What is wrong with each file of the package: what an earlier version left for the next run is none. */
export function listChanges(changes: Changes): readonly Difference[] {
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
  const { folder, shown, cwd, before, now } = comparison;
  const hint = "run wireform generate";
  const add = (code: "WF7006" | "WF7007", message: string) =>
    found.add(code, message, null, { hint });
  if (!old.versions.has(version))
    add(
      "WF7007",
      `wireform ${[...old.versions].join(", ")} wrote ${shown}, and this is ${version}`,
    );
  if (before === null) return;
  if (before.config !== now.config) add("WF7006", `${shown} was written with other options`);
  for (const name of new Set([...Object.keys(before.inputs), ...Object.keys(now.inputs)])) {
    const [last, today] = [before.inputs[name], now.inputs[name]];
    if (last === today) continue;
    const file = path.relative(cwd, path.resolve(folder, name)).split(path.sep).join("/");
    const code = file === configName ? "WF7006" : "WF7005";
    found.add(code, `${file} ${describe(last, today, shown)}`, startOf(file), { hint });
  }
}

/** What became of an input: `null` where it is missing, `undefined` where nothing asks for it. */
function describe(
  before: string | null | undefined,
  after: string | null | undefined,
  shown: string,
): string {
  if (before === undefined) return `was not read when ${shown} was written`;
  if (after === undefined) return `was read when ${shown} was written, and no longer is`;
  const what = after === null ? "gone" : before === null ? "come" : "changed";
  return `has ${what} since ${shown} was written`;
}
