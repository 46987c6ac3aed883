import type { Level } from "../../diff/verdicts/finding.js";

const pattern = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** Whether a version can be raised: `1.2.3`, without a suffix. */
export function isCountable(version: string): boolean {
  return pattern.test(version);
}

/**
 * The version after a change. Below 1.0.0 a breaking change raises the minor version, as `^0.1.0`
 * expects.
 */
export function nextVersion(version: string, level: Level): string {
  const [, major = 0, minor = 0, patch = 0] = (pattern.exec(version) ?? []).map(Number);
  if (level === "major" && major > 0) return `${major + 1}.0.0`;
  if (level === "major" || (level === "minor" && major > 0)) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** Whether `a` comes after `b`. */
export function isLater(a: string, b: string): boolean {
  const [before, after] = [b, a].map((version) => version.split(".").map(Number));
  const index = after!.findIndex((number, i) => number !== before![i]);
  return index >= 0 && after![index]! > before![index]!;
}
