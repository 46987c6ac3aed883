import type { Plan } from "../../4-plan/plan.js";
import type { Draft, ModuleDraft, StructuresDraft } from "./draft.js";
import type { Emitter, PackageFacts } from "./emitter.js";

/**
 * A file that isn't code: `text` as it will be written, except for the formatting of JSON and
 * Markdown.
 */
export type FileDraft = Extract<Draft, { readonly kind: "file" }>;

/**
 * Another author's emitter. Like wireform's own, it can put a document's text into code only as
 * data.
 */
export interface CustomEmitter extends Emitter {
  emit?(plan: Plan): Iterable<CustomDraft> | AsyncIterable<CustomDraft>;
  emitPackage?(facts: PackageFacts): Iterable<CustomDraft>;
}

export type CustomDraft = ModuleDraft | StructuresDraft | FileDraft;

/** Gives an emitter back, with its types: for `generate({...}, { emitters: [...emitters, mine] })`. */
export function defineEmitter(emitter: CustomEmitter): CustomEmitter {
  return emitter;
}
