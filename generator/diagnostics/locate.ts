import type { Diagnostic, Place } from "./diagnostic.js";
import { compareTexts } from "../host/text-order.js";
import { lineOf, lineStarts } from "./lines.js";

/** What a diagnostic needs of a source: its text, and the position of a JSON pointer in it. */
export interface Locator {
  readonly text: string;
  /** Where an offset of a text is that has only parts of a file. */
  readonly placeAt?: (offset: number) => LinePlace;
  locate(
    pointer: string,
    on: "key" | "value",
  ): { readonly offset: number; readonly length: number };
  /** Where the value at `pointer` was written: set if overlays changed the document. */
  readonly originOf?: ((pointer: string) => Origin) | undefined;
}

/** A file, and a JSON pointer in its own text. */
export interface Origin {
  readonly file: string;
  readonly pointer: string;
}

/** Sources by their name in diagnostics. */
export type Locators = ReadonlyMap<string, Locator>;

/** A diagnostic with its position: `--format json` prints one per line. */
export interface LocatedDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly file: string | null;
  /** One-based. */
  readonly line: number | null;
  /** One-based, in UTF-16 units. */
  readonly column: number | null;
  readonly pointer: string | null;
  readonly hint: string | null;
  readonly related: readonly LocatedPlace[];
  /** The line's text and how much of it to underline: for the human format. */
  readonly frame: { readonly text: string; readonly length: number } | null;
  /** Set if the configuration ignores the warning: it is counted, but not printed. */
  readonly ignored?: { readonly because: string | null } | undefined;
}

export interface LocatedPlace {
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string | null;
}

/** Computes lines and columns, sorts by place and removes duplicates. */
export function locateAll(
  diagnostics: readonly Diagnostic[],
  sources: Locators,
): readonly LocatedDiagnostic[] {
  const lines: LineStarts = new Map();
  return arrange(diagnostics.map((diagnostic) => locate(diagnostic, sources, lines)));
}

/** Sorts by place and removes duplicates. */
export function arrange(located: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  const sorted = located.toSorted(
    (a, b) =>
      compareTexts(a.file ?? "", b.file ?? "") ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      compareTexts(a.code, b.code),
  );
  const seen = new Set<string>();
  return sorted.filter((d) => {
    const key = [d.code, d.file, d.line, d.column, d.message].join("\0");
    return !seen.has(key) && seen.add(key);
  });
}

function locate(diagnostic: Diagnostic, sources: Locators, lines: LineStarts): LocatedDiagnostic {
  const { code, severity, message, hint } = diagnostic;
  const related = diagnostic.related.map(({ message, at }) => {
    const { file, line, column, pointer } = locatePlace(at, sources, lines);
    return { message, file, line, column, pointer };
  });
  const common = { code, severity, message, hint, related };
  if (diagnostic.at === null)
    return { ...common, file: null, line: null, column: null, pointer: null, frame: null };
  const { frame, ...place } = locatePlace(diagnostic.at, sources, lines);
  return { ...common, ...place, frame };
}

/** Where the lines of texts begin, computed once for many places. */
export type LineStarts = Map<Locator, readonly number[]>;

/** File, line and column of a place; the first line if the file isn't among the sources. */
export function locatePlace(place: Place, sources: Locators, lines: LineStarts = new Map()) {
  const { file, pointer } = writtenAt(place, sources);
  const source = sources.get(file);
  if (source === undefined) return { file, line: 1, column: 1, pointer, frame: null };
  const { offset, length } = place.kind === "offset" ? place : source.locate(pointer!, place.on);
  const { line, column, text } = source.placeAt?.(offset) ?? placeIn(source, offset, lines);
  return { file, line, column, pointer, frame: { text, length: Math.max(1, length) } };
}

function placeIn(source: Locator, offset: number, lines: LineStarts): LinePlace {
  const starts = lines.get(source) ?? lineStarts(source.text);
  lines.set(source, starts);
  return lineAt(source.text, offset, starts);
}

/** The file and the pointer in it at which a place was written; an offset has no pointer. */
export function writtenAt(
  place: Place,
  sources: Locators,
): { readonly file: string; readonly pointer: string | null } {
  if (place.kind === "offset") return { file: place.file, pointer: null };
  const [file, pointer] = splitPointer(place.pointer);
  return sources.get(file)?.originOf?.(pointer) ?? { file, pointer };
}

export function splitPointer(pointer: string): [file: string, pointer: string] {
  const hash = pointer.indexOf("#");
  return hash < 0 ? [pointer, ""] : [pointer.slice(0, hash), pointer.slice(hash + 1)];
}

/** Line and column (one-based), and the text of the whole line. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Where an offset is. */
export function lineAt(text: string, offset: number, starts = lineStarts(text)): LinePlace {
  const line = lineOf(offset, starts);
  const start = starts[line]!;
  const whole = text.slice(start, (starts[line + 1] ?? text.length + 1) - 1).replace(/\r$/, "");
  return { line: line + 1, column: offset - start + 1, text: whole };
}

/** Whether the lines of code that diagnostics show are all there. */
export function hasFrames(diagnostics: readonly LocatedDiagnostic[]): boolean {
  return diagnostics.every(({ frame }) => frame?.text !== "");
}

/** Adds the lines of text to diagnostics that were stored without them. */
export function restoreFrames(
  diagnostics: readonly LocatedDiagnostic[],
  textOf: (file: string) => string | undefined,
): readonly LocatedDiagnostic[] {
  if (hasFrames(diagnostics)) return diagnostics;
  const texts = new Map<string, TextInLines>();
  const lineIn = (file: string, line: number): string => {
    const { text, lines } = texts.get(file) ?? inLines(textOf(file) ?? "");
    texts.set(file, { text, lines });
    const start = lines[line - 1];
    return start === undefined ? "" : lineAt(text, start, lines).text;
  };
  return diagnostics.map((diagnostic) => {
    const { file, line, frame } = diagnostic;
    if (file === null || line === null || frame === null || frame.text !== "") return diagnostic;
    return { ...diagnostic, frame: { ...frame, text: lineIn(file, line) } };
  });
}

interface TextInLines {
  readonly text: string;
  readonly lines: readonly number[];
}

function inLines(text: string): TextInLines {
  return { text, lines: lineStarts(text) };
}
