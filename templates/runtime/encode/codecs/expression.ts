/** The regular expressions of a document. */

/** `null`: it is none of JavaScript's. Some are none with the flag `u`: `[\\w-.]`. */
export function regularExpression(source: string): RegExp | null {
  for (const flags of ["u", ""])
    try {
      return new RegExp(source, flags);
    } catch {
      // The next flags may do.
    }
  return null;
}
