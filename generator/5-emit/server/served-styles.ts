import { literal, table } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

export function styleExpression(style: string, explode: boolean): Expression {
  return table([
    ["kind", literal("style")],
    ["style", literal(style)],
    ["explode", literal(explode)],
  ]);
}
