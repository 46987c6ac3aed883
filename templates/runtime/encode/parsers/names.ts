/** Names of members that bracket parsers can read. */
import { anyNode } from "../codecs/resolve.js";
import { hasOwn, isObject } from "../codecs/scalar.js";
import { EncodeError } from "../errors.js";
import type { NullRule } from "../forms/nulls.js";

/** The document may declare root names with brackets; they are allowed if they are balanced. */
export function checkBrackets(name: string): void {
  if (!/^[^[\]]+(\[[^[\]]*\])*$/.test(name))
    throw new EncodeError("ambiguous_key", "empty, or brackets out of order");
}

/** The name of all items of a list, without numbers. */
export function listName(name: string): string {
  return `${name}[]`;
}

/**
 * A document may declare both `x` and `x[]`, which a parser makes one value of.
 * @throws EncodeError if both are written
 */
export function checkRivals(value: unknown, nulls: NullRule): void {
  if (!isObject(value)) return;
  const isWritten = (name: string) =>
    hasOwn(value, name) && (value[name] === null ? nulls(anyNode) : !isEmpty(value[name]));
  for (const name of Object.keys(value)) {
    if (!name.includes("[") || !isWritten(name)) continue;
    for (const { index } of name.matchAll(/\[/g)) {
      const outer = name.slice(0, index);
      const rival = [outer, listName(outer)].find((other) => other !== name && isWritten(other));
      if (rival !== undefined)
        throw EncodeError.at(new EncodeError("ambiguous_key", `${rival} is the same field`), name);
    }
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
