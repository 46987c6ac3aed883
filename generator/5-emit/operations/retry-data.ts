import type { RetryPolicy } from "../../model/api.js";
import { literal, literals } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";

/** The differences from the default policy; `null` if there are none. */
export function retryData(policy: RetryPolicy): Expression | null {
  const members = Object.entries(policy).map(([name, setting]): [string, Expression] => [
    name,
    Array.isArray(setting) ? literals(setting) : literal(setting as number | boolean),
  ]);
  return members.length === 0 ? null : { kind: "object", members };
}
