import type { PlannedStyle, StyleName } from "../../4-plan/writers/writer.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { literal, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** The writer of a style, from the runtime's module that has it. */
export function styleSymbol(name: StyleName, client: ClientPlan): Symbol {
  const isDelimited = /delimited/i.test(name);
  return client.runtime(isDelimited ? "encode/styles/delimited" : "encode/styles/parameters", name);
}

/** What differs from the style's defaults, as an object literal; nothing where all is usual. */
export function styleOptions(
  { options: { explode, allowReserved, arrays } }: PlannedStyle,
  client: ClientPlan,
): readonly Expression[] {
  const members: [string, Expression][] = [];
  if (explode !== undefined) members.push(["explode", literal(explode)]);
  if (allowReserved)
    members.push(["allowReserved", value(client.runtime("encode/escape", "allowReserved"))]);
  if (arrays !== undefined) members.push(["arrays", literal(arrays)]);
  return members.length === 0 ? [] : [{ kind: "object", members }];
}
