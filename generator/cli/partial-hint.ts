import { printable } from "../diagnostics/render.js";

/**
 * What a run that failed by errors in operations says of `--partial`; empty where that would not help.
 * @param omitted the operations with errors, such as `GET /a/{id}`
 * @param correct how many others there are; `null` if these could not be written either
 * @param does what the command does with them
 */
export function partialHint(
  omitted: readonly string[],
  correct: number | null,
  does: "answers" | "writes",
): string {
  const count = omitted.length;
  if (count === 0 || correct === null || correct === 0) return "";
  const named = omitted.slice(0, count > mostNames + 1 ? mostNames : count);
  const more = count > named.length ? ` and ${count - named.length} more` : "";
  const names = printable(named.join(", "));
  const [have, them] = count === 1 ? ["has", "it"] : ["have", "them"];
  const others = correct === 1 ? "the other one" : `the other ${correct}`;
  return (
    `${count} of ${count + correct} operations ${have} errors: ${names}${more}\n` +
    `mend the document, or add --partial, which leaves ${them} out and ${does} ${others}\n`
  );
}

/** All of a large document would hide the advice. */
const mostNames = 3;
