/**
 * A JSON document with its index, and edits of it: what is known of one version holds for the next one,
 * but for what was edited.
 */
import { parseObject, type ParsedMember } from "../../1-load/json/parsed-members.js";
import { findRepeatedKeys, type LongValues } from "../../1-load/json/scan.js";
import { leadsIntoPaths } from "../../history/comparison/changed-paths.js";
import { changedBytes, countLines, type ChangedBytes } from "./changed-bytes.js";
import type { DocumentComponents } from "./document-components.js";
import { sharesItems, type DocumentIndex } from "./document-index.js";
import { keepValues, type WrittenValue } from "./kept-values.js";
import { joinMembers, memberList, movedMembers, placeOf, someMembers } from "./member-list.js";

export interface IndexedDocument {
  /** In UTF-8, without a byte order mark. */
  readonly bytes: Buffer;
  readonly index: DocumentIndex;
  readonly components: DocumentComponents;
}

/** An edit of a few paths. */
export interface PathEdit {
  readonly newer: IndexedDocument;
  readonly changed: ChangedText;
  /** The edited paths as they were and as they are: what stays are the same values. */
  readonly before: PathItems;
  readonly after: PathItems;
  /** How much longer the text is, in UTF-16 units. */
  readonly growth: number;
}

/** What differs, and the lines in which it does, from 0. */
export interface ChangedText extends ChangedBytes {
  readonly line: number;
  readonly oldEndLine: number;
  readonly newEndLine: number;
}

export type PathItems = Readonly<Record<string, unknown>>;

/** How many paths may have changed: for more, a whole run is hardly slower. */
const mostPaths = 20;

/**
 * `null` if more has changed than what stands in paths, or if that can't be told.
 * @param known some paths of the older version that were read before
 */
export function editDocument(
  older: IndexedDocument,
  bytes: Buffer,
  known: PathItems = {},
): PathEdit | null {
  const changed = changedBytes(older.bytes, bytes);
  const region = regionOf(older, changed);
  if (region === null) return null;
  const { first, next, from, to } = region;
  const { paths } = older.index;
  const growth = bytes.length - older.bytes.length;
  const [isFirst, isLast] = [first === 0, next === paths.keys.length];
  const old = older.bytes.toString("utf8", from, to);
  const written = bytes.toString("utf8", from, to + growth);
  const before = parseMembers(old, isFirst, isLast);
  const after = parseMembers(written, isFirst, isLast);
  if (before === null || after === null) return null;
  const keys = after.map(({ key }) => key);
  const areSame = before.map(({ key }) => key).join("\n") === keys.join("\n");
  if (!areSame || keys.length === 0 || keys.length > mostPaths) return null;
  if (sharesItems(after.map(({ all }) => all.value)) || leadsIntoPaths(written)) return null;
  const line = region.line + countLines(bytes, from, changed.start);
  const oldEndLine = line + countLines(older.bytes, changed.start, changed.oldEnd);
  const newEndLine = line + countLines(bytes, changed.start, changed.newEnd);
  const lines = newEndLine - oldEndLine;
  const moved = { behind: changed.oldEnd, bytes: growth, lines };
  const edited = placesIn(written, after, { start: from, line: region.line });
  const behind = someMembers(paths, next, paths.keys.length);
  const { root, components, groups } = older.index;
  const index = {
    ...older.index,
    root: movedMembers(root, moved),
    components: movedMembers(components, moved),
    groups: new Map(Array.from(groups, ([at, list]) => [at, movedMembers(list, moved)])),
    paths: joinMembers(
      someMembers(paths, 0, first),
      memberList(edited),
      movedMembers(behind, moved),
    ),
  };
  const items = before.map(
    ({ key, all }) => [key, { ...all, value: known[key] ?? all.value }] as const,
  );
  return {
    newer: { ...older, bytes, index },
    changed: { ...changed, line, oldEndLine, newEndLine },
    before: Object.fromEntries(items.map(([key, { value }]) => [key, value])),
    after: Object.fromEntries(
      items.map(([key, item], index) => [key, keepValues(item, after[index]!.all)]),
    ),
    growth: written.length - old.length,
  };
}

/** The members that a change touches, with what is written around them; `null` if it goes beyond. */
function regionOf({ bytes, index }: IndexedDocument, { start, oldEnd }: ChangedBytes) {
  const { root, paths, pathsStart } = index;
  const {
    end: pathsEnd,
    line: pathsLine,
    start: pathsKey,
  } = placeOf(root, root.keys.indexOf("paths"));
  // A change of what stands before the paths, or of where they begin or end.
  if (start <= pathsStart || oldEnd >= pathsEnd) return null;
  const all = paths.keys.map((_, index) => placeOf(paths, index));
  const at = all.findIndex(({ end }) => end >= start);
  const first = at < 0 ? all.length : at;
  const behind = all.findIndex((place) => place.start > oldEnd);
  const next = behind < 0 ? all.length : behind;
  const from = all[first - 1]?.end ?? pathsStart + 1;
  // Behind the last one there are only blanks.
  const to = all[next]?.start ?? pathsEnd - 1;
  if (start < from || oldEnd > to) return null;
  const known = all[first - 1] ?? { start: pathsKey, line: pathsLine };
  return { first, next, from, to, line: known.line + countLines(bytes, known.start, from) };
}

/** A member, with its place in what was written, and its value with that in all that was read. */
interface ReadMember extends Pick<ParsedMember, "key" | "keyStart" | "valueEnd"> {
  readonly all: WrittenValue;
}

/** Stands for the members before and behind. No path is called so. */
const others = { before: '"<before>":0', behind: '"<behind>":0' };

/**
 * Reads members with what is written between them, so that a comma too many is noticed. Their places are
 * those in `written`. `null` if it isn't JSON, or has a key twice.
 */
function parseMembers(
  written: string,
  isFirst: boolean,
  isLast: boolean,
): readonly ReadMember[] | null {
  const start = isFirst ? "{" : `{${others.before}`;
  const text = `${start}${written}${isLast ? "" : others.behind}}`;
  const read = parseAll(text);
  const longValues = read && longValuesIn(text);
  if (longValues === null) return null;
  const members = read!.filter(({ key }) => key !== "<before>" && key !== "<behind>");
  const by = -start.length;
  return members.map(({ key, keyStart, valueStart, valueEnd, value }) => ({
    key,
    keyStart: keyStart + by,
    valueEnd: valueEnd + by,
    all: { text, longValues, valueStart, valueEnd, value },
  }));
}

/** Where members of a part of a document are in all of it. */
function placesIn(
  written: string,
  members: readonly ReadMember[],
  { start, line }: { readonly start: number; readonly line: number },
) {
  let at = 0;
  const pass = (to: number): { readonly start: number; readonly line: number } => {
    const text = written.slice(at, to);
    at = to;
    start += Buffer.byteLength(text);
    line += text.split("\n").length - 1;
    return { start, line };
  };
  return members.map(({ key, keyStart, valueEnd }) => {
    const place = pass(keyStart);
    return { key, ...place, end: pass(valueEnd).start };
  });
}

/** `null` if an object has a key twice. */
function longValuesIn(text: string): LongValues | null {
  let isRepeated = false;
  const { longValues } = findRepeatedKeys(text, () => (isRepeated = true));
  return isRepeated ? null : longValues;
}

/** The members of the object that a text is; `null` if it is none. */
function parseAll(text: string): readonly ParsedMember[] | null {
  // Between members, they are no JSON.
  if (/[\0-\x08\v\f\x0e-\x1f\ufeff]/.test(text)) return null;
  try {
    const { members, end } = parseObject(text, 0);
    return end === text.length ? members : null;
  } catch {
    return null;
  }
}
