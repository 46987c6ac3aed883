import type { ArrayNotation, ParameterLocation, Style } from "../../model/parameter.js";
import { isEscaped, ruleOf } from "../../model/styles.js";
import type { PlannedStyle } from "./writer.js";

interface StyleFacts {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly arrays?: ArrayNotation;
}

/** A style, with those of its options that aren't the default. */
export function planStyle(
  { style, explode, allowReserved, arrays = usualArrays }: StyleFacts,
  place: ParameterLocation,
): PlannedStyle {
  const rule = ruleOf(style);
  return {
    style,
    place,
    options: {
      ...(rule.explode !== null && explode !== rule.explode && { explode }),
      ...(allowReserved && isEscaped(style, place) && { allowReserved }),
      ...(rule.nests && arrays !== usualArrays && { arrays }),
    },
  };
}

const usualArrays: ArrayNotation = "indices";
