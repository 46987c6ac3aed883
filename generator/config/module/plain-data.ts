/** The data of a configuration that is code. */
import { escapeToken } from "../../1-load/source.js";
import type { Diagnostics, Pointer } from "../../diagnostics/diagnostic.js";
import { shown } from "../../diagnostics/refusal.js";

/**
 * A copy that is as JSON would have it, without members that are `undefined`: so a value that
 * depends on the machine is hashed and compared as what it is. Anything else is reported.
 * @param around the values that contain this one
 */
export function plainData(
  value: unknown,
  at: Pointer,
  diagnostics: Diagnostics,
  around: readonly object[] = [],
): unknown {
  const refuse = (what: string): null => {
    const hint = "a configuration has texts, numbers, true, false, lists and objects of them";
    diagnostics.report("WF8002", at, what, { hint });
    return null;
  };
  if (value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value))
    return value;
  if (typeof value !== "object") return refuse(`this is ${shown(value)}`);
  if (around.includes(value)) return refuse("this contains itself");
  const copy = (member: unknown, key: string | number) =>
    plainData(member, `${at}/${escapeToken(String(key))}`, diagnostics, [...around, value]);
  if (Array.isArray(value)) return value.map(copy);
  if (!isPlain(value)) return refuse(`this is ${shown(value)}`);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, copy(member, key)]],
    ),
  );
}

/** Another realm's objects have another `Object.prototype`: what counts is that there is one step. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
