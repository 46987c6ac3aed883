import { items, type Node } from "../2-resolve/node.js";
import type { EnumShape, EnumValue, Shape } from "./api.js";
import { unionOf } from "./combinations.js";
import { enumTexts, isScalar, noDocs } from "./docs.js";
import type { Lowering } from "./lowering.js";
import { exactDigits } from "./exact-integers.js";
import { formatIsInt64, withInt64 } from "./formats.js";

export function lowerConstant(schema: Node, constant: Node, lowering: Lowering): Shape {
  const shape = shapeOfValue(constant.value);
  return shape.kind === "enum" ? lowerEnumOf(schema, [constant], lowering) : shape;
}

export function lowerEnum(schema: Node, enumeration: Node, lowering: Lowering): Shape {
  const nodes = items(enumeration);
  if (Array.isArray(enumeration.value) && nodes.length === 0) {
    const message = "an enum without values: no value fits";
    lowering.diagnostics.report("WF2008", enumeration.at, message, { on: "key" });
    return { kind: "never" };
  }
  return lowerEnumOf(schema, nodes, lowering);
}

function lowerEnumOf(schema: Node, nodes: readonly Node[], lowering: Lowering): Shape {
  const texts = new Map<unknown, string | null>(
    enumTexts(schema).map(({ value, description }) => [value, description]),
  );
  const values: EnumValue[] = [];
  const others: Shape[] = [];
  for (const node of nodes) {
    const { value } = node;
    if (isScalar(value) && value !== null) {
      const digits = exactDigits(schema, node, lowering);
      const description = texts.get(value) ?? null;
      values.push({ value, ...(digits === undefined ? {} : { digits }), description });
    } else others.push(shapeOfValue(value));
  }
  const all: EnumShape = { kind: "enum", values };
  const isWide = formatIsInt64(schema) || values.some(({ digits }) => digits !== undefined);
  const variants: Shape[] = values.length === 0 ? [] : [isWide ? withInt64(all) : all];
  return unionOf([...variants, ...others]);
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
