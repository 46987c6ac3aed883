import { mendDocument } from "./documents.js";
import type { Draft } from "./draft.js";
import { mendExamples } from "./examples.js";
import { mendOperation } from "./operations.js";
import { mendHeader, mendParameter } from "./parameters.js";
import type { Part } from "./parts.js";
import { mendReference } from "./references.js";
import { mendResponse } from "./responses.js";
import { mendKeywords, mendObject } from "./schemas.js";
import { mendTexts } from "./texts.js";
import { mendTypeWords } from "./type-words.js";
import { mendNulls, mendTypes } from "./types.js";
import { mendWords } from "./words.js";

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
