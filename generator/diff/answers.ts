import type { Response, Shape } from "../3-lower/api.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { isAssignable } from "./assignable.js";

/** The type of an answer's data, as `5-emit/response-types.ts` prints it. */
export interface Data {
  readonly client: ClientPlan;
  /** Of the contents that are values. */
  readonly shapes: readonly Shape[];
  /** `Uint8Array`. */
  readonly bytes: boolean;
  /** No content is declared: `undefined`, or `unknown` for a failure. */
  readonly nothing: boolean;
}

export function dataOf({ contents }: Response, client: ClientPlan): Data {
  const shapes = contents.filter((c) => c.format !== "binary").map(({ shape }) => shape);
  return {
    client,
    shapes,
    bytes: shapes.length < contents.length,
    nothing: contents.length === 0,
  };
}

/** Whether code that reads `to` can read `from`. */
export function fitsData(from: Data, to: Data): boolean {
  // Nobody builds on `undefined`, nor on `unknown`.
  if (to.nothing) return true;
  if (from.nothing) return false;
  if (from.bytes && !to.bytes) return false;
  const whole: Shape = { kind: "union", variants: to.shapes };
  return from.shapes.every((shape) =>
    isAssignable(
      { shape, client: from.client, direction: "response" },
      { shape: whole, client: to.client, direction: "response" },
    ),
  );
}
