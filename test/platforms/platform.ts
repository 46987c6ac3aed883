/** A place where the checks can run. */
export interface Platform {
  readonly name: string;
  /**
   * @param script an ES module that exports `runChecks`
   * @param server the argument of `runChecks`
   * @throws Missing if the platform isn't installed
   */
  run(script: string, server: string): Promise<Run>;
}

export interface Run {
  readonly version: string;
  /** The error of each check, `null` if it passed. */
  readonly results: Readonly<Record<string, string | null>>;
}

/** What is missing, and how to get it. */
export class Missing extends Error {}
