/** Diagnostics of the last run at their places in an edited document. */
import {
  arrange,
  locateAll,
  type LocatedDiagnostic,
  type LocatedPlace,
} from "../../diagnostics/locate.js";
import { lineStart } from "./changed-bytes.js";
import type { EditedDocument } from "./edited-document.js";
import type { Version } from "./versions.js";

/**
 * What lies before the change keeps its place, and what lies behind it moves. What lies in it is
 * located anew. `null` where that isn't possible. A frame is empty where its line may have changed.
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
  let located: readonly LocatedDiagnostic[] | undefined;
  const all: LocatedDiagnostic[] = [];
  for (const diagnostic of before) {
    const related = diagnostic.related.map((one) => (isHere(one) ? move(one, 0) : one));
    const one = isHere(diagnostic) ? moveWithFrame(diagnostic, edited, move) : diagnostic;
    const isMoved = one !== null && related.every((place) => place !== null);
    if (!isMoved) located ??= locateAll(version.diagnostics, documents.files);
    const now = isMoved ? { ...one, related } : locatedAgain(diagnostic, located!);
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

function moveWithFrame(
  diagnostic: LocatedDiagnostic,
  { changed: { line, oldEndLine } }: EditedDocument,
  move: Move,
): LocatedDiagnostic | null {
  const { frame, line: at } = diagnostic;
  const moved = move(diagnostic, frame?.length ?? 0);
  const isChanged = at === line + 1 || at === oldEndLine + 1;
  return moved && isChanged && frame ? { ...moved, frame: { ...frame, text: "" } } : moved;
}

type Move = <P extends LocatedPlace | LocatedDiagnostic>(place: P, length: number) => P | null;

/** Moves what isn't changed itself; `null` for all else. */
function mover({ older, newer, changed }: EditedDocument): Move {
  const { start, oldEnd, newEnd, line, oldEndLine, newEndLine } = changed;
  const startColumn = once(() => columnOf(older.document.bytes, start));
  const oldEndColumn = once(() => columnOf(older.document.bytes, oldEnd));
  const newEndColumn = once(() => columnOf(newer.document.bytes, newEnd));
  return (place, length) => {
    if (place.line === null || place.column === null) return null;
    const [at, column] = [place.line - 1, place.column - 1];
    if (at < line || (at === line && column + length <= startColumn())) return place;
    if (at < oldEndLine || (at === oldEndLine && column < oldEndColumn())) return null;
    const behind = at === oldEndLine ? newEndColumn() - oldEndColumn() : 0;
    return {
      ...place,
      line: place.line + newEndLine - oldEndLine,
      column: place.column + behind,
    };
  };
}

/** In UTF-16 units, from 0. */
function columnOf(bytes: Buffer, at: number): number {
  return bytes.toString("utf8", lineStart(bytes, at), at).length;
}

function once(make: () => number): () => number {
  let made: number | undefined;
  return () => (made ??= make());
}
