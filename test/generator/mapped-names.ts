import path from "node:path";
import { decode } from "@jridgewell/sourcemap-codec";

/** A name in a declaration file, and the target of its map. */
export interface MappedName {
  readonly file: string;
  /** As it is written there. */
  readonly name: string;
  /** `null`: nowhere. */
  readonly to: {
    /** From the same folder as `file`. */
    readonly file: string;
    /** One-based. */
    readonly line: number;
    /** The underlined text. */
    readonly text: string;
    readonly wholeLine: string;
  } | null;
}

/**
 * Reads all declaration maps of a package.
 * @param files its texts by path
 * @param textOf the text of a document, by its path from the same folder
 */
export function readMappedNames(
  files: Readonly<Record<string, string>>,
  textOf: (file: string) => string,
): readonly MappedName[] {
  const maps = Object.keys(files).filter((file) => file.endsWith(".d.ts.map"));
  return maps.flatMap((file) => readMap(file, files, textOf));
}

function readMap(
  mapFile: string,
  files: Readonly<Record<string, string>>,
  textOf: (file: string) => string,
): readonly MappedName[] {
  const map = JSON.parse(files[mapFile]!) as { sources: string[]; mappings: string };
  const file = mapFile.slice(0, -".map".length);
  const lines = files[file]!.split("\n");
  if (lines.at(-2) !== `//# sourceMappingURL=${path.posix.basename(mapFile)}`)
    throw new Error(`${file} doesn't name its map`);
  const sources = map.sources.map((source) => path.posix.join(path.posix.dirname(file), source));
  return decode(map.mappings).flatMap((segments, index) => {
    const names: MappedName[] = [];
    for (let i = 0; i < segments.length; i++) {
      const [column, source, line, start] = segments[i]!;
      const rest = lines[index]!.slice(column);
      if (source === undefined) {
        names.push({ file, name: /^"?([^\s":?(<]+)/.exec(rest)![1]!, to: null });
        continue;
      }
      const [end, , , stop] = segments[++i]!;
      const wholeLine = textOf(sources[source]!).split("\n")[line!]!;
      const text = wholeLine.slice(start, stop);
      const to = { file: sources[source]!, line: line! + 1, text, wholeLine };
      names.push({ file, name: rest.slice(0, end - column), to });
    }
    return names;
  });
}
