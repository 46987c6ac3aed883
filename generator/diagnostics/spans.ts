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

/** The offset at which each line of a text begins. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return starts;
}

/** The last line that begins at or before an offset. */
export function lineOf(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
