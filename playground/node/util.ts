/** What the generator uses of `node:util`. */

/** Of values as JSON has them, with maps and sets. */
export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, of]) => isDeepStrictEqual(of, b.get(key)));
  if (a instanceof Set && b instanceof Set)
    return a.size === b.size && [...a].every((one) => b.has(one));
  const [ours, theirs] = [Reflect.ownKeys(a), Reflect.ownKeys(b)];
  return (
    ours.length === theirs.length &&
    ours.every(
      (key) => Object.hasOwn(b, key) && isDeepStrictEqual(valueAt(a, key), valueAt(b, key)),
    )
  );
}

/** Nothing in a page is coloured by escape codes. */
export function styleText(_style: unknown, text: string): string {
  return text;
}

const valueAt = (object: object, key: PropertyKey): unknown => Reflect.get(object, key);
