/** One edit of a document, and what `diff` has to say of it. */
export interface Edit {
  readonly name: string;
  /** Of `documents/`, or of this project's `specs/`. */
  readonly document: "shop" | "stripe" | "wepay";
  /** Texts that stand in the document once, and what takes their place. */
  readonly edit: readonly (readonly [from: string, to: string])[];
  /** The findings, in order: `major property-required (types)`. */
  readonly findings: readonly string[];
  /** What a caller does besides what `callers/` has: code of the old package. */
  readonly also?: string;
}
