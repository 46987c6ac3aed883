/** Ids for new items, like the one that the document or a made example has. */

/** So many are tried. */
const mostIds = 10_000;

/**
 * An id that isn't taken: the given one, then others like it: `pay_1`, `pay_2`.
 * @param fits whether the document allows it
 */
export function freshId(
  like: unknown,
  isTaken: (id: unknown) => boolean,
  fits: (id: unknown) => boolean,
): unknown {
  for (let count = 0; count < mostIds; count++)
    for (const id of idsLike(like, count)) if (!isTaken(id) && fits(id)) return id;
  throw new Error(`no further id like ${String(like)} fits the document`);
}

/** An id is a number in an item, and a text in its path, or the other way round. */
export function formsOf(id: unknown): readonly unknown[] {
  return [id, String(id), Number(id)];
}

function idsLike(like: unknown, count: number): readonly unknown[] {
  if (count === 0) return [like];
  if (typeof like === "number") return [like + count, like - count];
  const text = String(like);
  const number = String(count);
  // Of the same length, as in a UUID; else longer.
  return [text.slice(0, -number.length) + number, text + number];
}
