/** One edit of a document, and what `diff` must report. */
export interface Edit {
  readonly name: string;
  /** Of `documents/`, or of this project's `specs/`. */
  readonly document: "shop" | "stripe" | "wepay";
  /** Texts that appear once in the document, and their replacements. */
  readonly edit: readonly (readonly [from: string, to: string])[];
  /** The findings, in order: `major property-required (types)`. */
  readonly findings: readonly string[];
  /** Additional code of a caller for the old package, besides `callers/`. */
  readonly also?: string;
}
