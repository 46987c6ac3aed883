import type {
  CheckForm,
  OthersForm,
  RuleForm,
  RuleMember,
} from "../../4-plan/validators/rule-form.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { array, call, literal, literals, named, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { validatorKey } from "../keys.js";
import { checkExpressions, patternTest } from "./check-expression.js";

/** A rule as an expression: calls of the runtime's functions. */
export function ruleExpression(rule: RuleForm, client: ClientPlan): Expression {
  const inner = (one: RuleForm) => ruleExpression(one, client);
  const checked = (checks: readonly CheckForm[]) => checkExpressions(checks, client, inner);
  switch (rule.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "string":
    case "integer":
    case "number":
      return call(client.runtime("validate/scalars", `${rule.kind}Rule`), ...checked(rule.checks));
    case "enum":
      return call(
        client.runtime("validate/scalars", "enumRule"),
        ...rule.values.map((one) => literal(one)),
      );
    case "schema":
      return value(client.symbol(validatorKey(rule.id, rule.direction)));
    case "array":
      return call(
        client.runtime("validate/lists", "arrayRule"),
        inner(rule.items),
        ...checked(rule.checks),
      );
    case "tuple":
      return call(
        client.runtime("validate/lists", "tupleRule"),
        array(rule.first.map(inner)),
        literal(rule.required),
        rule.rest === null ? literal(null) : inner(rule.rest),
        ...checked(rule.checks),
      );
    case "object":
      return call(
        client.runtime("validate/objects", "objectRule"),
        named(rule.members.map((member) => [member.name, memberExpression(member, client)])),
        ...othersAndChecks(rule.others, checked(rule.checks), client),
      );
    case "nullable":
      return call(client.runtime("validate/choices", "nullableRule"), inner(rule.of));
    case "allOf":
    case "anyOf":
      return call(client.runtime("validate/choices", `${rule.kind}Rule`), ...rule.of.map(inner));
    case "tagged":
      return call(
        client.runtime("validate/choices", "taggedRule"),
        literal(rule.property),
        array(rule.variants.map(({ words, rule }) => array([literals(words), inner(rule)]))),
        ...(rule.rest === null ? [] : [inner(rule.rest)]),
      );
    case "printed": {
      const { module, print } = client.api.formats[rule.format]!;
      if (print === undefined) return inner(rule.of);
      const printer = value(client.imported(module, print));
      return call(client.runtime("validate/scalars", "printedRule"), printer, inner(rule.of));
    }
    case "instance":
      return call(
        client.runtime("validate/scalars", rule.isOnly ? "instanceRule" : "orInstance"),
        literal(rule.instance),
        inner(rule.of),
        ...checked(rule.checks),
      );
  }
}

function memberExpression({ isOptional, rule }: RuleMember, client: ClientPlan): Expression {
  const expression = ruleExpression(rule, client);
  return isOptional ? call(client.runtime("validate/objects", "optional"), expression) : expression;
}

/** Open members are the usual case: `null` stands for them only where checks follow. */
function othersAndChecks(
  others: OthersForm,
  checks: readonly Expression[],
  client: ClientPlan,
): readonly Expression[] {
  if (others === "open") return checks.length === 0 ? [] : [literal(null), ...checks];
  return [othersExpression(others, client, (rule) => ruleExpression(rule, client)), ...checks];
}

/** @param ruleOf the expression of a rule */
export function othersExpression(
  others: OthersForm,
  client: ClientPlan,
  ruleOf: (rule: RuleForm) => Expression,
): Expression {
  if (others === "open") return literal(null);
  if (others === "closed") return value(client.runtime("validate/objects", "closed"));
  if (others.kind === "rule")
    return call(client.runtime("validate/objects", "others"), ruleOf(others.rule));
  return call(
    client.runtime("validate/objects", "byPattern"),
    othersExpression(others.others, client, ruleOf),
    ...others.of.map(({ source, rule }) => {
      const test = patternTest(source, client);
      // Where it can't be told in time whose names they are, members may be anything.
      const known = test === null ? ({ kind: "any", checks: [] } as const) : rule;
      return array([test ?? literal(""), ruleOf(known)]);
    }),
  );
}
