/** Made texts and numbers within the bounds of their schema. */
import type { Shape } from "../../model/schema.js";
import type { Schemas } from "../../model/walk.js";
import { keepsRules } from "./sample-rules.js";

/** `1`, or the nearest that the bounds allow; `1` again where that takes more than a look. */
export function boundedNumber(shape: Shape, schemas: Schemas): number {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf } = shape;
  const step = multipleOf ?? 1;
  const ups = [minimum, above]
    .flatMap((one) => one ?? [])
    .map((one) => Math.ceil(one / step) * step);
  const downs = [maximum, below]
    .flatMap((one) => one ?? [])
    .map((one) => Math.floor(one / step) * step);
  const edges = [
    ...ups,
    ...ups.map((one) => one + step),
    ...downs,
    ...downs.map((one) => one - step),
  ];
  // The last one is between two bounds that are less than a step apart.
  const between = ((minimum ?? above ?? 0) + (maximum ?? below ?? 0)) / 2;
  const candidates = [1, step, ...edges, 0, between];
  return candidates.find((one) => keepsRules(one, shape, schemas)) ?? 1;
}

/** Dots, as many as it takes; very long ones help nobody. */
export function boundedText({ minLength = 0, maxLength = 3 }: Shape): string {
  return minLength > longest
    ? "..."
    : "...".padEnd(minLength, ".").slice(0, Math.max(maxLength, minLength));
}

const longest = 60;
