/** The messages between the two threads of a warm run. */

/** Per process: each test runner of Stryker has its own. */
export const channelName = "wireform-mutants";

/** One mutant, or none, and the tests to run until one fails. */
export interface WarmRequest {
  readonly kind: "run";
  readonly mutant: string | undefined;
  readonly tests: readonly string[];
  /** How often the mutated code may run: more is an endless loop. */
  readonly hitLimit: number | undefined;
}

export type WarmReply =
  | { readonly kind: "ready" }
  | {
      readonly kind: "ran";
      /** The first test that failed. */
      readonly failed: { readonly test: string; readonly message: string } | null;
      readonly hits: number;
      readonly tests: number;
    };

export interface WarmEnd {
  readonly kind: "end";
}
