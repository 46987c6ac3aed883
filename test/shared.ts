/** Suites that need the data beside the repository. */
import { existsSync } from "node:fs";
import { describe, test } from "vitest";
import { sharedFolder } from "./shared-folder.js";

/**
 * A suite that is skipped where there is no shared data: a checkout alone has none. Anything else that is
 * missing is a failure of the suite.
 * @param define what reads the data belongs into it: it isn't called where there is none
 */
export function describeShared(name: string, define: () => void | Promise<void>): void {
  if (existsSync(sharedFolder)) describe(name, define);
  else describe.skip(name, () => void test("needs the shared data"));
}
