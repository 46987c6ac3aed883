/** Which objects can be one of Zod's, and which names of members Zod takes for others. */
import type { Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuleForm, RuleMember } from "../../4-plan/validators/rule-form.js";
import type { Shape } from "../../model/schema.js";

/**
 * Whether the type of a schema is a list of members, so that its schema can be extended and picked
 * from as Zod's objects can.
 */
export function hasPlainMembers(
  shape: Shape,
  rule: RuleForm,
  direction: Direction,
  client: ClientPlan,
): boolean {
  if (rule.kind !== "object" || rule.members.some(isInherited)) return false;
  const declared = client.types.declarationOf(shape, { direction });
  if (declared.kind !== "interface" || declared.groups !== null) return false;
  const { members, index } = declared.table;
  // Members of requests that are ignored have no place in the type.
  return index === null && members.length === rule.members.length;
}

/** Zod finds `constructor` in every object, and `__proto__` in none. */
export function isInherited({ name }: Pick<RuleMember, "name">): boolean {
  return name in Object.prototype;
}

/**
 * Whether a rule closes an object. Zod's intersections forgive members that only one side refuses.
 */
export function closesObjects(
  rule: RuleForm,
  client: ClientPlan,
  known: ReadonlySet<string> = new Set(),
): boolean {
  const inner = (one: RuleForm) => closesObjects(one, client, known);
  switch (rule.kind) {
    case "object":
      return rule.others === "closed";
    case "schema": {
      if (known.has(rule.id)) return false;
      const { shape } = client.api.schemas.get(rule.id)!;
      const target = client.rules.of(shape, rule.direction);
      return closesObjects(target, client, new Set([...known, rule.id]));
    }
    case "nullable":
      return inner(rule.of);
    case "allOf":
    case "anyOf":
      return rule.of.some(inner);
    case "tagged":
      return rule.variants.some((one) => inner(one.rule));
    default:
      return false;
  }
}
