/** Prints modules while others are still being drafted, so that not all drafts are kept at once. */
import type { Emitted, OnDraft } from "../5-emit/emit.js";
import type { Draft, ModuleDraft } from "../5-emit/seam/draft.js";
import { hasBehaviour } from "../5-emit/seam/imports.js";
import { outlineOf } from "../5-emit/seam/outline.js";
import { refusedOf } from "../diagnostics/emitter-error.js";
import type { How } from "./draft-text.js";
import { printPlainModule } from "./module-files.js";
import { pathsOf, type DraftCache, type HashedFiles, type PrintOptions } from "./print.js";

type EmittedModule = Emitted & ModuleDraft;

export interface EarlyPrinter {
  /** Prints a draft, if nothing that is still to come matters for it. @returns what is kept of it */
  readonly print: OnDraft;
  /** Whether a draft is what was kept of one that is printed here. */
  has(draft: Draft): boolean;
  /** What is printed, by what was kept of the draft. */
  finish(): Promise<PrintedEarly>;
}

export type PrintedEarly = ReadonlyMap<ModuleDraft, HashedFiles>;

/** Another thread that prints modules. It gives the same as this one would, or nothing. */
export interface PrintHelper {
  /** Whether it has so little left to do that it would soon wait. */
  hasRoom(): boolean;
  /** @returns what is printed; `null` if it could not be, so that this thread has to do it */
  print(draft: ModuleDraft, paths: readonly string[], how: How): Promise<HashedFiles | null>;
}

export function earlyPrinter(
  { sourceOnly, importExtension }: Pick<PrintOptions, "sourceOnly" | "importExtension">,
  cache: DraftCache,
  helper: PrintHelper | null,
): EarlyPrinter {
  const kept = new Set<Draft>();
  const printed = new Map<ModuleDraft, HashedFiles>();
  const elsewhere: Promise<void>[] = [];
  const returned: (() => void)[] = [];
  const how: How = { isMapped: false, importExtension, scripts: [] };
  const printHere = (draft: EmittedModule, paths: readonly string[]): HashedFiles => {
    try {
      return cache.hash(draft, how, printPlainModule(draft, paths, how));
    } catch (error) {
      throw refusedOf(draft.emitter, error);
    }
  };
  return {
    print(draft) {
      if (!isAlone(draft)) return draft;
      const paths = pathsOf(draft, sourceOnly);
      const outline = outlineOf(draft);
      kept.add(outline);
      if (helper?.hasRoom() === true) {
        const keep = (found: HashedFiles | null) => {
          if (found !== null) printed.set(outline, found);
          else returned.push(() => printed.set(outline, printHere(draft, paths)));
        };
        elsewhere.push(helper.print(draft, paths, how).then(keep));
      } else printed.set(outline, printHere(draft, paths));
      return outline;
    },
    has: (draft) => kept.has(draft),
    async finish() {
      await Promise.all(elsewhere);
      for (const work of returned) work();
      return printed;
    },
  };
}

/** Whether it is in a chunk, so that the JavaScript files of other modules don't matter for it. */
function isAlone(draft: Emitted): draft is EmittedModule {
  return draft.kind === "module" && draft.chunk !== undefined && !hasBehaviour(draft);
}
