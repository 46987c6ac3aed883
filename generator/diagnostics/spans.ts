import { lineOf, lineStarts } from "./lines.js";
import { onPointer, type Pointer } from "./diagnostic.js";
import { writtenAt, type Locator, type Locators } from "./locate.js";

/** The position of a key. */
export interface Span {
  /** The name in diagnostics. */
  readonly file: string;
  /** Zero-based, as in a source map. */
  readonly line: number;
  /** Zero-based, in UTF-16 units. */
  readonly column: number;
  /** In UTF-16 units. */
  readonly length: number;
}

/**
 * Finds the positions of many keys: the line starts of each text are computed once. `null` if a
 * pointer's file isn't among the sources.
 */
export function spanFinder(sources: Locators): (pointer: Pointer) => Span | null {
  const starts = new Map<Locator, readonly number[]>();
  return (at) => {
    const { file, pointer } = writtenAt(onPointer(at), sources);
    const source = sources.get(file);
    if (source === undefined || pointer === null) return null;
    const lines = starts.get(source) ?? lineStarts(source.text);
    starts.set(source, lines);
    const { offset, length } = source.locate(pointer, "key");
    const line = lineOf(offset, lines);
    return { file, line, column: offset - lines[line]!, length };
  };
}
