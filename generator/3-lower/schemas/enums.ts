import { isDeepStrictEqual } from "node:util";
import { items, type Node } from "../../2-resolve/node.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import type { EnumShape, EnumValue, Shape } from "../../model/schema.js";
import { unionOf, type ChoiceKeyword } from "../../model/compose.js";
import { noDocs } from "../../model/merge-docs.js";
import { constraintsOf, ownType } from "../../model/constrain.js";
import type { Constraints } from "../../model/constraints.js";
import { enumTexts, isScalar } from "./enum-texts.js";
import type { Lowering } from "../lowering.js";
import { exactDigits } from "./exact-integers.js";
import { formatIsInt64, withInt64 } from "./formats.js";

export function lowerConstant(schema: Node, constant: Node, lowering: Lowering): Shape {
  const shape = shapeOfValue(constant.value);
  return shape.kind === "enum" ? lowerEnumOf(schema, [constant], lowering) : shape;
}

export function lowerEnum(schema: Node, enumeration: Node, lowering: Lowering): Shape {
  const nodes = items(enumeration);
  if (Array.isArray(enumeration.value) && nodes.length === 0) {
    const message = "this enum is empty: no value is valid";
    lowering.diagnostics.report("WF2008", enumeration.at, message, { on: "key" });
    return { kind: "never" };
  }
  return lowerEnumOf(schema, nodes, lowering);
}

function lowerEnumOf(schema: Node, nodes: readonly Node[], lowering: Lowering): Shape {
  const texts = enumTexts(schema);
  const values: EnumValue[] = [];
  const others: Shape[] = [];
  for (const node of nodes) {
    const { value } = node;
    if (isScalar(value) && value !== null) {
      const digits = exactDigits(schema, node, lowering);
      const exact = digits === undefined ? {} : { digits };
      const plain = { [declaredAt]: node.at, value, ...exact, description: null };
      values.push(withText(plain, texts));
    } else others.push(shapeOfValue(value));
  }
  const all: EnumShape = { kind: "enum", values: withoutRepetitions(values) };
  const isWide = formatIsInt64(schema) || values.some(({ digits }) => digits !== undefined);
  const variants: Shape[] = values.length === 0 ? [] : [isWide ? withInt64(all) : all];
  return unionOf([...variants, ...others], lowering.shapes);
}

/**
 * A choice with its constants as one enum, as if they were listed by `enum`; `node` tells of them.
 * What constrains some of the constants stays with these.
 */
export function joinEnums(
  shapes: readonly Shape[],
  node: Node,
  keyword: ChoiceKeyword,
): readonly Shape[] {
  const enums = shapes.filter((shape) => shape.kind === "enum");
  const kindOf = ({ values, int64 }: EnumShape) => `${typeof values[0]?.value} ${int64}`;
  const isPlain = ({ values }: EnumShape) =>
    new Set(values.map(({ value }) => typeof value)).size === 1;
  const texts = enumTexts(node);
  const joined = new Map<string, EnumShape[]>();
  for (const shape of enums.filter(isPlain))
    joined.set(kindOf(shape), [...(joined.get(kindOf(shape)) ?? []), shape]);
  return shapes.flatMap((shape): readonly Shape[] => {
    const all = shape.kind === "enum" ? joined.get(kindOf(shape)) : undefined;
    if (shape.kind !== "enum" || all === undefined || !all.includes(shape)) return [shape];
    if (all[0] !== shape) return [];
    const values = all.flatMap((one) => one.values).map((value) => withText(value, texts));
    const own =
      all.length === 1 ? shape : { ...ownType(shape), ...joinedConstraints(all, keyword) };
    return [{ ...own, values: withoutRepetitions(values) }];
  });
}

/** The values themselves say what fits: `const` was said of one of them, and so was `default`. */
function joinedConstraints(all: readonly EnumShape[], keyword: ChoiceKeyword): Constraints {
  const rules = all.map((shape): Constraints => {
    const { const: _one, default: _usual, examples: _some, ...rule } = constraintsOf(shape);
    return rule;
  });
  const [first, ...others] = rules;
  if (others.every((rule) => isDeepStrictEqual(rule, first))) return first!;
  return { [keyword]: all.map((shape, index) => ({ ...ownType(shape), ...rules[index] })) };
}

function withText(value: EnumValue, texts: ReturnType<typeof enumTexts>): EnumValue {
  const text = texts.get(value.value);
  if (text === undefined) return value;
  const name = text.name === null ? {} : { name: text.name };
  return { ...value, ...name, description: text.description };
}

function withoutRepetitions(values: readonly EnumValue[]): readonly EnumValue[] {
  return [...new Map(values.map((value) => [value.digits ?? value.value, value])).values()];
}

/** The shape that only this value has: a `const`, or an enum's value that is no scalar. */
function shapeOfValue(value: unknown): Shape {
  if (value === null) return { kind: "null" };
  if (isScalar(value)) return { kind: "enum", values: [{ value, description: null }] };
  if (Array.isArray(value)) {
    const prefix = value.map(shapeOfValue);
    return { kind: "tuple", prefix, required: prefix.length, rest: null };
  }
  const properties = Object.entries(value as object).map(([name, member]) => ({
    name,
    required: true,
    shape: shapeOfValue(member),
    access: "both" as const,
    docs: noDocs,
  }));
  return { kind: "object", properties, additional: "closed", requiredAnyOf: [] };
}
