import path from "node:path";
import { encode, type SourceMapSegment } from "@jridgewell/sourcemap-codec";
import type { Draft, ModuleDraft } from "../5-emit/seam/draft.js";
import type { Locators } from "../diagnostics/locate.js";
import { lineOf, lineStarts } from "../diagnostics/lines.js";
import { spanFinder, type Span } from "../diagnostics/spans.js";
import { declaredNames, isFromDocument } from "./declared-names.js";
import type { OutputFile } from "./print.js";

/** What maps need besides drafts and their text. */
export interface MapSources {
  readonly sources: Locators;
  /** The folder from which `sources` name files: absolute. */
  readonly cwd: string;
  /** The folder that the package is written to: absolute. */
  readonly output: string;
}

/**
 * Declaration maps (source map version 3, ECMA-426) from `.d.ts` files to the documents: an
 * editor's "go to definition" opens the line of the document. They depend on places in the
 * documents, which a draft's content hash doesn't cover, so they are made again in every run that
 * prints.
 */
export function makeDeclarationMaps(
  drafts: readonly Draft[],
  files: readonly OutputFile[],
  { sources, cwd, output }: MapSources,
): readonly OutputFile[] {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const find = spanFinder(sources);
  return drafts.flatMap((draft) => {
    if (draft.kind !== "module" || !isFromDocument(draft)) return [];
    const file = `dist/${draft.path}.d.ts`;
    const text = texts.get(file);
    if (text === undefined) return [];
    const folder = path.dirname(path.join(output, file));
    const sourceOf = (source: string) =>
      path.relative(folder, path.resolve(cwd, source)).split(path.sep).join("/");
    const map = mapOf(draft, text, find, sourceOf);
    const whole = { version: 3, file: path.posix.basename(file), ...map };
    return [{ path: `${file}.map`, text: JSON.stringify(whole) + "\n" }];
  });
}

/** Two segments for each name, at its start and at its end, so that an editor knows its length. */
function mapOf(
  draft: ModuleDraft,
  text: string,
  find: (pointer: string) => Span | null,
  sourceOf: (file: string) => string,
) {
  const sources: string[] = [];
  const starts = lineStarts(text);
  const lines: SourceMapSegment[][] = starts.map(() => []);
  for (const { offset, length, at } of declaredNames(draft, text)) {
    const line = lineOf(offset, starts);
    const column = offset - starts[line]!;
    const span = at === null ? null : find(at);
    if (span === null) {
      // This name isn't in the document. Without a segment, readers take that of the next name.
      lines[line]!.push([column]);
      continue;
    }
    const source = sourceOf(span.file);
    if (!sources.includes(source)) sources.push(source);
    const index = sources.indexOf(source);
    lines[line]!.push([column, index, span.line, span.column]);
    lines[line]!.push([column + length, index, span.line, span.column + span.length]);
  }
  return { sources, names: [], mappings: encode(lines) };
}
