/** Which words of a discriminator stand for which variant. */
import type { TagMember, Word } from "./tag-members.js";

/** One variant, and what may give it its words. */
export interface Candidate {
  /** The name of its schema: its word where there is no other (OpenAPI 3.2, 4.25). */
  readonly name: string | undefined;
  /** Its words in `mapping`. */
  readonly mapped: readonly string[];
  /** What the variant itself says of the member. */
  readonly own: TagMember;
  /** With what it inherits: a value that this excludes can't be its word. */
  readonly whole: TagMember;
}

/** The words of one variant; none where nothing distinguishes it from the others. */
export interface Decision {
  readonly words: readonly Word[];
  /** Whether its name is spelt in another way; it is still clear what is meant. */
  readonly isGuess: boolean;
  /** Whether another variant has them too, since there is nothing better. */
  readonly isShared: boolean;
}

/**
 * `mapping` decides. A variant that it doesn't name has the values of its own member, if no other variant
 * has these, else its name. No word is for two variants, unless the document leaves no other way.
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
  // Variants with the same values are distinguished by their names.
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

/** A word without case and separators. */
function spelling(word: Word): string {
  return String(word)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A variant whose values no other has; those with a single value left come first. */
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

/** A word of the mapping, which has only texts, as a value of the member's type. */
function wordIn(word: string, { values, types }: TagMember): Word {
  const listed = values?.find((value) => String(value) === word);
  if (listed !== undefined) return listed;
  const known = types.length > 0 ? types : [...new Set(values?.map((value) => typeof value))];
  if (known.length === 0 || known.includes("string")) return word;
  const isNumber = known.includes("integer") || known.includes("number");
  if (isNumber && word.trim() !== "" && Number.isFinite(Number(word))) return Number(word);
  // Some tools write `True`, as Python does.
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
