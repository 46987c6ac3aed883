/** The modules of the runtime that users have taken over, as parts of a package. */
import { commandIn } from "../../host/package-manager.js";
import type { ImportExtension } from "../../4-plan/import-extension.js";
import { isInRuntimeChunk } from "../../5-emit/seam/chunks.js";
import type { Draft } from "../../5-emit/seam/draft.js";
import type { OutputFile } from "../../6-print/print.js";
import { ejectedSource } from "../../6-print/runtime-files.js";
import { baseOf, sourceOf } from "../../7-write/ejected-files.js";
import { hasErrors } from "../../diagnostics/diagnostic.js";
import type { LocatedDiagnostic } from "../../diagnostics/locate.js";
import { hasTemplate, type LoadTemplate, type Template } from "../../host/templates.js";
import { compileEjected, importedModules } from "./compile-ejected.js";
import type { EjectedFiles } from "./ejected-files.js";
import type { EjectedModule } from "./ejected-modules.js";
import { Findings } from "./findings.js";
import { sourceFacts, type SourceFacts } from "./source-facts.js";
import { textAfterMerge } from "./text-after-merge.js";

export interface EjectedResult extends EjectedFiles {
  /** What the next version is merged by. */
  readonly bases: readonly OutputFile[];
  readonly diagnostics: readonly LocatedDiagnostic[];
}

interface RuntimeOptions {
  /** The folder of the project. */
  readonly cwd: string;
  readonly sourceOnly: boolean;
  readonly importExtension: ImportExtension;
}

type Values = SourceFacts["values"];

export class EjectedRuntime {
  readonly #findings: Findings;
  /** By module: the user's text after the merge, and wireform's. */
  readonly #used = new Map<string, { readonly text: string; readonly base: string }>();
  /** Users' modules with values that wireform's don't have. */
  readonly #added: {
    readonly own: EjectedModule;
    readonly text: string;
    readonly added: Values;
  }[] = [];

  constructor(
    private readonly modules: readonly EjectedModule[],
    private readonly original: LoadTemplate,
    private readonly options: RuntimeOptions,
  ) {
    this.#findings = new Findings(commandIn(options.cwd));
  }

  /** Loads the users' modules instead of wireform's. */
  readonly load: LoadTemplate = async (module) => {
    const template = await this.original(module);
    const own = this.modules.find((one) => one.module === module);
    return (own && this.#take(own, template)) ?? template;
  };

  /** @param drafts the modules of the runtime that the package has */
  finish(drafts: readonly Draft[]): EjectedResult {
    const loaded = new Set(drafts.flatMap((one) => (one.kind === "template" ? [one.module] : [])));
    for (const own of this.modules)
      if (!loaded.has(own.module)) this.#findings.unused(own, hasTemplate(own.module));
    if (!this.options.sourceOnly) this.#checkNames(drafts);
    const diagnostics = this.#findings.located();
    return { ...this.#files(hasErrors(diagnostics)), diagnostics };
  }

  /** @param fails whether nothing will be written */
  #files(fails: boolean): Omit<EjectedResult, "diagnostics"> {
    const sources = new Map<string, string | null>();
    const merged = new Map<string, string>();
    const bases: OutputFile[] = [];
    for (const { module, text: before, base } of this.modules) {
      const used = fails ? undefined : this.#used.get(module);
      const text = used?.text ?? before;
      sources.set(sourceOf(module), text);
      if (before !== null && text !== before) merged.set(sourceOf(module), before);
      const kept = used?.base ?? base;
      if (kept !== null) bases.push({ path: baseOf(module), text: kept });
    }
    return { sources, merged, bases };
  }

  /** `undefined` if something is wrong with it. */
  #take(own: EjectedModule, template: Template): Template | undefined {
    const { module } = own;
    const { sourceOnly, importExtension } = this.options;
    const base = ejectedSource(template.ts, importExtension);
    const text = textAfterMerge(own, base, this.#findings);
    if (text === null) return undefined;
    this.#used.set(module, { text, base });
    if (text === base) return { ...template, ts: text, isEjected: true };

    const [facts, theirs] = [sourceFacts(text), sourceFacts(template.ts)];
    const missing = [...(theirs.exports ?? [])].filter(
      (name) => facts.exports?.has(name) === false,
    );
    if (missing.length > 0) this.#findings.missingExports(own, text, missing);
    if (sourceOnly)
      return { ...template, ts: text, imports: importedModules(module, facts), isEjected: true };
    const compiled = compileEjected(module, text, facts);
    if (!("ts" in compiled)) {
      this.#findings.problems(own, text, compiled);
      return undefined;
    }
    const added = new Map([...facts.values].filter(([name]) => !theirs.values.has(name)));
    if (added.size > 0) this.#added.push({ own, text, added });
    return compiled;
  }

  /** In `dist/`, the modules of the runtime are one file: a name there means one thing. */
  #checkNames(drafts: readonly Draft[]): void {
    for (const { own, text, added } of this.#added) {
      for (const [name, place] of added)
        if (Object.hasOwn(globalThis, name))
          this.#findings.taken(own, text, { name, place, by: null });
      for (const draft of drafts) {
        if (draft.kind !== "template" || draft.module === own.module) continue;
        if (!isInRuntimeChunk(`runtime/${draft.module}`)) continue;
        for (const name of sourceFacts(draft.template.ts).values.keys()) {
          const place = added.get(name);
          if (place !== undefined)
            this.#findings.taken(own, text, { name, place, by: draft.module });
        }
      }
    }
  }
}
