/** The data that other people measured: beside the repository, never copied into it. */
import { existsSync } from "node:fs";
import path from "node:path";

export const sharedFolder = path.resolve(import.meta.dirname, "../../shared");

/** Before all tests: says once why `describeShared` leaves suites out. */
export default function sayWhatIsMissing(): void {
  if (!existsSync(sharedFolder))
    console.warn(`${sharedFolder} is missing: tests that need its data are skipped`);
}
