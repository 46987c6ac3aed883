import type { Plan } from "../4-plan/plan.js";
import {
  callEmitter,
  callEmitterNow,
  EmitterError,
  refusedOf,
} from "../diagnostics/emitter-error.js";
import { hasTemplate } from "../host/templates.js";
import type { Draft } from "./seam/draft.js";
import { whyNoDraft, whyNoDraftOfOthers, whyNoList } from "./seam/draft-rules.js";
import { exportedNames } from "./seam/exported-names.js";
import type { Emitter, PackageFacts } from "./seam/emitter.js";
import { whyNoImport, type Modules } from "./seam/import-rules.js";
import { withNeeds } from "./seam/imports.js";
import { isOwn, missingOf } from "./seam/own-emitters.js";

/** A draft, with the name of its emitter. */
export type Emitted = Draft & { readonly emitter: string };

/** Is given each draft as soon as it is made, and returns what is kept of it. */
export type OnDraft = (draft: Emitted) => Emitted;

/**
 * The drafts of all emitters.
 * @throws EmitterError if an emitter's draft isn't allowed
 */
export async function emit(
  emitters: readonly Emitter[],
  plan: Plan,
  onDraft: OnDraft = (draft) => draft,
): Promise<readonly Emitted[]> {
  const emitted: Emitted[] = [];
  for (const emitter of emitters) {
    if (emitter.emit === undefined) continue;
    const drafts = await callEmitter(emitter.name, async () => {
      const given = emitter.emit!(plan);
      const refusal = whyNoList(given, "emit", { canWait: true });
      if (refusal !== null) throw new EmitterError(emitter.name, refusal.why, refusal);
      return given;
    });
    for await (const draft of eachOf(drafts, emitter))
      emitted.push(onDraft(checked(draft, emitter)));
  }
  const paths = byPath(emitted);
  checkIndexed(plan, paths);
  checkImports(emitted, paths, emitters, { isWhole: true });
  return emitted;
}

/** @throws EmitterError if the emitter's code throws */
async function* eachOf(
  drafts: Iterable<unknown> | AsyncIterable<unknown>,
  { name }: Emitter,
): AsyncGenerator<unknown, void> {
  const all =
    Symbol.asyncIterator in drafts ? drafts[Symbol.asyncIterator]() : drafts[Symbol.iterator]();
  for (;;) {
    const { done, value } = await callEmitter(name, async () => {
      const next = await all.next();
      return { done: next.done, value: await next.value };
    });
    if (done === true) return;
    yield value;
  }
}

/** The drafts of the package as a whole. */
export function emitPackage(emitters: readonly Emitter[], facts: PackageFacts): readonly Emitted[] {
  const emitted: Emitted[] = [];
  for (const emitter of emitters) {
    if (emitter.emitPackage === undefined) continue;
    const drafts = callEmitterNow(emitter.name, (): readonly unknown[] => {
      const given = emitter.emitPackage!(facts);
      const refusal = whyNoList(given, "emitPackage", { canWait: false });
      if (refusal !== null) throw new EmitterError(emitter.name, refusal.why, refusal);
      return [...given];
    });
    emitted.push(...drafts.map((draft) => checked(draft, emitter)));
  }
  checkImports(emitted, byPath(emitted), emitters, { isWhole: false });
  return emitted;
}

function checked(draft: unknown, emitter: Emitter): Emitted {
  try {
    const refusal = isOwn(emitter) ? whyNoDraft(draft as Draft) : whyNoDraftOfOthers(draft);
    if (refusal !== null) throw new EmitterError(emitter.name, refusal.why, refusal);
  } catch (error) {
    // A draft may contain itself, which overflows the stack.
    throw refusedOf(emitter.name, error);
  }
  const known = draft as Draft;
  return { ...(known.kind === "module" ? withNeeds(known) : known), emitter: emitter.name };
}

type ByPath = ReadonlyMap<string, Emitted>;

function byPath(drafts: readonly Emitted[]): ByPath {
  return new Map(drafts.flatMap((draft) => ("path" in draft ? [[draft.path, draft]] : [])));
}

/** @param isWhole whether all modules that could be imported are known */
function checkImports(
  drafts: readonly Emitted[],
  paths: ByPath,
  emitters: readonly Emitter[],
  { isWhole }: { readonly isWhole: boolean },
): void {
  const byName = new Map(emitters.map((emitter) => [emitter.name, emitter]));
  const modules: Modules = {
    has: (path) => !isWhole || paths.has(path),
    namesOf(path) {
      const draft = paths.get(path);
      return draft === undefined ? null : exportedNames(draft);
    },
    hasRuntime: hasTemplate,
    of: (emitter, module) => byName.get(emitter)?.runtime?.[module] !== undefined,
  };
  const isWholeOwn = missingOf(emitters).length === 0;
  for (const draft of drafts) {
    const emitter = byName.get(draft.emitter)!;
    // If all of wireform's emitters are in the list, the compiler has checked that their imports
    // exist.
    const isSure = isWholeOwn && isOwn(emitter);
    const refusal = isSure ? null : whyNoImport(draft, emitter.packages ?? {}, modules);
    if (refusal !== null) throw new EmitterError(draft.emitter, refusal.why, refusal);
  }
}

/** Checks that the index can export the names that other emitters claimed for it. */
function checkIndexed({ clients }: Plan, paths: ByPath): void {
  for (const { name, file, kind, emitter } of clients.flatMap(({ indexed }) => indexed)) {
    const draft = paths.get(file);
    const names = draft === undefined ? new Map<string, never>() : exportedNames(draft);
    if (names === null || names.get(name)?.has(kind) === true) continue;
    const what = draft === undefined ? "is not drafted" : `exports no ${kind} of this name`;
    throw new EmitterError(
      emitter,
      `it claims the ${kind} ${name} for the index, and src/${file}.ts ${what}`,
      { hint: "draft what was claimed: `const { name, file } = client.symbol(key)`" },
    );
  }
}
