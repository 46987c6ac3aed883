import type { Draft, ModuleDraft } from "./draft.js";
import { moduleAt } from "./chunks.js";
import { importedBy, importsOf } from "./imports.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { ExportedNames } from "./exported-names.js";
import type { Refusal } from "../../diagnostics/refusal.js";

/** The modules that can be imported in a package. */
export interface Modules {
  has(path: string): boolean;
  /** The exports of a module, if its draft shows them. */
  namesOf(path: string): ExportedNames;
  /** Whether wireform's runtime has a module: `encode/json`. */
  hasRuntime(module: string): boolean;
  /** Whether an emitter has a module of that name in its runtime. */
  of(emitter: string, module: string): boolean;
}

/**
 * Why a module can't be loaded: it imports a module that doesn't exist, or an npm package that
 * `package.json` doesn't name. `null` if every import exists.
 */
export function whyNoImport(
  draft: Draft,
  packages: Readonly<Record<string, string>>,
  modules: Modules,
): Refusal | null {
  if (draft.kind !== "module" && draft.kind !== "structures") return null;
  for (const from of importedBy(draft)) {
    const module = moduleAt(draft.path, from);
    const refusal = module === null ? whyNoPackage(from, packages) : whyNoModule(module, modules);
    if (refusal !== null)
      return {
        ...refusal,
        why: `src/${draft.path} imports ${JSON.stringify(from)}, ${refusal.why}`,
      };
  }
  return draft.kind === "module" ? (whyAmbiguous(draft) ?? whyNoName(draft, modules)) : null;
}

/**
 * Why a module would fail when it is loaded: it imports a name that the other module doesn't
 * export.
 */
function whyNoName(draft: ModuleDraft, modules: Modules): Refusal | null {
  for (const { from, module, values, types } of importsOf(draft)) {
    const names = module === null ? null : modules.namesOf(module);
    const missing = [...values, ...types].find(({ name }) => names?.has(name) === false);
    if (names === null || missing === undefined || missing.name === "*") continue;
    const meant = didYouMean(missing.name, names.keys());
    return {
      why: `src/${draft.path} imports ${missing.name} from ${JSON.stringify(from)}, which exports no such name`,
      hint:
        meant ??
        "take the symbol from `client.symbol(key)`; a const of yours needs `exported: true`",
    };
  }
  return null;
}

/** A name for two things would fail to compile for users of the package. */
function whyAmbiguous(draft: ModuleDraft): Refusal | null {
  const names = new Set(
    draft.statements.flatMap((statement) => ("name" in statement ? [statement.name] : [])),
  );
  for (const { from, values, types } of importsOf(draft))
    for (const { name, alias } of [...values, ...types]) {
      const local = alias ?? name;
      if (names.has(local))
        return {
          why: `src/${draft.path} has ${local} twice, once from ${JSON.stringify(from)}`,
          hint: "give the symbol that is imported an `alias`",
        };
      names.add(local);
    }
  return null;
}

function whyNoModule(module: string, modules: Modules): Refusal | null {
  const own = /^runtime\/emitters\/([^/]+)\/(.+)$/.exec(module);
  if (own !== null)
    return modules.of(own[1]!, own[2]!)
      ? null
      : {
          why: "which its emitter's `runtime` doesn't name",
          hint: `add ${own[2]} to \`runtime\` of the emitter ${own[1]}, or correct \`client.runtimeOf\``,
        };
  const [, runtime] = /^runtime\/(.+)$/.exec(module) ?? [];
  if (runtime !== undefined)
    return modules.hasRuntime(runtime)
      ? null
      : {
          why: "and wireform's runtime has no such module",
          hint: "a program in TypeScript is told by its compiler which modules `client.runtime` knows",
        };
  if (modules.has(module)) return null;
  return {
    why: "which no emitter drafts",
    hint: "draft that module, or correct the path; names of npm packages come from `client.imported`",
  };
}

/** `@scope/name/sub` is a module of `@scope/name`; Node's own modules need no package. */
export function whyNoPackage(
  specifier: string,
  packages: Readonly<Record<string, string>>,
): Refusal | null {
  if (specifier.startsWith("node:")) return null;
  const parts = specifier.split("/");
  const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  if (Object.hasOwn(packages, name)) return null;
  return {
    why: `but its \`packages\` don't name ${name}`,
    hint: `packages: { ${JSON.stringify(name)}: "^1.0.0" }, with the versions that the code works with`,
  };
}
