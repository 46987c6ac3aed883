/**
 * Integers of 64 bits where the configuration asks for numbers: those that a number can't hold
 * exactly are bigints when they are decoded.
 */
import type { Issue } from "../validate/rule.js";

/** Where they are. Most values have none, and for these nothing is made. */
export function longIntegers(value: unknown, path: Issue["path"] = []): readonly Issue[] {
  if (typeof value === "bigint")
    return [{ path, message: "expected an integer that a number holds exactly", keyword: "int64" }];
  if (!hasMembers(value)) return none;
  let found = none;
  for (const name in value) {
    const member = value[name];
    if (typeof member !== "bigint" && typeof member !== "object") continue;
    const key = Array.isArray(value) ? Number(name) : name;
    const inside = longIntegers(member, path.concat(key));
    if (inside.length > 0) found = found.concat(inside);
  }
  return found;
}

/** As numbers, without their last digits. Changes a value in place. */
export function roundedIntegers(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (hasMembers(value))
    for (const [name, member] of Object.entries(value))
      if (typeof member === "bigint" || typeof member === "object")
        Object.defineProperty(value, name, { value: roundedIntegers(member) });
  return value;
}

const none: readonly Issue[] = [];

function hasMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  return !ArrayBuffer.isView(value) && !(value instanceof Blob);
}
