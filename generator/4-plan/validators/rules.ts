/** What the values of a shape have to be, in requests or in responses. */
import { constraintsOf, hasConstraints } from "../../model/constrain.js";
import { regularExpression } from "../../model/regular-expression.js";
import type {
  NamePatterns,
  ObjectShape,
  SchemaId,
  Shape,
  StringFormat,
} from "../../model/schema.js";
import type { Api } from "../../model/api.js";
import { objectsIn } from "../../model/walk.js";
import type { Codecs } from "../codecs/codecs.js";
import { taggedVariants } from "../codecs/tagged-variants.js";
import { typeDirection, type Direction, type Usage } from "../directions.js";
import { directedMembers } from "../types/directed-members.js";
import { checksOf } from "./checks.js";
import { withLimits } from "./closed-parts.js";
import type { CheckForm, OthersForm, RuleForm, RuleMember, RulePlan } from "./rule-form.js";

/** The rules of one client. */
export class Rules implements RulePlan {
  constructor(
    private readonly api: Api,
    private readonly usages: ReadonlyMap<SchemaId, Usage>,
    private readonly codecs: Codecs,
    private readonly hasExamples: boolean,
  ) {}

  of(shape: Shape, direction: Direction): RuleForm {
    const { api, usages, codecs, hasExamples } = this;
    return ruleOf(shape, { api, usages, codecs, hasExamples, direction });
  }
}

/** Where a rule is used. */
interface RuleUse {
  readonly api: Api;
  readonly usages: ReadonlyMap<SchemaId, Usage>;
  readonly codecs: Codecs;
  readonly hasExamples: boolean;
  readonly direction: Direction;
}

function ruleOf(shape: Shape, use: RuleUse): RuleForm {
  const rule = ownRule(shape, use);
  const format = "userFormat" in shape ? shape.userFormat : undefined;
  return format === undefined ? rule : { kind: "printed", format, of: rule };
}

function ownRule(shape: Shape, use: RuleUse): RuleForm {
  const inner = (one: Shape) => ruleOf(one, use);
  const checks = checksOf(constraintsOf(shape), inner, use.hasExamples);
  switch (shape.kind) {
    case "unknown":
      return { kind: "any", checks };
    case "never":
    case "null":
      return { kind: shape.kind, checks: [] };
    case "boolean":
    case "number":
      return { kind: shape.kind, checks };
    case "string":
      return stringRule(shape, { kind: "string", checks }, use);
    case "integer":
      return integerRule(shape, { kind: "integer", checks }, use);
    case "enum": {
      const values = shape.values.map(({ value }) => value);
      // A single value is the `const` too, and values need no examples.
      const others = checks.filter(
        ({ keyword }) => keyword !== "examples" && (keyword !== "const" || values.length > 1),
      );
      const rule = withChecks({ kind: "enum", values }, others);
      if (shape.int64 !== true) return rule;
      return bigintRule([{ keyword: "asNumber", of: { kind: "enum", values } }], rule, use);
    }
    case "array":
      return { kind: "array", items: inner(shape.items), checks };
    case "tuple": {
      const { prefix, required, rest } = shape;
      const first = prefix.map(inner);
      const { minItems = 0, ...others } = constraintsOf(shape);
      const more = minItems > required ? { ...others, minItems } : others;
      const rule = { first, required, rest: rest && inner(rest) };
      return { kind: "tuple", ...rule, checks: checksOf(more, inner, use.hasExamples) };
    }
    case "object":
      return objectRule(shape, checks, use);
    case "union":
      return withChecks(unionRule(shape.variants, use), checks);
    case "intersection": {
      const limited = withLimits(shape, use.codecs);
      if ("kind" in limited) return mergedRule(limited, shape, use);
      const of = limited.map((part, at) =>
        part.kind === "object" ? mergedRule(part, shape.parts[at]!, use) : inner(part),
      );
      return withChecks({ kind: "allOf", of }, checks);
    }
    case "reference": {
      const direction = typeDirection(shape.to, use.direction, use.usages);
      return withChecks({ kind: "schema", id: shape.to, direction }, checks);
    }
  }
}

/** A rule that can't have checks of its own, with those of the place. */
function withChecks(rule: RuleForm, checks: readonly CheckForm[]): RuleForm {
  return checks.length === 0 ? rule : { kind: "allOf", of: [rule, { kind: "any", checks }] };
}

/** What a program may have in place of a text. */
const instances: Readonly<Record<StringFormat, "Date" | "bigint" | "bytes">> = {
  date: "Date",
  "date-time": "Date",
  int64: "bigint",
  binary: "bytes",
  base64: "bytes",
  base64url: "bytes",
};

function stringRule(
  { wire }: Shape & { kind: "string" },
  of: RuleForm,
  { direction, api }: RuleUse,
): RuleForm {
  if (wire === null) return of;
  const isMoment = wire === "date-time" && api.dates === "date";
  if (isMoment) return { kind: "instance", instance: "Date", isOnly: true, checks: [], of };
  const isDay = wire === "date" && api.dates === "date";
  if (direction === "response" || isDay) return of;
  return { kind: "instance", instance: instances[wire], isOnly: false, checks: [], of };
}

function integerRule(
  { wire }: Shape & { kind: "integer" },
  of: RuleForm & { readonly checks: readonly CheckForm[] },
  use: RuleUse,
): RuleForm {
  if (wire === null) return of;
  if (wire === "int64")
    return bigintRule(
      of.checks.filter(({ keyword }) => aboutNumbers.test(keyword)),
      of,
      use,
    );
  const isOnly = use.api.dates === "date";
  if (!isOnly && use.direction === "response") return of;
  return { kind: "instance", instance: "Date", isOnly, checks: [], of };
}

const aboutNumbers = /^(minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf)$/;

/** @param checks those that hold for a bigint, too */
function bigintRule(
  checks: readonly CheckForm[],
  of: RuleForm,
  { direction, api }: RuleUse,
): RuleForm {
  const isOnly = api.int64 === "bigint" && direction === "response";
  if (!isOnly && direction === "response") return of;
  return { kind: "instance", instance: "bigint", isOnly, checks, of };
}

/** @param merged one object of all parts: it has their constraints, but not which names belong together */
function mergedRule(merged: ObjectShape, parts: Shape, use: RuleUse): RuleForm {
  const checks = checksOf(constraintsOf(merged), (one) => ruleOf(one, use), use.hasExamples);
  const objects = objectsIn(parts, use.api.schemas).filter((object) => object !== merged);
  const lost = merged.requiredAnyOf.length > 0 ? [] : objects.flatMap(groupsOf);
  return objectRule(merged, [...checks, ...lost], use);
}

function objectRule(shape: ObjectShape, checks: readonly CheckForm[], use: RuleUse): RuleForm {
  const { shown, hidden } = directedMembers(shape, use.direction);
  const patterns = shape.patterns?.of ?? [];
  const members = shown.map(({ name, required, shape }): RuleMember => ({
    name,
    isOptional: !required,
    rule: withPatterns(name, ruleOf(shape, use), patterns, use),
  }));
  // What was read can be given back: it is left out of requests, whatever it is.
  const isClosed = use.direction === "request" && shape.additional === "closed";
  const ignored = (isClosed ? hidden : []).map(({ name }): RuleMember => ({
    name,
    isOptional: true,
    rule: { kind: "any", checks: [] },
  }));
  return {
    kind: "object",
    members: [...members, ...ignored],
    others: othersOf(shape.additional, shape.patterns, use),
    checks: [...checks, ...groupsOf(shape)],
  };
}

/** A declared member has to fit the patterns that find its name, too. */
function withPatterns(
  name: string,
  rule: RuleForm,
  patterns: NamePatterns["of"],
  use: RuleUse,
): RuleForm {
  const found = patterns.filter(({ source }) => regularExpression(source)?.test(name));
  const others = found.map(({ shape }) => ruleOf(shape, use)).filter((one) => !isAnything(one));
  return others.length === 0 ? rule : { kind: "allOf", of: [rule, ...others] };
}

const isAnything = (rule: RuleForm) => rule.kind === "any" && rule.checks.length === 0;

/**
 * What branches of nothing but `required` ask for. Types forbid all members of the other groups;
 * a value may have some of them, as long as it has no other group whole.
 */
function groupsOf({ requiredAnyOf }: ObjectShape): readonly CheckForm[] {
  if (requiredAnyOf.length === 0) return [];
  const by = requiredAnyOf.some(({ absent }) => absent.length > 0) ? "oneOf" : "anyOf";
  return [{ keyword: "groups", by, groups: requiredAnyOf.map(({ required }) => required) }];
}

function othersOf(
  additional: ObjectShape["additional"],
  patterns: ObjectShape["patterns"],
  use: RuleUse,
): OthersForm {
  if (patterns !== undefined) {
    const of = patterns.of.map(({ source, shape }) => ({ source, rule: ruleOf(shape, use) }));
    return { kind: "patterns", of, others: othersOf(patterns.others, undefined, use) };
  }
  if (typeof additional === "string") return additional;
  const isFree = additional.kind === "unknown" && !hasConstraints(constraintsOf(additional));
  return isFree ? "open" : { kind: "rule", rule: ruleOf(additional, use) };
}

function unionRule(variants: readonly Shape[], use: RuleUse): RuleForm {
  const values = variants.filter(({ kind }) => kind !== "null");
  if (values.length < variants.length) return { kind: "nullable", of: unionRule(values, use) };
  if (values.length === 1) return ruleOf(values[0]!, use);
  return taggedRule(values, use) ?? { kind: "anyOf", of: values.map((one) => ruleOf(one, use)) };
}

/** The variants by the words of their discriminator, if these tell all of them apart. */
function taggedRule(variants: readonly Shape[], use: RuleUse): RuleForm | undefined {
  const tagged = taggedVariants(variants, use.codecs);
  if (tagged === undefined || tagged.others.length > 0 || !tagged.isText) return undefined;
  if (!tagged.isDemanded && tagged.rest === undefined) return undefined;
  const wordsOf = new Map<Shape, string[]>();
  for (const [word, shapes] of tagged.byWord) {
    const shape: Shape = shapes.length === 1 ? shapes[0]! : { kind: "union", variants: shapes };
    const known = wordsOf.get(shape);
    if (known === undefined) wordsOf.set(shape, [word]);
    else known.push(word);
  }
  return {
    kind: "tagged",
    property: tagged.property,
    variants: Array.from(wordsOf, ([shape, words]) => ({ words, rule: ruleOf(shape, use) })),
    rest: tagged.rest === undefined ? null : ruleOf(tagged.rest, use),
  };
}
