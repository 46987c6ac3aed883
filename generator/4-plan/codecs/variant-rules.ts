/**
 * Constants and required members of the document. Codecs don't contain them, but they decide which
 * variant of a union a value is.
 */
import type { ObjectShape, Shape } from "../../model/schema.js";
import { mergeObjects } from "../../model/merge.js";
import { resolveShape } from "../../model/walk.js";
import type { Codec, VariantRule } from "./codec.js";
import type { Codecs } from "./codecs.js";
import { constantsOf } from "./constants.js";

/**
 * A rule for each variant, as data for the runtime's `ruled`, with all that differs between them.
 * `undefined`: nothing differs, or all variants write their common members the same way.
 */
export function rulesOf(
  variants: readonly Shape[],
  codecs: Codecs,
): readonly VariantRule[] | undefined {
  const rules = differences(
    variants.map((variant) => ruleOf(variant, codecs, deepest)),
    codecs,
  );
  if (rules.every((rule) => rule === undefined)) return undefined;
  // Required members usually show in the value's form anyway, so only constants justify rules for
  // open members.
  const isTold = disagree(variants, rules.some(hasConstants), codecs);
  return isTold ? rules.map((rule) => rule ?? anything) : undefined;
}

/** `undefined`: nothing is known. */
type Rule = VariantRule | undefined;

/** The rule that every value satisfies. */
const anything: VariantRule = { has: [], fields: [] };

/** Three levels of members; below, the form of a value decides. */
const deepest = 3;

function ruleOf(shape: Shape, codecs: Codecs, depth: number): Rule {
  const is = constantsOf(shape, codecs);
  if (is !== undefined) return { is };
  if (depth === 0) return undefined;
  const target = resolveShape(shape, codecs.api.schemas);
  if (target.kind === "union") {
    const [only, ...others] = target.variants.filter(({ kind }) => kind !== "null");
    return only && others.length === 0 ? ruleOf(only, codecs, depth) : undefined;
  }
  if (target.kind === "array") {
    const items = ruleOf(target.items, codecs, depth - 1);
    return items && { items };
  }
  const object = mergeObjects(shape, codecs);
  if (object === undefined) return undefined;
  const written = object.properties.filter(({ access }) => access !== "read");
  const fields = written.flatMap(({ name, shape }): readonly (readonly [string, VariantRule])[] => {
    const rule = ruleOf(shape, codecs, depth - 1);
    return rule === undefined ? [] : [[name, rule]];
  });
  const has = written.filter(({ required }) => required).map(({ name }) => name);
  return { has, fields };
}

/** What all rules have in common distinguishes nothing. */
function differences(rules: readonly Rule[], codecs: Codecs): readonly Rule[] {
  if (new Set(rules.map((rule) => codecs.numberOf(rule ?? anything))).size < 2)
    return rules.map(() => undefined);
  const inner = differencesOf(
    rules.map((rule) => (rule && "items" in rule ? rule.items : null)),
    codecs,
  );
  const tables = rules.map((rule) => (rule && "has" in rule ? new Map(rule.fields) : null));
  const names = new Set(tables.flatMap((table) => [...(table?.keys() ?? [])]));
  const members = Array.from(names, (name) => {
    const own = differencesOf(
      tables.map((table) => (table === null ? null : table.get(name))),
      codecs,
    );
    return { name, own };
  });
  const required = rules.flatMap((rule) => (rule && "has" in rule ? [rule.has] : []));
  return rules.map((rule, index) => {
    if (rule === undefined || "is" in rule) return rule;
    if ("items" in rule) return inner[index] && { items: inner[index] };
    const has = rule.has.filter((name) => !required.every((names) => names.includes(name)));
    const fields = members.flatMap(({ name, own }): readonly (readonly [string, VariantRule])[] => {
      const field = own[index];
      return field === undefined ? [] : [[name, field]];
    });
    return has.length + fields.length === 0 ? undefined : { has, fields };
  });
}

/** Among the rules that exist. */
function differencesOf(rules: readonly (Rule | null)[], codecs: Codecs): readonly Rule[] {
  const given = differences(
    rules.filter((rule) => rule !== null),
    codecs,
  );
  let index = 0;
  return rules.map((rule) => (rule === null ? undefined : given[index++]));
}

function hasConstants(rule: Rule): boolean {
  if (rule === undefined || "is" in rule) return rule !== undefined;
  if ("items" in rule) return hasConstants(rule.items);
  return rule.fields.some(([, field]) => hasConstants(field));
}

/**
 * Whether a wrong choice would change bytes: a member of two variants is written in different ways.
 * @param withOpen whether a member that one declares and another leaves open counts too
 */
function disagree(variants: readonly Shape[], withOpen: boolean, codecs: Codecs): boolean {
  const objects = variants.flatMap((variant) => mergeObjects(variant, codecs) ?? []);
  const names = new Set(objects.flatMap(({ properties }) => properties.map(({ name }) => name)));
  const arrays = variants.filter((variant) => {
    const { kind } = resolveShape(variant, codecs.api.schemas);
    return kind === "array" || kind === "tuple";
  });
  if (differ(arrays.map((array) => writerOf(array, codecs)))) return true;
  for (const name of names)
    if (differ(objects.flatMap((object) => writersOf(object, name, withOpen, codecs)))) return true;
  return differ(objects.flatMap((object) => othersOf(object, codecs)));
}

/** What writes a member. */
function writersOf(
  object: ObjectShape,
  name: string,
  withOpen: boolean,
  codecs: Codecs,
): readonly Writer[] {
  const property = object.properties.find((property) => property.name === name);
  if (property !== undefined) return [writerOf(property.shape, codecs)];
  if (object.additional === "open" && withOpen) return [codecs.simple("any")];
  return othersOf(object, codecs);
}

function othersOf({ additional }: ObjectShape, codecs: Codecs): readonly Writer[] {
  return typeof additional === "string" ? [] : [writerOf(additional, codecs)];
}

/**
 * What writes a value, for comparison: a shape that contains the choice itself stands for its own
 * writer.
 */
type Writer = Codec | Shape;

function writerOf(shape: Shape, codecs: Codecs): Writer {
  return codecs.isInPlanning(shape) ? codecs.api.shapes.typeOf(shape) : codecs.of(shape);
}

/** Plain scalars are written the same way, whatever the codec is called. */
function differ(writers: readonly Writer[]): boolean {
  return new Set(writers.map((writer) => (isPlain(writer) ? "plain" : writer))).size > 1;
}

function isPlain(writer: Writer): boolean {
  return writer.kind === "simple" && plain.has(writer.name);
}

const plain: ReadonlySet<string> = new Set(["any", "string", "integer", "number", "boolean"]);
