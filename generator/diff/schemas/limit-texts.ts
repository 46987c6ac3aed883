/** How findings tell of a keyword that changed. */
import type { ConstraintKeyword } from "../../model/constraint-keywords.js";

/** A keyword with its value, where it says something. */
export interface Limit {
  readonly keyword: ConstraintKeyword;
  readonly value: unknown;
}

/** `` `maximum` is now 100, not 200 ``. At least one is there. */
export function limitText(before: Limit | null, after: Limit | null): string {
  const { keyword, value } = (after ?? before)!;
  if (typeof value === "object" && (before === null || after === null))
    return `\`${keyword}\` is ${after === null ? "gone" : "new"}`;
  if (after === null) return `\`${before!.keyword}\` is no longer ${shown(before!)}`;
  if (before === null) return `\`${after.keyword}\` is now ${shown(after)}`;
  if (typeof after.value === "object") return `\`${keyword}\` changed`;
  const [old, now] = [shown(before), shown(after)];
  if (before.keyword !== after.keyword)
    return `\`${after.keyword}\` is now ${now}, instead of \`${before.keyword}\` ${old}`;
  return old === now
    ? `\`${after.keyword}\` changed`
    : `\`${after.keyword}\` is now ${now}, not ${old}`;
}

/** Longer values would hide the sentence that they stand in. */
const longest = 60;

function shown({ value }: Limit): string {
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
