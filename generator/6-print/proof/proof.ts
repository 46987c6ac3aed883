import type { ImportExtension } from "../../4-plan/import-extension.js";
import type { ModuleDraft } from "../../5-emit/seam/draft.js";
import { scan, ScanError } from "./scanner.js";
import { wordsOf } from "./words.js";

/**
 * Reads printed code again and compares it with its draft: whatever a document says, the file must
 * have exactly the names and literals of the draft, in the same order, and each statement must
 * close its brackets. This is for types and constants; code that does something is parsed.
 * @see checkParsed
 * @returns what is wrong with the text; `null` if it says what the draft says
 */
export function check(
  draft: ModuleDraft,
  text: string,
  extension: ImportExtension = "js",
): string | null {
  const { next, depth } = scan(text);
  try {
    for (const { what, words } of wordsOf(draft, extension)) {
      for (let index = 0; index < words.length; index++) {
        const meant = words[index]!;
        const found = next();
        if (found !== meant) return `${what}: ${show(meant)} was meant, ${show(found)} is there`;
        if (index === 0 && depth() > 0) return `${what} was meant to stand outside of brackets`;
      }
    }
    const more = next();
    return more === null ? null : `${show(more)} was not meant`;
  } catch (error) {
    if (error instanceof ScanError) return error.message;
    throw error;
  }
}

function show(word: string | null): string {
  return word ?? "nothing";
}
