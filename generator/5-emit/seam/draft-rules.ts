import { lockName } from "../../4-plan/lock/lock.js";
import type { Draft, ModuleDraft } from "./draft.js";

/**
 * Why a draft of an emitter is none, so that no emitter, of whomever, brings text past `6-print` into
 * code or a file out of the package; `null` where it is one.
 */
export function whyNoDraft(draft: Draft): string | null {
  // The runtime's modules are found by what other drafts import.
  if (draft.kind === "template") return "only wireform itself copies modules";
  const { path } = draft;
  if (!isPlain(path)) return `${JSON.stringify(path)} is no path of a package`;
  if (draft.kind === "module") return whyNoModule(draft);
  if (draft.kind !== "file") return null;
  if (/^(src|dist)\//.test(path) || /\.[cm]?[jt]sx?$/i.test(path))
    return `${path} would be code: that is drafted as a module`;
  if (path.startsWith("wireform.") && path !== lockName) return `${path} is wireform's own`;
  return null;
}

/** Declarations are printed without looking at values: these say their types. */
function whyNoModule({ path, statements }: ModuleDraft): string | null {
  for (const statement of statements)
    if (statement.kind === "const" && statement.exported && statement.type === null)
      return `src/${path} exports the value ${statement.name} without a type`;
  return null;
}

/** Words of letters, digits, `-`, `_` and dots that don't come first, with `/` between them. */
function isPlain(path: string): boolean {
  return /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path);
}
