/** Results within a budget: a model reads all that it gets, and pays for it. */
import { bytesOf } from "../encode/codecs/scalar.js";

export interface Trimmed {
  readonly data: unknown;
  readonly text: string;
  readonly isTrimmed: boolean;
}

/** How long texts and lists may be: each step where the one before is too long as a whole. */
const trimSteps = [
  [Infinity, Infinity],
  [2000, 100],
  [500, 30],
  [200, 10],
  [80, 3],
] as const;

/** @param budget how many characters the JSON may have */
export function withinBudget(data: unknown, budget: number): Trimmed {
  let text = "";
  for (const [longest, most] of trimSteps) {
    const short = shortened(data, longest, most);
    text = JSON.stringify(short);
    if (text.length <= budget) return { data: short, text, isTrimmed: longest < Infinity };
  }
  // Many members: there is no more to leave out of them.
  const cut = cutText(text, budget);
  return { data: cut, text: cut, isTrimmed: true };
}

function shortened(value: unknown, longest: number, most: number): unknown {
  const inner = (one: unknown): unknown => shortened(one, longest, most);
  if (typeof value === "string") return cutText(value, longest);
  if (typeof value === "bigint") return `${value}`;
  if (typeof value !== "object" || !value) return value ?? null;
  const { toJSON } = value as { readonly toJSON?: unknown };
  if (typeof toJSON === "function") return inner(Reflect.apply(toJSON, value, []));
  const bytes = bytesOf(value);
  if (bytes) return `[${bytes.length} bytes]`;
  if (Array.isArray(value)) {
    const items = value.slice(0, most).map(inner);
    return value.length > most ? [...items, `[${value.length - most} more items]`] : items;
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inner(member)]));
}

function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // A half of a surrogate pair is no character.
  const kept = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
  return `${kept}... [${text.length - kept.length} more characters]`;
}
