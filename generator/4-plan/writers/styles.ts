import type { ArrayNotation, ParameterLocation, Style } from "../../model/parameter.js";
import { usualNotation } from "../../model/dialects.js";
import { isEscaped, ruleOf } from "../../model/styles.js";
import { writerOf } from "./style-writers.js";
import type { PlannedStyle } from "./writer.js";

interface StyleFacts {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly arrays?: ArrayNotation;
}

/** A style with its options that differ from the defaults. */
export function planStyle(
  { style, explode, allowReserved, arrays = usualNotation.arrays }: StyleFacts,
  place: ParameterLocation,
): PlannedStyle {
  const rule = ruleOf(style);
  return {
    writer: writerOf(style, place),
    style,
    place,
    options: {
      ...(rule.explode !== null && explode !== rule.explode && { explode }),
      ...(allowReserved && isEscaped(style, place) && { allowReserved }),
      ...(rule.nests && arrays !== usualNotation.arrays && { arrays }),
    },
  };
}
