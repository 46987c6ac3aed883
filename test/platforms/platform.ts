/** A place where the checks can run. */
export interface Platform {
  readonly name: string;
  /**
   * @param script an ES module that exports `runChecks`
   * @param server what `runChecks` is given
   * @throws Missing where the platform isn't there
   */
  run(script: string, server: string): Promise<Run>;
}

export interface Run {
  readonly version: string;
  /** What each check failed with, `null` where it did not. */
  readonly results: Readonly<Record<string, string | null>>;
}

/** What isn't there, and how to get it. */
export class Missing extends Error {}
