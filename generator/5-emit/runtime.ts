import type { LoadTemplate, Template } from "../1-load/templates.js";
import type { Draft } from "./draft.js";
import { importsOf } from "./imports.js";

/** The runtime's modules that these drafts use, and those that these use in turn. */
export async function runtimeDrafts(
  drafts: readonly Draft[],
  load: LoadTemplate,
): Promise<readonly Draft[]> {
  const used = new Map<string, Template>();
  const queue = drafts.flatMap((draft) => (draft.kind === "module" ? runtimeImports(draft) : []));
  for (const module of queue) {
    if (used.has(module)) continue;
    const template = await load(module);
    used.set(module, template);
    queue.push(...template.imports);
  }
  return [...used].map(([module, template]) => ({ kind: "template", module, template }));
}

function runtimeImports(draft: Draft & { kind: "module" }): readonly string[] {
  const exported = draft.statements.flatMap((s) => (s.kind === "export" ? [s.from] : []));
  const imported = importsOf(draft).map(({ from }) => from);
  return [...exported, ...imported].flatMap((path) => {
    const module = /(?:^|\/)runtime\/([\w-]+)(?:\.js)?$/.exec(path)?.[1];
    return module === undefined ? [] : [module];
  });
}
