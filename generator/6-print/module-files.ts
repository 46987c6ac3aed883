/** The files of a module. */
import type { ModuleDraft } from "../5-emit/seam/draft.js";
import type { How } from "./draft-text.js";
import { printModule, printScript, printSection, type TypeTexts } from "./modules.js";
import { check } from "./proof/proof.js";
import type { OutputFile } from "./print.js";
import { sectionAt } from "./section.js";

/**
 * Prints and verifies a module of types and data alone, which is laid out as it is printed.
 * @param paths of its files; a file without any statement is left out
 * @throws Error (a bug of wireform) if the text doesn't say what the draft says
 */
export function printPlainModule(
  draft: ModuleDraft,
  paths: readonly string[],
  how: How,
): readonly OutputFile[] {
  const files = printTexts(draft, paths, how);
  const error = check(draft, sourceIn(files), how.importExtension);
  if (error !== null) throw new Error(`${draft.path}: ${error}`);
  return withMapComments(files, how);
}

/** The texts of a module, not verified yet. */
export function printTexts(
  draft: ModuleDraft,
  paths: readonly string[],
  { importExtension, scripts }: How,
): readonly OutputFile[] {
  const types: TypeTexts = new Map();
  const textAt = (path: string) => {
    if (path.endsWith(".d.ts")) return printModule(draft, "d.ts", "js", types);
    if (path.endsWith(".ts")) return printModule(draft, "ts", importExtension, types);
    return sectionAt(path) === null ? printScript(draft, new Map(scripts)) : printSection(draft);
  };
  return paths.flatMap((path) => {
    const text = textAt(path);
    return text === null ? [] : [{ path, text }];
  });
}

/** The text of a module's source: empty if it has no statement. */
export function sourceIn(files: readonly OutputFile[]): string {
  const source = files.find(({ path }) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
  return source?.text ?? "";
}

/** Declarations that have a map end with a comment by which editors find it. */
export function withMapComments(
  files: readonly OutputFile[],
  { isMapped }: How,
): readonly OutputFile[] {
  if (!isMapped) return files;
  return files.map(({ path, text }) => {
    if (!path.endsWith(".d.ts")) return { path, text };
    const map = path.slice(path.lastIndexOf("/") + 1);
    return { path, text: `${text}//# sourceMappingURL=${map}.map\n` };
  });
}
