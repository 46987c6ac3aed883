import type { Templates } from "../1-load/templates.js";
import type { Draft } from "./draft.js";
import { importsOf } from "./imports.js";

/** The runtime's modules that these drafts use, and those that these use in turn. */
export function runtimeDrafts(drafts: readonly Draft[], templates: Templates): readonly Draft[] {
  const used = new Set<string>();
  const queue = drafts.flatMap((draft) => (draft.kind === "module" ? runtimeImports(draft) : []));
  for (const module of queue) {
    if (used.has(module)) continue;
    const template = templates.get(module);
    if (template === undefined) throw new Error(`the runtime has no module ${module}`);
    used.add(module);
    queue.push(...template.imports);
  }
  return [...used].toSorted().map((module): Draft => ({ kind: "template", module }));
}

function runtimeImports(draft: Draft & { kind: "module" }): readonly string[] {
  const exported = draft.statements.flatMap((s) => (s.kind === "export" ? [s.from] : []));
  const imported = importsOf(draft).map(({ from }) => from);
  return [...exported, ...imported].flatMap((path) => {
    const module = /(?:^|\/)runtime\/([\w-]+)(?:\.js)?$/.exec(path)?.[1];
    return module === undefined ? [] : [module];
  });
}
