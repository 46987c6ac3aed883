/** Which package manager a project uses, by its lock file; npm without one. */
import { existsSync } from "node:fs";
import path from "node:path";

interface PackageManager {
  readonly locks: readonly string[];
  /** Adds a package. */
  readonly add: string;
  /** Runs a program of an installed package. */
  readonly run: string;
}

const managers: readonly PackageManager[] = [
  { locks: ["pnpm-lock.yaml"], add: "pnpm add", run: "pnpm exec" },
  { locks: ["yarn.lock"], add: "yarn add", run: "yarn" },
  { locks: ["bun.lock", "bun.lockb"], add: "bun add", run: "bunx" },
];
const npm: PackageManager = { locks: [], add: "npm install", run: "npx" };

export function packageManagerIn(folder: string): PackageManager {
  const isThere = (lock: string) => existsSync(path.join(folder, lock));
  return managers.find(({ locks }) => locks.some(isThere)) ?? npm;
}

/** How a project runs wireform: for hints. */
export function commandIn(folder: string): string {
  return `${packageManagerIn(folder).run} wireform`;
}
