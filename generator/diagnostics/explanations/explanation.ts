import type { Code } from "../codes.js";

/** What `wireform explain CODE` says, in plain sentences. */
export interface Explanation {
  /** One sentence, for the list of all codes, too. */
  readonly means: string;
  /** Why it is reported: what would happen otherwise. */
  readonly why: string;
  /** What causes it, as it may appear in a file or a terminal. */
  readonly example: string;
  readonly fix: string;
}

export type Explanations<Group extends string> = Readonly<
  Record<Extract<Code, `WF${Group}${string}`>, Explanation>
>;
