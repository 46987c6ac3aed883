/** What a sample has to have besides, because of what it has: `dependentRequired`, `dependentSchemas`, `if`. */
import type { JsonValue } from "../../model/docs.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import { objectsIn, type Schemas } from "../../model/walk.js";
import type { MemberSample, Sample } from "./sample.js";
import { keepsRules } from "./sample-rules.js";

export interface AppliedParts {
  /** Objects that apply to the sample, too. */
  readonly parts: readonly ObjectShape[];
  /** Members that have to be there. */
  readonly asked: ReadonlySet<string>;
}

export const nothingApplied: AppliedParts = { parts: [], asked: new Set() };

export function appliedParts(
  objects: readonly ObjectShape[],
  members: readonly MemberSample[],
  schemas: Schemas,
): AppliedParts {
  const names = new Set(members.map(([name]) => name));
  const asked = new Set<string>();
  const applied: Shape[] = [];
  for (const shape of objects.flatMap((object): Shape[] => [object, ...(object.allOf ?? [])])) {
    const { dependentRequired = {}, dependentSchemas = {}, if: choice } = shape;
    for (const [name, others] of Object.entries(dependentRequired))
      if (names.has(name)) for (const other of others) asked.add(other);
    for (const [name, part] of Object.entries(dependentSchemas))
      if (names.has(name)) applied.push(part);
    if (choice === undefined) continue;
    const isSo = keepsRules(jsonOf({ kind: "object", members })!, choice.condition, schemas);
    const part = isSo ? choice.fitting : choice.others;
    if (part !== undefined) applied.push(part);
  }
  return { parts: applied.flatMap((part) => objectsIn(part, schemas)), asked };
}

/** As it is sent, as far as conditions look at it; `undefined`: bytes, or what nobody can tell. */
function jsonOf(sample: Sample): JsonValue | undefined {
  switch (sample.kind) {
    case "literal":
    case "example":
      return sample.value;
    case "bigint":
      return Number(sample.digits);
    case "moment":
      return sample.text;
    case "now":
      return "2024-01-31T09:30:00Z";
    case "list":
      return sample.items.map((item) => jsonOf(item) ?? null);
    case "object": {
      const members = sample.members.map(([name, value]) => [name, jsonOf(value)] as const);
      return Object.fromEntries(members.filter(([, value]) => value !== undefined)) as JsonValue;
    }
    default:
      sample.kind satisfies "bytes" | "file" | "impossible" | "deep";
      return undefined;
  }
}
