import { refusedOf } from "../diagnostics/emitter-error.js";
import { moduleAt, type Chunks } from "../5-emit/seam/chunks.js";
import type { Draft, ModuleDraft } from "../5-emit/seam/draft.js";
import { importsOf } from "../5-emit/seam/imports.js";
import { layOutImport } from "./layout/import-layout.js";
import { layOut } from "./layout/layout.js";
import type { OutputFile } from "./print.js";
import { joinImports, valuesInto, type ImportedValue } from "./script-imports.js";
import { joinSections, type Section } from "./section.js";
import { commentLine } from "./text.js";

type Owned = Draft & { readonly emitter?: string };
type Joined = ModuleDraft & { readonly chunk: string; readonly emitter?: string };

/**
 * The JavaScript files that hold the statements of several modules.
 * @param sections what runs of each module, by its path
 */
export function printChunks(
  drafts: readonly Owned[],
  sections: ReadonlyMap<string, string>,
  chunks: Chunks,
): readonly OutputFile[] {
  const joined = new Map<string, Joined[]>();
  for (const draft of drafts)
    if (isJoined(draft)) {
      const modules = joined.get(draft.chunk);
      if (modules === undefined) joined.set(draft.chunk, [draft]);
      else modules.push(draft);
    }
  return Array.from(joined, ([chunk, modules]) => {
    const header = modules[0]!.header.map((line) => `// ${commentLine(line)}\n`);
    const imports = joinImports(importedInto(chunk, modules, chunks)).flatMap((entry) => {
      const doc = layOutImport(entry, "js");
      return doc === null ? [] : [layOut(doc)];
    });
    const filled = modules.flatMap((draft): Section[] => {
      const text = sections.get(draft.path);
      return text === undefined ? [] : [{ module: draft.path, text, needs: needsOf(draft) }];
    });
    const head = [...header, ...imports].join("");
    return { path: `dist/${chunk}.js`, text: joinSections(head, filled) };
  });
}

function isJoined(draft: Owned): draft is Joined {
  return draft.kind === "module" && draft.chunk !== undefined;
}

function needsOf(draft: ModuleDraft): readonly string[] {
  return importsOf(draft).flatMap(({ from, values }) =>
    values.length === 0 ? [] : (moduleAt(draft.path, from) ?? []),
  );
}

/** What the modules of a chunk import from elsewhere. @throws Error where one name is two things */
function* importedInto(
  chunk: string,
  modules: readonly Joined[],
  chunks: Chunks,
): Iterable<ImportedValue> {
  const origins = new Map<string, string>();
  const declare = (local: string, origin: string, { emitter }: Joined) => {
    const other = origins.get(local) ?? origin;
    origins.set(local, origin);
    if (other === origin) return;
    const error = new Error(`dist/${chunk}.js has ${local} twice: of ${other}, and of ${origin}`);
    throw emitter === undefined ? error : refusedOf(emitter, error);
  };
  for (const draft of modules) {
    for (const { kind, ...statement } of draft.statements)
      if ("name" in statement && kind !== "interface" && kind !== "type")
        declare(statement.name, draft.path, draft);
    for (const imported of valuesInto(chunk, draft, chunks)) {
      const [from, { name, alias }] = imported;
      declare(alias ?? name, `${from} ${name}`, draft);
      yield imported;
    }
  }
}
