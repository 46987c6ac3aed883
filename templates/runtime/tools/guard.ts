/** Functions that tell the variants of a choice apart, by a member that is constant in each. */

/** Whether a value is the variant `V` of `T`; null and undefined are none. */
export type Guard<T, V extends T> = (value: T | null | undefined) => value is V;

/** A guard for the variant whose `property` is one of these words. */
export function guard<T, V extends T>(
  property: string,
  ...words: readonly (string | number | boolean)[]
): Guard<T, V> {
  return (value): value is V => {
    if (typeof value !== "object" || value === null) return false;
    const word = (value as Readonly<Record<string, unknown>>)[property];
    return words.some((one) => one === word);
  };
}
