/** Diagnostics of the last run at their places in an edited document. */
import {
  arrange,
  lineAt,
  locateAll,
  type LocatedDiagnostic,
  type LocatedPlace,
} from "../../diagnostics/locate.js";
import { moved } from "./changed-text.js";
import type { EditedDocument } from "./edited-document.js";
import type { Version } from "./versions.js";

/**
 * What lies before the change keeps its place, and what lies behind it moves. What lies in it is
 * located anew. `null` where that isn't possible.
 * @param before those of the last run
 * @param version the new one
 */
export function movedDiagnostics(
  before: readonly LocatedDiagnostic[],
  edited: EditedDocument,
  version: Version,
): readonly LocatedDiagnostic[] | null {
  const { documents } = edited.newer;
  const { file } = documents.entry;
  const isHere = (place: { readonly file: string | null }) => place.file === file;
  if (!before.some((one) => isHere(one) || one.related.some(isHere))) return before;
  const move = mover(edited);
  const located = locateAll(version.diagnostics, documents.files);
  const all: LocatedDiagnostic[] = [];
  for (const diagnostic of before) {
    const related = diagnostic.related.map((one) => (isHere(one) ? move(one, 0) : one));
    const length = diagnostic.frame?.length ?? 0;
    const one = isHere(diagnostic) ? move(diagnostic, length) : diagnostic;
    const isMoved = one !== null && related.every((place) => place !== null);
    const now = isMoved ? { ...one, related } : locatedAgain(diagnostic, located);
    if (now === null) return null;
    all.push(now);
  }
  return arrange(all);
}

/** The same diagnostic among those of the edited part. */
function locatedAgain(
  before: LocatedDiagnostic,
  located: readonly LocatedDiagnostic[],
): LocatedDiagnostic | null {
  const { code, pointer, message, ignored } = before;
  const same = located.filter(
    (one) => one.code === code && one.pointer === pointer && one.message === message,
  );
  const [only] = same;
  if (pointer === null || only === undefined || same.length > 1) return null;
  return ignored === undefined ? only : { ...only, ignored };
}

type Move = <P extends LocatedPlace | LocatedDiagnostic>(place: P, length: number) => P | null;

/** Moves what isn't changed itself; `null` for all else. */
function mover({ older, newer, changed }: EditedDocument): Move {
  const starts = older.index.lines;
  const { text, lines } = newer.index;
  return (place, length) => {
    if (place.line === null || place.column === null) return null;
    const offset = starts[place.line - 1]! + place.column - 1;
    if (offset + length <= changed.start) return place;
    if (offset < changed.oldEnd) return null;
    const { line, column } = lineAt(text, moved(offset, changed), lines);
    return { ...place, line, column };
  };
}
