/** The files of a module. */
import type { ImportExtension } from "../4-plan/import-extension.js";
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
  return verified(draft, printTexts(draft, paths, how), how, check);
}

/**
 * The files of a module, after its source was compared with the draft.
 * @param files their texts, laid out
 * @param check says what is wrong with the text of the source
 * @throws Error (a bug of wireform) if that text doesn't say what the draft says
 */
export function verified(
  draft: ModuleDraft,
  files: readonly OutputFile[],
  { isMapped, importExtension }: How,
  check: (draft: ModuleDraft, source: string, extension: ImportExtension) => string | null,
): readonly OutputFile[] {
  const error = check(draft, sourceIn(files), importExtension);
  if (error !== null) throw new Error(`${draft.path}: ${error}`);
  return isMapped ? files.map(withMapComment) : files;
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
    const section = sectionAt(path);
    if (section === null) return printScript(draft, new Map(scripts));
    return printSection(draft, section.file);
  };
  return paths.flatMap((path) => {
    const text = textAt(path);
    return text === null ? [] : [{ path, text }];
  });
}

/** The text of a module's source: empty if it has no statement. */
function sourceIn(files: readonly OutputFile[]): string {
  const source = files.find(({ path }) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
  return source?.text ?? "";
}

/** Declarations end with a comment by which editors find their map. */
function withMapComment({ path, text }: OutputFile): OutputFile {
  if (!path.endsWith(".d.ts")) return { path, text };
  const map = path.slice(path.lastIndexOf("/") + 1);
  return { path, text: `${text}//# sourceMappingURL=${map}.map\n` };
}
