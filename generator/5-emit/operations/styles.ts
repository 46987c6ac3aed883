import type { ArrayNotation } from "../../model/parameter.js";
import type { RuntimeArrays } from "../../4-plan/runtime-exports.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { PlannedStyle } from "../../4-plan/writers/writer.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { literal, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** The writer of a style, and an object literal with the differences from its defaults. */
export function styleArguments(
  { writer, options: { explode, allowReserved, arrays } }: PlannedStyle,
  client: ClientPlan,
): readonly [writer: Symbol, ...options: readonly Expression[]] {
  const members: [string, Expression][] = [];
  if (explode !== undefined) members.push(["explode", literal(explode)]);
  if (allowReserved)
    members.push(["allowReserved", value(client.runtime("encode/escape", "allowReserved"))]);
  if (arrays !== undefined) members.push(["arrays", arraysLiteral(arrays)]);
  const symbol = client.runtime(...writer);
  return members.length === 0 ? [symbol] : [symbol, { kind: "object", members }];
}

/** The runtime's word for a notation. */
export function arraysLiteral(arrays: ArrayNotation): Expression {
  return literal(arrayWords[arrays]);
}

const arrayWords: Readonly<Record<ArrayNotation, RuntimeArrays>> = {
  indices: "indices",
  brackets: "brackets",
};
