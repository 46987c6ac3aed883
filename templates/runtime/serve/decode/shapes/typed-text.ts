/** Scalars of their texts. */
import type { ValueKind } from "./variant.js";

/** No number that is meant has more characters, and long ones take time. */
const longestNumber = 400;

/**
 * `undefined`: the text is none of this kind. An integer that a number can't hold exactly is a
 * bigint.
 */
export function typedText(kind: ValueKind, text: string): unknown {
  switch (kind) {
    case "string":
      return text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "integer":
    case "number": {
      const isNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
      if (text.length > longestNumber || !isNumber) return undefined;
      const number = Number(text);
      if (!Number.isFinite(number)) return undefined;
      if (kind === "number" || Number.isSafeInteger(number)) return number;
      return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
    }
    default:
      return undefined;
  }
}
