import type { ImportExtension } from "../4-plan/import-extension.js";
import type { Draft, ModuleDraft, StructuresDraft } from "../5-emit/seam/draft.js";
import { hasBehaviour } from "../5-emit/seam/imports.js";
import { refusedOf } from "../diagnostics/emitter-error.js";
import { printMarkdown } from "./markdown/markdown.js";
import { printPlainModule, printTexts, verified } from "./module-files.js";
import type { OutputFile } from "./print.js";
import { importFiles } from "./script-imports.js";
import { sectionAt } from "./section.js";
import { headerComment } from "./layout/layout.js";

/** A draft that is worth caching. A template is not: copying it is faster than comparing it. */
export type PrintedDraft = Exclude<Draft, { kind: "template" }>;

/** What the text of a draft's files depends on, besides the draft. */
export interface How {
  /** Whether declarations refer to their maps. The maps themselves are never cached. */
  readonly isMapped: boolean;
  readonly importExtension: ImportExtension;
  /** Imported modules that share a JavaScript file with others, each with that file. */
  readonly scripts: readonly (readonly [module: string, script: string])[];
}

/** @throws EmitterError if the emitter of the draft is known */
export async function printNamed(
  draft: PrintedDraft & { readonly emitter?: string },
  paths: readonly string[],
  how: How,
): Promise<readonly OutputFile[]> {
  try {
    return await printDraft(draft, paths, how);
  } catch (error) {
    throw draft.emitter === undefined ? error : refusedOf(draft.emitter, error);
  }
}

/** @param paths of its files; a file without any statement is left out */
async function printDraft(
  draft: PrintedDraft,
  paths: readonly string[],
  how: How,
): Promise<readonly OutputFile[]> {
  // The parser is imported only where it is needed: loading it takes longer than a run that prints
  // nothing.
  switch (draft.kind) {
    case "module":
      return hasBehaviour(draft)
        ? await printWithPrettier(draft, paths, how)
        : printPlainModule(draft, paths, how);
    case "structures":
      return await printWithTsMorph(draft, paths, how);
    case "types": {
      const text = await formatWithPrettier(headed(draft.header, draft.text), "typescript");
      const { checkTypes } = await import("./proof/parsed.js");
      const error = checkTypes(text);
      if (error !== null) throw new Error(`${draft.path}: ${error}`);
      return paths.map((path) => ({ path, text }));
    }
    case "file": {
      const { format } = draft;
      const text = format === "text" ? draft.text : await formatWithPrettier(draft.text, format);
      return paths.map((path) => ({ path, text }));
    }
    case "markdown": {
      const text = printMarkdown(draft.blocks);
      return paths.map((path) => ({ path, text }));
    }
  }
}

/** Code that does something is laid out by prettier, and parsed. */
async function printWithPrettier(
  draft: ModuleDraft,
  paths: readonly string[],
  how: How,
): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  for (const { path, text } of printTexts(draft, paths, how)) {
    const laidOut = await formatWithPrettier(text, "typescript");
    files.push({ path, text: sectionAt(path) === null ? laidOut : laidOut.trimEnd() });
  }
  const { checkParsed } = await import("./proof/parsed.js");
  return verified(draft, files, how, checkParsed);
}

async function printWithTsMorph(
  draft: StructuresDraft,
  paths: readonly string[],
  { importExtension: extension, scripts }: How,
): Promise<readonly OutputFile[]> {
  const { printStructures } = await import("./structures.js");
  const laidOut = (text: string) => formatWithPrettier(headed(draft.header, text), "typescript");
  const source = await laidOut(printStructures(draft, extension));
  const { checkStructures } = await import("./proof/structures.js");
  const error = checkStructures(draft, source, extension);
  if (error !== null) throw new Error(`src/${draft.path}: ${error}`);
  const { compile } = await import("./compile.js");
  const { js, dts } = compile(printStructures(draft, "js"));
  const script = importFiles(js, draft.path, new Map(scripts));
  const texts = [source, await laidOut(script), await laidOut(dts)];
  return paths.map((path, i) => ({ path, text: texts[i]! }));
}

export function headed(header: readonly string[], text: string): string {
  return headerComment(header) + text;
}

/** Only for text without layout. It never uses the user's configuration of prettier. */
async function formatWithPrettier(text: string, parser: "typescript" | "json" | "markdown") {
  const prettier = await import("prettier");
  const filepath = { typescript: "module.ts", json: "package.json", markdown: "README.md" }[parser];
  return prettier.format(text, { filepath, printWidth: 100 });
}
