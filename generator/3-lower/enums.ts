import { child, items, type Node } from "../2-resolve/node.js";
import type { EnumValue, Shape } from "./api.js";
import { unionOf } from "./combinations.js";
import { enumTexts, isScalar, noDocs } from "./docs.js";
import type { Lowering } from "./lowering.js";
import { integerFormat } from "./formats.js";

export function lowerConstant(schema: Node, constant: Node, lowering: Lowering): Shape {
  return isRounded(schema, constant, lowering) ? anyInteger(schema) : shapeOfValue(constant.value);
}

export function lowerEnum(schema: Node, enumeration: Node, lowering: Lowering): Shape {
  const texts = new Map<unknown, string | null>(
    enumTexts(schema).map(({ value, description }) => [value, description]),
  );
  const values: EnumValue[] = [];
  const others: Shape[] = [];
  const nodes = items(enumeration);
  if (Array.isArray(enumeration.value) && nodes.length === 0) {
    const message = "an enum without values: no value fits";
    lowering.diagnostics.report("WF2008", enumeration.at, message, { on: "key" });
    return { kind: "never" };
  }
  const rounded = nodes.filter((node) => isRounded(schema, node, lowering));
  // All numbers are read in one way: as they come, or to the last digit.
  if (rounded.length > 0) others.push(anyInteger(schema));
  for (const { value } of nodes) {
    if (rounded.length > 0 && typeof value === "number") continue;
    if (isScalar(value) && value !== null)
      values.push({ value, description: texts.get(value) ?? null });
    else others.push(shapeOfValue(value));
  }
  const variants: Shape[] = values.length === 0 ? [] : [{ kind: "enum", values }];
  return unionOf([...variants, ...others]);
}

/** Whether a number of the text has become another: readers of JSON and YAML have 53 bits. */
function isRounded(schema: Node, { value, at }: Node, { diagnostics }: Lowering): boolean {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return false;
  if (child(schema, "type")?.value === "number" || !Number.isInteger(value)) return false;
  const message = "an integer beyond 2^53 has lost digits: the type is any integer instead";
  diagnostics.report("WF3006", at, message);
  return true;
}

function anyInteger(schema: Node): Shape {
  return { kind: "integer", format: integerFormat(schema) };
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
