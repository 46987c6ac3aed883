/**
 * Integers of 64 bits where the configuration asks for numbers: those that a number can't hold
 * exactly are bigints when they are decoded.
 */
import { valueAt } from "../read/value-at.js";
import type { Issue, Rule } from "../validate/rule.js";
import { wireMisfits } from "./wire-misfits.js";

const notHeld = { message: "expected an integer that a number holds exactly", keyword: "int64" };

/**
 * Why a value doesn't fit as it was sent. A rule takes an integer that no number holds for no integer at
 * all, and a number beyond all others for none.
 */
export function sentMisfits(value: unknown, rule: Rule, at: Issue["path"]): readonly Issue[] {
  return wireMisfits(value, rule, at).map((issue) => {
    const { path, keyword } = issue;
    if (!kindKeywords.has(keyword)) return issue;
    const one = valueAt(value, path.slice(at.length).map(String));
    if (typeof one === "bigint") return { path, ...notHeld };
    const isTooLarge = one === Infinity || one === -Infinity;
    return isTooLarge ? { path, message: "expected a finite number", keyword } : issue;
  });
}

/** They say what a value is at all. */
const kindKeywords: ReadonlySet<string> = new Set(["type", "anyOf", "oneOf"]);

/** Where they are. Most values have none, and for these nothing is made. */
export function longIntegers(value: unknown, path: Issue["path"] = []): readonly Issue[] {
  if (typeof value === "bigint") return [{ path, ...notHeld }];
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
