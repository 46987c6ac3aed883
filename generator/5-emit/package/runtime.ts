import path from "node:path/posix";
import type { LoadTemplate, Template } from "../../host/templates.js";
import type { Draft, ModuleDraft, StructuresDraft } from "../seam/draft.js";
import { importedBy } from "../seam/imports.js";

/** The runtime's modules of these names, and the modules that they import. */
export async function runtimeDrafts(
  modules: Iterable<string>,
  load: LoadTemplate,
): Promise<readonly Draft[]> {
  const used = new Map<string, Template>();
  const queue = [...modules];
  for (const module of queue) {
    if (used.has(module)) continue;
    const template = await load(module);
    used.set(module, template);
    queue.push(...template.imports);
  }
  return [...used].map(([module, template]) => ({ kind: "template", module, template }));
}

/** The runtime's modules that drafts import. */
export function runtimeModules(drafts: readonly Draft[]): ReadonlySet<string> {
  return new Set(
    drafts.flatMap((draft) =>
      draft.kind === "module" || draft.kind === "structures" ? runtimeImports(draft) : [],
    ),
  );
}

function runtimeImports(draft: ModuleDraft | StructuresDraft): readonly string[] {
  return importedBy(draft).flatMap((from) => {
    if (!from.startsWith(".")) return [];
    const file = path.join(path.dirname(draft.path), from);
    const module = /^runtime\/([\w/-]+)(?:\.js)?$/.exec(file)?.[1];
    return module === undefined ? [] : [module];
  });
}
