import type { RetryPolicy } from "../3-lower/api.js";
import { literal } from "./build.js";
import type { Expression } from "./draft.js";

/** Where a policy departs from the usual one; `null`: nowhere. */
export function retryData(policy: RetryPolicy): Expression | null {
  const members = Object.entries(policy).map(([name, setting]): [string, Expression] => [
    name,
    Array.isArray(setting)
      ? { kind: "array", items: setting.map(literal) }
      : literal(setting as number | boolean),
  ]);
  return members.length === 0 ? null : { kind: "object", members };
}
