import type { ArrayNotation, ParameterLocation, Style } from "../../model/parameter.js";
import type { PlannedStyle, StyleName } from "./writer.js";

/** The runtime's name for a style at a place; forms write their properties as a query does. */
export function styleName(location: ParameterLocation, style: Style): StyleName {
  if (location === "path" && delimiters.has(style)) return "delimitedPath";
  if (location === "header") return delimiters.has(style) ? "delimitedHeader" : "header";
  if (style === "form") return location === "cookie" ? "cookieForm" : "formQuery";
  return style === "cookie" ? "cookieStyle" : style;
}

/** What stands between the items of a list, where that isn't a comma or the name again. */
export const delimiters: ReadonlyMap<Style, string> = new Map([
  ["spaceDelimited", " "],
  ["pipeDelimited", "|"],
  ["tabDelimited", "\t"],
]);

interface StyleFacts {
  readonly style: Style;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly arrays?: ArrayNotation;
}

export function planStyle(
  { style, explode, allowReserved, arrays = "indices" }: StyleFacts,
  location: ParameterLocation,
): PlannedStyle {
  const name = styleName(location, style);
  const isExploded = name === "formQuery" || name === "cookieForm" || name === "cookieStyle";
  const keepsReserved = allowReserved && name !== "header" && name !== "cookieStyle";
  const isDeep = style === "deepObject";
  return {
    name,
    options: {
      ...(!isDeep && explode !== isExploded && { explode }),
      ...(keepsReserved && { allowReserved }),
      ...(isDeep && arrays !== "indices" && { arrays }),
    },
  };
}
