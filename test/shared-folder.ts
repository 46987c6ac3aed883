/** Measured test data: beside the repository, never copied into it. */
import { existsSync } from "node:fs";
import path from "node:path";

export const sharedFolder = path.resolve(import.meta.dirname, "../../shared");

/** Before all tests: says once why `describeShared` skips suites. */
export default function sayWhatIsMissing(): void {
  if (!existsSync(sharedFolder))
    console.warn(`${sharedFolder} is missing: tests that need its data are skipped`);
}
