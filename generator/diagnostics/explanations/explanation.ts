import type { Code } from "../codes.js";

/** What `wireform explain CODE` says, in plain sentences. */
export interface Explanation {
  /** One sentence; the table of `generator/README.md` has the same. */
  readonly means: string;
  /** Why it is told at all: what would happen otherwise. */
  readonly why: string;
  /** What provokes it, as it may stand in a file or a terminal. */
  readonly example: string;
  readonly fix: string;
}

export type Explanations<Group extends string> = Readonly<
  Record<Extract<Code, `WF${Group}${string}`>, Explanation>
>;
