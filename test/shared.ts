/** The data that other people measured: beside the repository, never copied into it. */
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, test } from "vitest";
import { projectRoot } from "./package/project.js";

export const sharedFolder = path.resolve(projectRoot, "../shared");

/**
 * A suite that needs the shared data. A checkout alone has none: then one line names the folder, and
 * the suite is skipped. Anything else that is missing is a failure of the suite.
 * @param define what reads the data belongs into it: it isn't called where there is none
 */
export function describeShared(name: string, define: () => void | Promise<void>): void {
  if (existsSync(sharedFolder)) return void describe(name, define);
  console.warn(`skipped, because ${sharedFolder} is missing: ${name}`);
  describe.skip(name, () => void test(`needs ${sharedFolder}`));
}
