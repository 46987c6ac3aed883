/** Which of several media types is used where a caller names none. */
import { configPlace } from "../../1-load/config-place.js";
import type { LowerConfig } from "../lowering.js";
import type { Diagnostics } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { Operation } from "../../model/operation.js";
import type { RequestContent } from "../../model/body.js";
import type { ResponseContent } from "../../model/response.js";
import { essence, formatOf, isRange } from "../../model/media-types.js";

/**
 * The default first, the others in the order of the document. The default is what the user prefers; else
 * `application/json`, other JSON, the first in the document, and ranges last.
 */
export function preferredFirst<C extends RequestContent | ResponseContent>(
  contents: readonly C[],
  preferred: readonly string[],
): readonly C[] {
  const [first, ...more] = contents.toSorted(
    (a, b) => choiceRank(a, preferred) - choiceRank(b, preferred) || jsonRank(a) - jsonRank(b),
  );
  if (first === undefined || more.length === 0) return contents;
  return [first, ...contents.filter((content) => content !== first)];
}

/** Warns of preferred media types that no body has: mostly misspelt ones. */
export function warnOfUnusedMediaTypes(
  config: LowerConfig,
  operations: readonly Operation[],
  diagnostics: Diagnostics,
): void {
  const contents = operations.flatMap(({ body, responses }) => [
    ...(body?.contents ?? []),
    ...responses.flatMap((response) => response.contents),
  ]);
  const known = new Set(contents.map(({ mediaType }) => mediaType));
  for (const [index, word] of (config.mediaTypes ?? []).entries()) {
    if ([...known].some((mediaType) => isCalled(mediaType, word))) continue;
    const message = `\`mediaTypes\` has ${JSON.stringify(word)}, but no body or response here has it`;
    const place = configPlace(config, "mediaTypes", index);
    diagnostics.add("WF3012", message, place, { hint: didYouMean(word, known) });
  }
}

/** Whether a word of the configuration means a media type: with its parameters, or without. */
function isCalled(mediaType: string, word: string): boolean {
  return mediaType === word || essence(mediaType) === word.trim().toLowerCase();
}

function choiceRank({ mediaType }: { readonly mediaType: string }, words: readonly string[]) {
  const rank = words.findIndex((word) => isCalled(mediaType, word));
  return rank < 0 ? words.length : rank;
}

function jsonRank(content: RequestContent | ResponseContent): number {
  const { mediaType, format } = content;
  const isAnswer = "stream" in content;
  if (isAnswer && content.stream !== null) return 3;
  if (essence(mediaType) === "application/json") return 0;
  if (!isRange(mediaType)) return formatOf(mediaType) === "json" ? 1 : 3;
  // A response may be asked for by a range; a request needs one exact type.
  return isAnswer && format === "json" ? 2 : 4;
}
