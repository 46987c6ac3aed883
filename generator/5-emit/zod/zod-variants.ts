import type { ClientPlan } from "../../4-plan/plan.js";
import type { RuleForm, TaggedForm } from "../../4-plan/validators/rule-form.js";

/**
 * Whether Zod can tell the variants apart by itself: each has the words that stand for it as the
 * values of that member.
 */
export function namesItsVariants(
  { property, variants, rest }: RuleForm & { readonly kind: "tagged" },
  client: ClientPlan,
): boolean {
  return rest === null && variants.every((variant) => hasItsWords(variant, property, client));
}

function hasItsWords({ words, rule }: TaggedForm, property: string, client: ClientPlan): boolean {
  const whole = targetOf(rule, client);
  if (whole.kind !== "object") return false;
  const member = whole.members.find(({ name }) => name === property);
  if (member === undefined || member.isOptional || property in Object.prototype) return false;
  const own = targetOf(member.rule, client);
  return (
    own.kind === "enum" &&
    own.values.length === words.length &&
    own.values.every((one) => typeof one === "string" && words.includes(one))
  );
}

function targetOf(rule: RuleForm, client: ClientPlan): RuleForm {
  let found = rule;
  const known = new Set<string>();
  while (found.kind === "schema" && !known.has(found.id)) {
    known.add(found.id);
    found = client.rules.of(client.api.schemas.get(found.id)!.shape, found.direction);
  }
  return found;
}
