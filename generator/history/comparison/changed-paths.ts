import { escapeToken, type Source, type SourceSet } from "../../1-load/source.js";
import { isRecord } from "../../2-resolve/node.js";

/** Two versions of a document, each with nothing but what may have changed between them. */
export interface ChangedPaths {
  readonly older: SourceSet;
  readonly newer: SourceSet;
  /** How many of all paths these are: from 0 to 1. */
  readonly share: number;
}

/**
 * Both versions without the paths that say the same in them, all else whole; `null` where more has
 * changed than paths, or where that can't be told from the text.
 */
export function changedPaths(older: SourceSet, newer: SourceSet): ChangedPaths | null {
  const [before, after] = [older.entry, newer.entry];
  if (!isRecord(before.value) || !isRecord(after.value)) return null;
  if (!haveSameFiles(older, newer) || anyLeadsIntoPaths(older) || anyLeadsIntoPaths(newer))
    return null;
  const members = new Set([...Object.keys(before.value), ...Object.keys(after.value)]);
  members.delete("paths");
  for (const name of members) if (!saysSame(before, after, `/${escapeToken(name)}`)) return null;
  const [pathsBefore, pathsAfter] = [before.value["paths"], after.value["paths"]];
  if (!isRecord(pathsBefore) || !isRecord(pathsAfter)) return null;
  // Of paths that share a path item, the first gets the operations.
  const items = [...Object.values(pathsBefore), ...Object.values(pathsAfter)];
  if (items.some((item) => isRecord(item) && "$ref" in item)) return null;
  const all = [...new Set([...Object.keys(pathsBefore), ...Object.keys(pathsAfter)])];
  const changed = new Set(
    all.filter((path) => !saysSame(before, after, `/paths/${escapeToken(path)}`)),
  );
  return {
    older: withPaths(older, changed),
    newer: withPaths(newer, changed),
    share: changed.size / Math.max(1, all.length),
  };
}

/** The files that a document refers to, and what it is called: all but the document itself. */
function haveSameFiles(older: SourceSet, newer: SourceSet): boolean {
  if (older.entry.file !== newer.entry.file || older.files.size !== newer.files.size) return false;
  return [...older.files.values()].every(
    (one) => one === older.entry || newer.files.get(one.file)?.text === one.text,
  );
}

function anyLeadsIntoPaths({ files }: SourceSet): boolean {
  return [...files.values()].some(({ text }) => leadsIntoPaths(text));
}

/** Whether something may refer to what stands inside of paths, which could be one that is left out. */
export function leadsIntoPaths(text: string): boolean {
  return intoPaths.test(text);
}

/**
 * JSON may write a slash as `\/`, as PHP does, and a URL any character behind a percent sign. Where JSON
 * writes letters by their numbers, or `#`, `$` and `/`, anything may stand: nobody does that.
 */
const intoPaths = new RegExp(
  [
    /#(?:\\?\/|%2f)(?:paths|p?a?t?h?%)/,
    /\\u00(?:2[34f]|[46][1-9a-f]|[57][0-9a])/,
    /"\$(?:id|anchor|dynamicAnchor)"|"operationRef"/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "i",
);

function saysSame(before: Source, after: Source, pointer: string): boolean {
  const written = before.writtenAt(pointer);
  return written !== undefined && written === after.writtenAt(pointer);
}

function withPaths(set: SourceSet, kept: ReadonlySet<string>): SourceSet {
  const { entry } = set;
  const { paths, ...rest } = entry.value as { readonly paths: Readonly<Record<string, unknown>> };
  const some = Object.entries(paths).filter(([path]) => kept.has(path));
  const reduced = { ...entry, value: { ...rest, paths: Object.fromEntries(some) } };
  return {
    entry: reduced,
    files: new Map([...set.files, [entry.file, reduced]]),
    find(reference, from) {
      const found = set.find(reference, from);
      return found === entry ? reduced : found;
    },
  };
}
