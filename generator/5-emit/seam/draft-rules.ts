import { lockName } from "../../4-plan/lock/lock.js";
import type { Draft, ModuleDraft } from "./draft.js";
import { whyUnreadable } from "./draft-language.js";
import { isProgramText } from "./program-text.js";
import { findMismatch } from "./value-rules.js";
import { shown, type Refusal } from "../../diagnostics/refusal.js";

/**
 * Why a draft must be refused; `null` if it may be printed. So no emitter can bring text into code
 * without `6-print`, or a file out of the package.
 */
export function whyNoDraft(draft: Draft): Refusal | null {
  const { path } = draft as { readonly path?: string };
  if (path !== undefined && !isPlain(path))
    return {
      why: `${JSON.stringify(path)} is no path of a package`,
      hint: "a path is words of letters, digits, `-`, `_` and dots with `/` between, from the package's folder",
    };
  if (draft.kind === "module") return whyNoModule(draft);
  if (draft.kind !== "file") return null;
  return /^bin\/[^/]+$/.test(draft.path) && isProgramText(draft.text)
    ? null
    : whyNoFile(draft.path);
}

/** The same for an emitter that isn't wireform's own: the draft may be any value. */
export function whyNoDraftOfOthers(draft: unknown): Refusal | null {
  // The runtime's modules are added because other drafts import them.
  if (Object(draft).kind === "template")
    return {
      why: "it gives a draft of the kind template: only wireform itself copies modules",
      hint: "name the module in the emitter's `runtime`: it is copied where it is imported",
    };
  const refusal = whyUnreadable(draft) ?? whyNoDraft(draft as Draft);
  if (refusal !== null) return refusal;
  const { kind, path } = draft as { readonly kind: string; readonly path: string };
  return kind !== "file" && path.startsWith("runtime/")
    ? {
        why: `it drafts src/${path}, and src/runtime/ is wireform's own`,
        hint: "choose another folder; modules that are copied are named in the emitter's `runtime`",
      }
    : null;
}

/** Why the result of `emit` or `emitPackage` isn't a list of drafts; `null` if it is. */
export function whyNoList(
  given: unknown,
  name: "emit" | "emitPackage",
  { canWait }: { readonly canWait: boolean },
): Refusal | null {
  if (Symbol.iterator in Object(given) && typeof given !== "string") return null;
  const waits = Symbol.asyncIterator in Object(given);
  if (canWait && waits) return null;
  const isPromise = typeof Object(given).then === "function";
  const hint = canWait
    ? "write it as a generator (`*emit(plan) { yield draft; }`), or return a list"
    : "write it as a generator (`*emitPackage(facts) { yield draft; }`), not async, or return a list";
  const what = isPromise ? "a promise" : waits ? "a list that is async" : shown(given);
  return { why: `its \`${name}\` gives ${what}, and not a list of drafts`, hint };
}

function whyNoFile(path: string): Refusal | null {
  if (/^(src|dist)\//.test(path) || /\.[cm]?[jt]sx?$/i.test(path))
    return {
      why: `the file ${path} would be code`,
      hint: 'code is drafted as `{ kind: "module", ... }` or `{ kind: "structures", ... }`',
    };
  const isReserved = /^wireform\./i.test(path) && path !== lockName;
  // `CHANGELOG.md` is written by `changelog: true`.
  if (isReserved || path.toLowerCase() === "changelog.md")
    return { why: `the file ${path} is wireform's own`, hint: "choose another name" };
  return null;
}

/**
 * Declaration files are printed without looking at values, so an exported value needs a type, and
 * must fit it.
 */
function whyNoModule({ path, statements }: ModuleDraft): Refusal | null {
  for (const statement of statements) {
    if (statement.kind !== "const" || statement.type === null) {
      if (statement.kind !== "const" || !statement.exported) continue;
      return {
        why: `src/${path} exports the value ${statement.name} without a type`,
        hint: "give the statement a `type`, or `exported: false`",
      };
    }
    const mismatch = findMismatch(statement.type, statement.value);
    if (mismatch !== null)
      return {
        why: `src/${path} has ${statement.name}, whose value isn't of its type: ${mismatch}`,
        hint: "correct the `type` or the `value` of the statement",
      };
  }
  return null;
}

/** Words of letters, digits, `-`, `_` and dots (not first), separated by `/`. */
function isPlain(path: string): boolean {
  return /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path);
}
