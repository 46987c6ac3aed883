import path from "node:path/posix";
import type { Draft, ModuleDraft } from "./draft.js";
import { importedBy, importsOf } from "./imports.js";

/** What can be imported in a package. */
export interface Modules {
  has(path: string): boolean;
  /** Whether an emitter has a module of that name in its runtime. */
  of(emitter: string, module: string): boolean;
}

/**
 * Why a module can't be loaded where the package is: it imports a module that nobody drafts, or an
 * npm package that `package.json` won't name. `null` where all is there.
 */
export function whyNoImport(
  draft: Draft,
  packages: Readonly<Record<string, string>>,
  modules: Modules,
): string | null {
  if (draft.kind !== "module" && draft.kind !== "structures") return null;
  for (const from of importedBy(draft)) {
    const fault = from.startsWith(".")
      ? whyNoModule(path.join(path.dirname(draft.path), from.replace(/\.js$/, "")), modules)
      : whyNoPackage(from, packages);
    if (fault !== null) return `src/${draft.path} imports ${JSON.stringify(from)}, ${fault}`;
  }
  return draft.kind === "module" ? whyAmbiguous(draft) : null;
}

/** One name for two things would be an error of whoever compiles the package. */
function whyAmbiguous(draft: ModuleDraft): string | null {
  const names = new Set(
    draft.statements.flatMap((statement) => ("name" in statement ? [statement.name] : [])),
  );
  for (const { from, values, types } of importsOf(draft))
    for (const { name, alias } of [...values, ...types]) {
      const local = alias ?? name;
      if (names.has(local))
        return `src/${draft.path} has ${local} twice, once from ${JSON.stringify(from)}: give its symbol an \`alias\``;
      names.add(local);
    }
  return null;
}

function whyNoModule(module: string, modules: Modules): string | null {
  const own = /^runtime\/emitters\/([^/]+)\/(.+)$/.exec(module);
  if (own !== null)
    return modules.of(own[1]!, own[2]!) ? null : "which its emitter's `runtime` doesn't name";
  if (module.startsWith("runtime/") || modules.has(module)) return null;
  return "which no emitter drafts; names of npm packages come from `client.imported`";
}

/** `@scope/name/sub` is a module of `@scope/name`; Node's own need no package. */
export function whyNoPackage(
  specifier: string,
  packages: Readonly<Record<string, string>>,
): string | null {
  if (specifier.startsWith("node:")) return null;
  const parts = specifier.split("/");
  const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  return Object.hasOwn(packages, name) ? null : `but its \`packages\` don't name ${name}`;
}
