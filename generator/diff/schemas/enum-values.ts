/** Named enums as values: callers write `OrderStatus.paid`. */
import type { SchemaId } from "../../model/schema.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import {
  placeOf,
  report,
  typeName,
  type Comparison,
  type Position,
} from "../verdicts/comparison.js";
import { memberLabel } from "../verdicts/describe.js";

/**
 * Whether callers have the enum at a position as a value, so that code may refer to a removed
 * member.
 */
export function isValue({ owner, label }: Position, { older, newer }: Comparison): boolean {
  if (owner.kind !== "schema" || owner.old === null || owner.new === null) return false;
  return label === typeName({ id: owner.new }, newer) && membersOf(owner.old, older).length > 0;
}

/** Members that are removed or renamed while their value stays. Others are reported as values. */
export function compareEnumValues(from: SchemaId, to: SchemaId, comparison: Comparison): void {
  const before = membersOf(from, comparison.older);
  const after = membersOf(to, comparison.newer);
  const name = typeName({ id: to }, comparison.newer);
  const tell = (verdict: Parameters<typeof report>[2], message: string) => {
    const owner = { kind: "schema", old: from, new: to } as const;
    const at = { owner, direction: "both", old: placeOf(from), new: placeOf(to) } as const;
    report(comparison, at, verdict, message);
  };
  const isTold = comparison.findings.some(
    ({ owner, affects }) => owner.kind === "schema" && owner.old === from && affects === "types",
  );
  if (before.length > 0 && after.length === 0)
    return isTold
      ? undefined
      : tell(["major", "enum-member-removed", "types"], `\`${name}\` is no longer a value.`);
  if (before.length === 0 && after.length > 0)
    return tell(["minor", "enum-member-added", null], `\`${name}\` is now a value too.`);
  for (const member of before) {
    const same = after.find(({ value }) => value.value === member.value.value);
    if (same === undefined || same.name === member.name) continue;
    const [was, is] = [member, same].map((one) => `\`${name}${memberLabel(one.name)}\``);
    tell(["major", "enum-member-renamed", "types"], `${was} is now ${is}.`);
  }
}

function membersOf(id: SchemaId, client: ClientPlan) {
  return client.types.namedValues(client.api.schemas.get(id)!.shape);
}
