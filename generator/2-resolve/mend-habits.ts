import { mendDocument } from "./mend-documents.js";
import type { Draft } from "./mend-draft.js";
import { mendExamples } from "./mend-examples.js";
import { mendOperation } from "./mend-operations.js";
import { mendHeader, mendParameter } from "./mend-parameters.js";
import type { Part } from "./mend-parts.js";
import { mendReference } from "./mend-references.js";
import { mendResponse } from "./mend-responses.js";
import { mendKeywords, mendObject } from "./mend-schemas.js";
import { mendTexts } from "./mend-texts.js";
import { mendTypeWords } from "./mend-type-words.js";
import { mendNulls, mendTypes } from "./mend-types.js";
import { mendWords } from "./mend-words.js";

type Habit = (draft: Draft) => void;

/** What people write as another version of OpenAPI has it, by what it is about. */
const habits: Partial<Record<Part, readonly Habit[]>> = {
  document: [mendDocument],
  operation: [mendOperation],
  parameter: [mendTypeWords, mendParameter, mendExamples],
  header: [mendTypeWords, mendHeader, mendExamples],
  mediaType: [mendExamples],
  response: [mendResponse],
  schema: [mendTypeWords, mendNulls, mendTypes, mendKeywords, mendObject],
};

export function mendPart(draft: Draft, part: Part): void {
  if (draft.has("$ref")) mendReference(draft);
  mendTexts(draft, part);
  mendWords(draft, part);
  for (const mendHabit of habits[part] ?? []) mendHabit(draft);
}
