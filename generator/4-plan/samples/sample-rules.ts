/** Whether a value is what the document asks for, beyond its type. */
import { ValueRules } from "../../3-lower/mistakes/value-rules.js";
import type { JsonValue } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import type { Schemas } from "../../model/walk.js";

const rulesOf = new WeakMap<Schemas, ValueRules>();

/** Lengths, bounds, counts and exact formats are looked at; patterns aren't, which may take too long. */
export function keepsRules(value: JsonValue, shape: Shape, schemas: Schemas): boolean {
  const rules = rulesOf.get(schemas) ?? new ValueRules(schemas);
  rulesOf.set(schemas, rules);
  return rules.misfits(value, shape, 1).length === 0;
}
