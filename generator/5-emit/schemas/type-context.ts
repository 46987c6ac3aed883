import type { Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { Dates } from "../../model/api.js";
import type { Shape } from "../../model/schema.js";
import type { TypeNode } from "../seam/draft.js";

/** How a shape is written as a type: requests are generous, and both say the same otherwise. */
export interface TypeContext {
  readonly client: ClientPlan;
  readonly direction: Direction;
  /** What moments are in responses, where it isn't as everywhere in the API. */
  readonly dates?: Dates;
}

/** For the types of combinations: what they are made of may be of any kind again. */
export interface TypeBuilder extends TypeContext {
  typeOf(shape: Shape): TypeNode;
}
