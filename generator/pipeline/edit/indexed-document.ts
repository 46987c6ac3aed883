/**
 * A JSON document as runs after an edit need it: where its paths stand, and what they may need of the
 * rest. What is known of one version holds for the next one, but for what was edited.
 */
import { findRepeatedKeys, skipBlank, type JsonMember } from "../../1-load/json/scan.js";
import { parseObject, parseValue, type ParsedMember } from "../../1-load/json/parsed-members.js";
import { isRecord } from "../../2-resolve/node.js";
import { lineStarts } from "../../diagnostics/lines.js";
import { leadsIntoPaths } from "../../history/comparison/changed-paths.js";
import { changedText, editedLineStarts, moved, type ChangedText } from "./changed-text.js";
import { documentRest, type DocumentRest } from "./reached-components.js";

export interface IndexedDocument {
  readonly text: string;
  /** The offset at which each line begins. */
  readonly lines: readonly number[];
  /** The member `paths`, and its own members in their order. */
  readonly paths: JsonMember;
  readonly members: readonly JsonMember[];
  readonly rest: DocumentRest;
}

/** An edit of a few paths. */
export interface PathEdit {
  readonly newer: IndexedDocument;
  readonly changed: ChangedText;
  /** The edited paths as they were and as they are. */
  readonly before: PathItems;
  readonly after: PathItems;
}

export type PathItems = Readonly<Record<string, unknown>>;

/** How many paths may have changed: for more, a whole run is hardly slower. */
const mostPaths = 20;

/**
 * `null` if an edit of a path may mean more than that path.
 * @param text that of a document without errors
 */
export function indexDocument(text: string): IndexedDocument | null {
  if (leadsIntoPaths(text)) return null;
  const read = readRoot(text);
  const { root, paths } = read ?? {};
  const at = root?.find(({ key }) => key === "paths");
  if (!root || !paths || !at || sharesItems(valuesOf(paths))) return null;
  const members = paths.map(({ value: _, ...member }) => member);
  const rest = documentRest(valuesOf(root), text);
  return { text, lines: lineStarts(text), paths: at, members, rest };
}

/** The members of a document, and those of its paths; `null` if it is no JSON. */
function readRoot(text: string) {
  try {
    let paths: readonly ParsedMember[] | undefined;
    const { members, end } = parseObject(text, skipBlank(text, 0), (member) => {
      const { key, valueStart } = member;
      if (key !== "paths" || text[valueStart] !== "{") return parseValue(text, member);
      const inner = parseObject(text, valueStart);
      paths = inner.members;
      return { value: undefined, end: inner.end };
    });
    return skipBlank(text, end) === text.length ? { root: members, paths } : null;
  } catch {
    return null;
  }
}

function valuesOf(members: readonly ParsedMember[]): PathItems {
  return Object.fromEntries(members.map(({ key, value }) => [key, value]));
}

/** `null` if more has changed than what stands in paths, or if that can't be told. */
export function editDocument(older: IndexedDocument, text: string): PathEdit | null {
  const changed = changedText(older.text, text);
  const region = regionOf(older, changed);
  if (region === null) return null;
  const { first, next, from, to } = region;
  const [isFirst, isLast] = [first === 0, next === older.members.length];
  const written = text.slice(from, moved(to, changed));
  const before = parseMembers(older.text.slice(from, to), isFirst, isLast);
  const after = parseMembers(written, isFirst, isLast);
  if (before === null || after === null) return null;
  const keys = Object.keys(after.items);
  const areSame = Object.keys(before.items).join("\n") === keys.join("\n");
  if (!areSame || keys.length === 0 || keys.length > mostPaths) return null;
  if (sharesItems(after.items) || leadsIntoPaths(written)) return null;
  const move = (member: JsonMember, by: number): JsonMember => ({
    key: member.key,
    keyStart: member.keyStart + by,
    keyEnd: member.keyEnd + by,
    valueStart: member.valueStart + by,
    valueEnd: member.valueEnd + by,
  });
  const growth = text.length - older.text.length;
  const newer = {
    text,
    lines: editedLineStarts(older.lines, text, changed),
    paths: { ...older.paths, valueEnd: older.paths.valueEnd + growth },
    members: [
      ...older.members.slice(0, first),
      ...after.members.map((member) => move(member, from)),
      ...older.members.slice(next).map((member) => move(member, growth)),
    ],
    rest: older.rest,
  };
  return { newer, changed, before: before.items, after: after.items };
}

/** The members that a change touches, with what is written around them; `null` if it goes beyond. */
function regionOf({ text, paths, members }: IndexedDocument, { start, oldEnd }: ChangedText) {
  // A change of what stands before the paths, or of where they begin or end.
  if (start <= paths.valueStart || oldEnd >= paths.valueEnd) return null;
  const at = members.findIndex(({ valueEnd }) => valueEnd >= start);
  const first = at < 0 ? members.length : at;
  const behind = members.findIndex(({ keyStart }) => keyStart > oldEnd);
  const next = behind < 0 ? members.length : behind;
  const from = members[first - 1]?.valueEnd ?? paths.valueStart + 1;
  const to = members[next]?.keyStart ?? skipBlank(text, members.at(-1)?.valueEnd ?? from);
  return start < from || oldEnd > to ? null : { first, next, from, to };
}

/** Stands for the members before and behind. No path is called so. */
const others = { before: '"<before>":0', behind: '"<behind>":0' };

/**
 * Reads members with what is written between them, so that a comma too many is noticed. `null` if it
 * isn't JSON, or has a key twice.
 */
function parseMembers(written: string, isFirst: boolean, isLast: boolean) {
  const start = isFirst ? "{" : `{${others.before}`;
  const text = `${start}${written}${isLast ? "" : others.behind}}`;
  const read = parseAll(text);
  if (read === null || hasRepeatedKeys(text)) return null;
  const members = read.filter(({ key }) => key !== "<before>" && key !== "<behind>");
  const back = -start.length;
  return {
    items: valuesOf(members),
    members: members.map(({ key, keyStart, keyEnd, valueStart, valueEnd }) => ({
      key,
      keyStart: keyStart + back,
      keyEnd: keyEnd + back,
      valueStart: valueStart + back,
      valueEnd: valueEnd + back,
    })),
  };
}

/** Of paths that share a path item, the first gets the operations. */
function sharesItems(items: PathItems): boolean {
  return Object.values(items).some((item) => isRecord(item) && "$ref" in item);
}

function hasRepeatedKeys(text: string): boolean {
  let isRepeated = false;
  findRepeatedKeys(text, () => (isRepeated = true));
  return isRepeated;
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
