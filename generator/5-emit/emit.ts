import type { Plan } from "../4-plan/plan.js";
import { EmitterError, toEmitterError } from "../diagnostics/emitter-error.js";
import type { Draft } from "./seam/draft.js";
import { whyNoDraft } from "./seam/draft-rules.js";
import type { Emitter, PackageFacts } from "./seam/emitter.js";
import { whyNoImport, type Modules } from "./seam/import-rules.js";

/** A draft, and whose it is. */
export type Emitted = Draft & { readonly emitter: string };

/**
 * The drafts of all emitters.
 * @throws EmitterError where an emitter drafts what no package may hold
 */
export async function emit(emitters: readonly Emitter[], plan: Plan): Promise<readonly Emitted[]> {
  const emitted: Emitted[] = [];
  for (const emitter of emitters)
    try {
      for await (const draft of emitter.emit?.(plan) ?? [])
        emitted.push(checked(draft, emitter.name));
    } catch (error) {
      throw toEmitterError(emitter.name, error);
    }
  refuseRepeated(emitted);
  checkImports(emitted, emitters, { isWhole: true });
  return emitted;
}

/** The same of the package as a whole. */
export function emitPackage(emitters: readonly Emitter[], facts: PackageFacts): readonly Emitted[] {
  const emitted: Emitted[] = [];
  for (const emitter of emitters)
    try {
      for (const draft of emitter.emitPackage?.(facts) ?? [])
        emitted.push(checked(draft, emitter.name));
    } catch (error) {
      throw toEmitterError(emitter.name, error);
    }
  refuseRepeated(emitted);
  checkImports(emitted, emitters, { isWhole: false });
  return emitted;
}

function checked(draft: Draft, emitter: string): Emitted {
  const error = whyNoDraft(draft);
  if (error !== null) throw new EmitterError(emitter, error);
  return { ...draft, emitter };
}

/** One of two files would be lost. */
function refuseRepeated(drafts: readonly Emitted[]): void {
  const emitters = new Map<string, string>();
  for (const draft of drafts) {
    const path = pathOf(draft);
    const other = emitters.get(path);
    if (other !== undefined)
      throw new EmitterError(
        draft.emitter,
        `it drafts ${path}, and so does ${whose(other, draft)}`,
      );
    emitters.set(path, draft.emitter);
  }
}

function whose(other: string, { emitter }: Emitted): string {
  return other === emitter ? "another draft of it" : `the emitter ${other}`;
}

/** From the package's folder. */
function pathOf(draft: Draft): string {
  if (draft.kind === "file") return draft.path;
  return `src/${draft.kind === "template" ? `runtime/${draft.module}` : draft.path}.ts`;
}

/** @param isWhole whether there are no other modules that could be imported */
function checkImports(
  drafts: readonly Emitted[],
  emitters: readonly Emitter[],
  { isWhole }: { readonly isWhole: boolean },
): void {
  const paths = new Set(drafts.flatMap((draft) => ("path" in draft ? [draft.path] : [])));
  const byName = new Map(emitters.map((emitter) => [emitter.name, emitter]));
  const modules: Modules = {
    has: (path) => !isWhole || paths.has(path),
    of: (emitter, module) => byName.get(emitter)?.runtime?.[module] !== undefined,
  };
  for (const draft of drafts) {
    const { packages = {} } = byName.get(draft.emitter)!;
    const error = whyNoImport(draft, packages, modules);
    if (error !== null) throw new EmitterError(draft.emitter, error);
  }
}
