import type { ArrayNotation, ParameterLocation, Style } from "../../model/parameter.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { literal, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** The runtime's name for a style at a place; forms write their properties as a query does. */
export function writerName(location: ParameterLocation, style: Style): string {
  if (location === "path" && delimiters.has(style)) return "delimitedPath";
  if (location === "header") return delimiters.has(style) ? "delimitedHeader" : "header";
  if (style === "form") return location === "cookie" ? "cookieForm" : "formQuery";
  return style === "cookie" ? "cookieStyle" : style;
}

/** The writer itself, from the runtime's module that has it. */
export function writerSymbol(writer: string, client: ClientPlan): Symbol {
  return client.runtime(
    /delimited/i.test(writer) ? "encode/styles/delimited" : "encode/styles/parameters",
    writer,
  );
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

/** What differs from the style's defaults, as an object literal; nothing where all is usual. */
export function styleOptions(
  { style, explode, allowReserved, arrays = "indices" }: StyleFacts,
  writer: string,
  client: ClientPlan,
): readonly Expression[] {
  const members: [string, Expression][] = [];
  const usual = writer === "formQuery" || writer === "cookieForm" || writer === "cookieStyle";
  if (style !== "deepObject" && explode !== usual) members.push(["explode", literal(explode)]);
  if (allowReserved === true && writer !== "header" && writer !== "cookieStyle")
    members.push(["allowReserved", value(client.runtime("encode/escape", "allowReserved"))]);
  if (style === "deepObject" && arrays !== "indices") members.push(["arrays", literal(arrays)]);
  return members.length === 0 ? [] : [{ kind: "object", members }];
}
