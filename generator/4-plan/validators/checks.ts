/** The keywords that constrain a shape, as checks. */
import { constraintKeywords } from "../../model/constraint-keywords.js";
import type { Conditional, Constraints } from "../../model/constraints.js";
import type { Shape } from "../../model/schema.js";
import type { CheckForm, PlainKeyword, RuleForm, RuleMember } from "./rule-form.js";

/**
 * @param ruleOf the rule of a shape inside the constraints
 * @param hasExamples whether examples and defaults are wanted: only fakes use them
 */
export function checksOf(
  constraints: Constraints,
  ruleOf: (shape: Shape) => RuleForm,
  hasExamples: boolean,
): readonly CheckForm[] {
  const { format, uniqueItems, contains, minContains = 1, maxContains = null } = constraints;
  const { dependentSchemas, allOf, anyOf, oneOf, not, if: conditional } = constraints;
  const rulesOf = (shapes: readonly Shape[]) => shapes.map(ruleOf);
  return [
    ...plainKeywords.flatMap((keyword): readonly CheckForm[] => {
      const value = constraints[keyword];
      const isUnwanted = !hasExamples && (keyword === "examples" || keyword === "default");
      return value === undefined || isUnwanted ? [] : [{ keyword, value }];
    }),
    ...(format === undefined ? [] : [{ keyword: "format", name: format } as const]),
    ...(uniqueItems === true ? [{ keyword: "uniqueItems" } as const] : []),
    ...(contains === undefined
      ? []
      : [
          {
            keyword: "contains",
            item: ruleOf(contains),
            least: minContains,
            most: maxContains,
          } as const,
        ]),
    ...(dependentSchemas === undefined
      ? []
      : [
          {
            keyword: "dependentSchemas",
            by: Object.entries(dependentSchemas).map(
              ([name, shape]) => [name, ruleOf(shape)] as const,
            ),
          } as const,
        ]),
    ...(allOf === undefined ? [] : [{ keyword: "allOf", of: rulesOf(allOf) } as const]),
    ...(anyOf === undefined ? [] : [{ keyword: "anyOf", of: rulesOf(anyOf) } as const]),
    ...(oneOf === undefined ? [] : [{ keyword: "oneOf", of: rulesOf(oneOf) } as const]),
    ...(not === undefined ? [] : [excluding(not, ruleOf)]),
    ...(conditional === undefined ? [] : [conditionalCheck(conditional, ruleOf)]),
  ];
}

/** Members that exclude each other are the usual case. */
function excluding(not: Shape, ruleOf: (shape: Shape) => RuleForm): CheckForm {
  const of = ruleOf(not);
  if (of.kind !== "object" || of.others !== "open" || of.checks.length > 0)
    return { keyword: "not", of };
  const isNamed = ({ isOptional, rule }: RuleMember) =>
    !isOptional && rule.kind === "any" && rule.checks.length === 0;
  return of.members.length > 0 && of.members.every(isNamed)
    ? { keyword: "notAll", names: of.members.map(({ name }) => name) }
    : { keyword: "not", of };
}

function conditionalCheck(
  { condition, fitting, others }: Conditional,
  ruleOf: (shape: Shape) => RuleForm,
): CheckForm {
  return {
    keyword: "if",
    condition: ruleOf(condition),
    fitting: fitting === undefined ? null : ruleOf(fitting),
    others: others === undefined ? null : ruleOf(others),
  };
}

/** In the order of the model. The compiler names a plain keyword that is missing. */
const plain: Readonly<Record<PlainKeyword, true>> = {
  minLength: true,
  maxLength: true,
  pattern: true,
  minimum: true,
  maximum: true,
  exclusiveMinimum: true,
  exclusiveMaximum: true,
  multipleOf: true,
  minItems: true,
  maxItems: true,
  minProperties: true,
  maxProperties: true,
  dependentRequired: true,
  const: true,
  default: true,
  examples: true,
};

const plainKeywords = Object.keys(constraintKeywords).filter((keyword): keyword is PlainKeyword =>
  Object.hasOwn(plain, keyword),
);
