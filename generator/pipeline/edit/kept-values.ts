/** What two versions of a text say in the same words, as the same values: passes know these again. */
import { jsonMembers, type LongValues } from "../../1-load/json/scan.js";

/** A value, and where its JSON stands in a text. */
export interface WrittenValue {
  readonly text: string;
  readonly longValues: LongValues;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly value: unknown;
}

/** The newer value, in which all that is written as before is the older one. */
export function keepValues(older: WrittenValue, newer: WrittenValue): unknown {
  if (jsonOf(older) === jsonOf(newer)) return older.value;
  const isList = Array.isArray(newer.value);
  if (isList !== Array.isArray(older.value)) return newer.value;
  const before = new Map(partsOf(older));
  const parts = partsOf(newer).map(([key, part]) => {
    const old = before.get(key);
    return [key, old === undefined ? part.value : keepValues(old, part)] as const;
  });
  // Neither an object nor an array.
  if (parts.length === 0) return newer.value;
  return isList ? parts.map(([, value]) => value) : Object.fromEntries(parts);
}

function jsonOf({ text, valueStart, valueEnd }: WrittenValue): string {
  return text.slice(valueStart, valueEnd);
}

/** The members of an object or the items of an array. */
function partsOf({ text, longValues, valueStart, value }: WrittenValue) {
  return Array.from(
    jsonMembers(text, valueStart, longValues),
    ({ key, valueStart, valueEnd }): readonly [string, WrittenValue] => [
      key,
      { text, longValues, valueStart, valueEnd, value: (value as Values)[key] },
    ],
  );
}

type Values = Readonly<Record<string, unknown>>;
