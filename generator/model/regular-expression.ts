/** The regular expressions of documents, as the runtime reads them. */

/** ECMA-262 has two grammars: one of them has to read it. `null`: neither does. */
export function regularExpression(source: string): RegExp | null {
  for (const flags of ["u", ""])
    try {
      return new RegExp(source, flags);
    } catch {
      // The other grammar may have it: `[\\w-.]`.
    }
  return null;
}
