import type { Plan } from "../../4-plan/plan.js";
import type { Draft, ModuleDraft, StructuresDraft } from "./draft.js";
import type { Emitter, PackageFacts } from "./emitter.js";

/** A file that is no code: `text` as it will stand there, but for the layout of JSON and Markdown. */
export type FileDraft = Extract<Draft, { readonly kind: "file" }>;

/** An emitter of one's own. It gets text of a document into code as wireform does: as data alone. */
export interface CustomEmitter extends Emitter {
  emit?(plan: Plan): Iterable<CustomDraft> | AsyncIterable<CustomDraft>;
  emitPackage?(facts: PackageFacts): Iterable<CustomDraft>;
}

export type CustomDraft = ModuleDraft | StructuresDraft | FileDraft;

/** Gives an emitter back, with its types: for `generate({...}, { emitters: [...emitters, mine] })`. */
export function defineEmitter(emitter: CustomEmitter): CustomEmitter {
  return emitter;
}
