/**
 * What the document says of a value that isn't in its codec, where it settles which variant of a
 * union a value is: constants, and the members that must be there.
 */
import type { ObjectShape, Shape } from "../../model/schema.js";
import { mergeObjects } from "../../model/merge.js";
import { resolveShape } from "../../model/walk.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { literal, named, value } from "../seam/build.js";
import { codecOf, codecSymbol } from "./codecs.js";
import { constantsOf, type Constant } from "../schemas/constants.js";
import type { Expression } from "../seam/draft.js";

/**
 * A rule for each variant, as data for the runtime's `ruled`, of all that differs between them.
 * `undefined`: nothing does, or all variants write what they share alike.
 */
export function rulesOf(
  variants: readonly Shape[],
  client: ClientPlan,
): readonly Expression[] | undefined {
  const rules = differences(variants.map((variant) => ruleOf(variant, client, deepest)));
  if (rules.every((rule) => rule === undefined)) return undefined;
  // Members that must be there are mostly seen anyway: only constants are worth more than that.
  return disagree(variants, rules.some(hasConstants), client) ? rules.map(ruleData) : undefined;
}

/** Of an object, an array or a constant; `undefined`: nothing is known. */
type Rule =
  | { readonly is: readonly Constant[] }
  | { readonly items: Rule }
  | { readonly has: readonly string[]; readonly fields: ReadonlyMap<string, Rule> };

/** Members of members of members: below, a value's looks decide. */
const deepest = 3;

function ruleOf(shape: Shape, client: ClientPlan, depth: number): Rule | undefined {
  const is = constantsOf(shape, client);
  if (is !== undefined) return { is };
  if (depth === 0) return undefined;
  const target = resolveShape(shape, client.api.schemas);
  if (target.kind === "union") {
    const [only, ...others] = target.variants.filter(({ kind }) => kind !== "null");
    return only && others.length === 0 ? ruleOf(only, client, depth) : undefined;
  }
  if (target.kind === "array") {
    const items = ruleOf(target.items, client, depth - 1);
    return items && { items };
  }
  const object = mergeObjects(shape, client);
  if (object === undefined) return undefined;
  const written = object.properties.filter(({ access }) => access !== "read");
  const fields = written.flatMap(({ name, shape }): [string, Rule][] => {
    const rule = ruleOf(shape, client, depth - 1);
    return rule === undefined ? [] : [[name, rule]];
  });
  const has = written.filter(({ required }) => required).map(({ name }) => name);
  return { has, fields: new Map(fields) };
}

/** What all say alike tells nothing. */
function differences(rules: readonly (Rule | undefined)[]): readonly (Rule | undefined)[] {
  if (new Set(rules.map((rule) => JSON.stringify(ruleData(rule)))).size < 2)
    return rules.map(() => undefined);
  const inner = differencesOf(rules.map((rule) => (rule && "items" in rule ? rule.items : null)));
  const objects = rules.filter((rule) => rule !== undefined && "has" in rule);
  const names = new Set(objects.flatMap(({ fields }) => [...fields.keys()]));
  const members = new Map(
    [...names].map((name) => [
      name,
      differencesOf(rules.map((r) => (r && "has" in r ? r.fields.get(name) : null))),
    ]),
  );
  return rules.map((rule, index) => {
    if (rule === undefined || "is" in rule) return rule;
    if ("items" in rule) return inner[index] && { items: inner[index] };
    const has = rule.has.filter((name) => !objects.every((other) => other.has.includes(name)));
    const fields = [...names].flatMap((name): [string, Rule][] => {
      const field = members.get(name)![index];
      return field === undefined ? [] : [[name, field]];
    });
    return has.length + fields.length === 0 ? undefined : { has, fields: new Map(fields) };
  });
}

/** Of those that are there at all. */
function differencesOf(rules: readonly (Rule | undefined | null)[]) {
  const given = differences(rules.filter((rule) => rule !== null));
  let index = 0;
  return rules.map((rule) => (rule === null ? undefined : given[index++]));
}

function ruleData(rule: Rule | undefined): Expression {
  if (rule === undefined) return { kind: "object", members: [] };
  if ("is" in rule) return { kind: "array", items: rule.is.map((constant) => literal(constant)) };
  if ("items" in rule) return { kind: "object", members: [["items", ruleData(rule.items)]] };
  const members: [string, Expression][] = [];
  if (rule.has.length > 0)
    members.push(["has", { kind: "array", items: rule.has.map((name) => literal(name)) }]);
  if (rule.fields.size > 0)
    members.push(["fields", named([...rule.fields].map(([name, rule]) => [name, ruleData(rule)]))]);
  return { kind: "object", members };
}

function hasConstants(rule: Rule | undefined): boolean {
  if (rule === undefined || "is" in rule) return rule !== undefined;
  return "items" in rule ? hasConstants(rule.items) : [...rule.fields.values()].some(hasConstants);
}

/**
 * Whether a wrong choice could be seen: what two variants declare is written in different ways.
 * @param withOpen what one declares and another leaves open, too
 */
function disagree(variants: readonly Shape[], withOpen: boolean, client: ClientPlan): boolean {
  const objects = variants.flatMap((variant) => mergeObjects(variant, client) ?? []);
  const names = new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name)));
  const arrays = variants.filter((variant) => {
    const { kind } = resolveShape(variant, client.api.schemas);
    return kind === "array" || kind === "tuple";
  });
  const lists = [
    arrays.map((array) => codecOf(array, client)),
    ...[...names].map((name) =>
      objects.flatMap((object) => writersOf(object, name, withOpen, client)),
    ),
    objects.flatMap(({ additional }) =>
      typeof additional === "string" ? [] : [codecOf(additional, client)],
    ),
  ];
  return lists.some(differ);
}

/** What a member is written by. */
function writersOf(
  { properties, additional }: ObjectShape,
  name: string,
  withOpen: boolean,
  client: ClientPlan,
): readonly Expression[] {
  const property = properties.find((property) => property.name === name);
  if (property !== undefined) return [codecOf(property.shape, client)];
  if (additional === "open" && withOpen) return [value(codecSymbol(client, "any"))];
  return typeof additional === "string" ? [] : [codecOf(additional, client)];
}

/** Plain scalars are written alike whatever the codec is called. */
function differ(codecs: readonly Expression[]): boolean {
  const plain = new Set(["any", "string", "integer", "number", "boolean"]);
  const isPlain = (codec: Expression) => codec.kind === "symbol" && plain.has(codec.symbol.name);
  const texts = new Set(codecs.map((codec) => (isPlain(codec) ? "" : JSON.stringify(codec))));
  return texts.size > 1;
}
