import { hasOwn } from "../encode/codecs/scalar.js";

/** A `Map`, or a `WeakMap`. */
interface Kept<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What is known of a key: it is made when it is first asked for. */
export function kept<K, V>(known: Kept<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

/** What each function of a record makes, by its name; `undefined`: the record has no such name. */
export function keptByName<V>(
  makers: Readonly<Record<string, () => V>>,
): (name: string) => V | undefined {
  const known = new Map<string, V>();
  return (name) => (hasOwn(makers, name) ? kept(known, name, makers[name]!) : undefined);
}
