import { hasOwn } from "../encode/codecs/scalar.js";

/** The value at a path of members; `undefined` if there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (outer, name) =>
      hasOwn(Object(outer) as object, name) ? (outer as Record<string, unknown>)[name] : undefined,
    value,
  );
}
