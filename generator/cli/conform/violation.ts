import type { Pointer } from "../../diagnostics/diagnostic.js";

/** What an answer may do that the document doesn't say. */
export type ViolationKind =
  "no-answer" | "credentials" | "status" | "content-type" | "header" | "body";

/** Where an answer differs from the document. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly message: string;
  /** The place in a JSON body: `/lines/0/amount`; `null`: it isn't in the body. */
  readonly pointer: string | null;
  /** Where the document declares what should have come. */
  readonly declaredAt: Pointer;
}
