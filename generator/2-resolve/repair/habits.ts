import { repairDocument } from "./documents.js";
import type { Draft } from "./draft.js";
import { repairExamples } from "./examples.js";
import { repairOperation } from "./operations.js";
import { repairHeader, repairParameter } from "./parameters.js";
import { repairLoneNulls, repairNulls } from "./nulls.js";
import type { DocumentPart } from "./parts.js";
import { repairReference } from "./references.js";
import { repairResponse } from "./responses.js";
import { repairKeywords, repairObject } from "./schemas.js";
import { repairStrayReferences } from "./stray-references.js";
import { repairTexts } from "./texts.js";
import { repairTypeWords } from "./type-words.js";
import { repairTypes } from "./types.js";
import { repairWords } from "./words.js";

type Habit = (draft: Draft) => void;

/** What people write as another version of OpenAPI has it, by what it is about. */
const habits: Partial<Record<DocumentPart, readonly Habit[]>> = {
  document: [repairDocument],
  operation: [repairOperation],
  parameter: [repairTypeWords, repairParameter, repairExamples],
  header: [repairTypeWords, repairHeader, repairExamples],
  mediaType: [repairExamples],
  response: [repairResponse],
  schema: [
    repairTypeWords,
    repairNulls,
    repairLoneNulls,
    repairTypes,
    repairKeywords,
    repairObject,
  ],
};

export function repairPart(draft: Draft, part: DocumentPart): void {
  let hasReference = draft.has("$ref");
  if (hasReference) repairReference(draft);
  // Most parts hold none. They are many, so this asks without a call.
  const members = draft.node.value as Record<string, object | null>;
  for (const key in members)
    if (typeof members[key] === "object" && members[key] !== null && "$ref" in members[key])
      hasReference = true;
  if (hasReference) repairStrayReferences(draft, part);
  repairTexts(draft, part);
  repairWords(draft, part);
  for (const repairHabit of habits[part] ?? []) repairHabit(draft);
}
