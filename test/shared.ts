/** Suites that need the data beside the repository. */
import { existsSync } from "node:fs";
import { describe, test } from "vitest";
import { sharedFolder } from "./shared-folder.js";

/**
 * A suite that is skipped if there is no shared data: a plain checkout has none. Anything else that
 * is missing makes the suite fail.
 * @param define must contain the code that reads the data: it isn't called without data
 */
export function describeShared(name: string, define: () => void | Promise<void>): void {
  if (existsSync(sharedFolder)) describe(name, define);
  else describe.skip(name, () => void test("needs the shared data"));
}
