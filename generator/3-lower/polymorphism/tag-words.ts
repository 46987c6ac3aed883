/** Which words of a discriminator stand for which variant. */
import type { TagMember, Word } from "./tag-members.js";

/** One variant, and what may give it its words. */
export interface Candidate {
  /** What its schema is called: its word where nothing else is said (OpenAPI 3.2, 4.25). */
  readonly name: string | undefined;
  /** What `mapping` calls it. */
  readonly mapped: readonly string[];
  /** What it says of the member by itself. */
  readonly own: TagMember;
  /** With what it has from others: what is impossible by that is no word of its. */
  readonly whole: TagMember;
}

/** The words of one variant; none where nothing tells it from the others. */
export interface Decision {
  readonly words: readonly Word[];
  /** Whether its name is spelt otherwise: what is meant is clear all the same. */
  readonly isGuess: boolean;
  /** Whether they are another variant's too: nothing better is known. */
  readonly isShared: boolean;
}

/**
 * `mapping` decides. Where it doesn't name a variant, the values do that the variant itself has for
 * the member, if these are its alone, else its name. No word stands for two, unless nothing else is said.
 */
export function decideWords(candidates: readonly Candidate[]): readonly Decision[] {
  const taken = new Set(candidates.flatMap(({ mapped }) => mapped));
  const decided = candidates.map(({ mapped, whole }) => mapped.map((word) => wordIn(word, whole)));
  const open = new Map(
    candidates.flatMap(({ mapped, own }, index) =>
      mapped.length > 0 || own.values === undefined ? [] : [[index, own.values] as const],
    ),
  );
  const left = (index: number) => open.get(index)!.filter((word) => !taken.has(String(word)));
  const decide = (index: number, words: readonly Word[]) => {
    decided[index] = [...words];
    open.delete(index);
    for (const word of words) taken.add(String(word));
  };
  for (let found: number | undefined; (found = findAlone([...open.keys()], left)) !== undefined;)
    decide(found, left(found));
  // What several variants may be, each of them is called by its name.
  for (const index of open.keys()) {
    const named = left(index).find((word) => String(word) === candidates[index]!.name);
    if (named !== undefined) decide(index, [named]);
  }
  candidates.forEach(({ name, mapped, own, whole }, index) => {
    if (name === undefined || mapped.length > 0 || own.values !== undefined) return;
    const word = wordIn(name, whole);
    if (!taken.has(name) && isPossible(word, whole)) decide(index, [word]);
  });
  const guesses = new Set<number>();
  candidates.forEach(({ name, whole }, index) => {
    if (name === undefined || decided[index]!.length > 0) return;
    const alike = whole.values?.filter((word) => spelling(word) === spelling(name)) ?? [];
    if (alike.length !== 1 || taken.has(String(alike[0]))) return;
    guesses.add(index);
    decide(index, alike);
  });
  return candidates.map((_, index) => {
    const words = decided[index]!;
    const isShared = open.has(index) && left(index).length > 0;
    return { words: isShared ? left(index) : words, isGuess: guesses.has(index), isShared };
  });
}

/** What is left of a word where case and separators don't count. */
function spelling(word: Word): string {
  return String(word)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A variant whose values are no other's; of those that are left one value, the first goes first. */
function findAlone(
  indexes: readonly number[],
  left: (index: number) => readonly Word[],
): number | undefined {
  const isShared = (index: number, others: readonly number[]) =>
    left(index).some((word) =>
      others.some((other) => other !== index && left(other).includes(word)),
    );
  const some = indexes.filter((index) => left(index).length > 0);
  const single = some.filter((index) => left(index).length === 1);
  return (
    some.find((index) => !isShared(index, some)) ?? single.find((index) => !isShared(index, single))
  );
}

/** A word of the document, which has only texts, as the member has it. */
function wordIn(word: string, { values, types }: TagMember): Word {
  const listed = values?.find((value) => String(value) === word);
  if (listed !== undefined) return listed;
  const known = types.length > 0 ? types : [...new Set(values?.map((value) => typeof value))];
  if (known.length === 0 || known.includes("string")) return word;
  const isNumber = known.includes("integer") || known.includes("number");
  if (isNumber && word.trim() !== "" && Number.isFinite(Number(word))) return Number(word);
  // Some tools write Python's True.
  const isBoolean = known.includes("boolean") && /^(true|false)$/i.test(word);
  return isBoolean ? word.toLowerCase() === "true" : word;
}

/** Whether a variant itself admits a word. */
export function isPossible(word: Word, { values, types }: TagMember): boolean {
  if (values !== undefined) return values.includes(word);
  if (types.length === 0) return true;
  return typeof word === "number"
    ? types.includes("number") || (types.includes("integer") && Number.isInteger(word))
    : types.includes(typeof word);
}
