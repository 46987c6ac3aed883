import type { Direction } from "../../4-plan/directions.js";
import type { InlineType } from "../../4-plan/inline/inline-types.js";
import type { Symbol } from "../../4-plan/names/claims.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Shape } from "../../model/schema.js";
import { inlineKey } from "../keys.js";

/** What a shape is called in this direction; `undefined`: it is written where it stands. */
export function inlineSymbol(
  shape: Shape,
  client: ClientPlan,
  direction: Direction,
): Symbol | undefined {
  const type = client.inline.of(shape);
  if (type === undefined) return undefined;
  return client.symbol(inlineKey(type.at, type.split ? direction : directionsOf(type)[0]!));
}

/** The directions in which it has a type of its own, the one that keeps the name first. */
export function directionsOf({ split, request }: InlineType): readonly Direction[] {
  if (split) return ["response", "request"];
  return [request ? "request" : "response"];
}
