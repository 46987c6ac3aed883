/**
 * Whether a shape allows exactly what its schema does. What is below `not` has to: where a rule let
 * too many values fit, `not` would refuse values that are fine.
 */
import { child, isRecord, items, membersIn, type Node } from "../../2-resolve/node.js";
import { conditionalParts } from "./conditional-parts.js";
import { readers } from "../schemas/keyword-values.js";
import { addsNull, isText } from "../schemas/siblings.js";

/** A schema without a type that speaks of members speaks of objects: for `not`, all else fits. */
export function isExact(node: Node): boolean {
  if (typeof node.value === "boolean") return true;
  if (!isRecord(node.value)) return false;
  return Object.entries(membersIn(node)).every(([keyword, found]) => {
    const isKnown = Object.hasOwn(rules, keyword);
    return isKnown ? rules[keyword as keyof typeof rules](found, node) : saysNothing(keyword);
  });
}

type Rule = (found: Node, schema: Node) => boolean;

const saysNothing = (keyword: string) =>
  /^(\$comment|then|else)$/.test(keyword) ||
  (isText(keyword) && !keyword.startsWith("$") && keyword !== "x-nullable");

const types = new Set(["null", "boolean", "string", "integer", "number", "array", "object"]);

/** Beside a type or a list of values, branches mean something else than in JSON Schema. */
const isAlone: Rule = (_, schema) =>
  !["type", "enum", "const", "nullable"].some((keyword) => child(schema, keyword));

const branches: Rule = (found, schema) =>
  items(found).length > 0 && items(found).every(isExact) && isAlone(found, schema);

const isRead =
  (read: (value: unknown) => unknown): Rule =>
  ({ value }) =>
    value === false || read(value) !== undefined;

const limit =
  (bound: string): Rule =>
  ({ value }, schema) =>
    typeof value === "number" ||
    value === false ||
    (value === true && typeof child(schema, bound)?.value === "number");

const { minLength, minimum, multipleOf, uniqueItems, dependentRequired, pattern } = readers;
const [count, number] = [isRead(minLength), isRead(minimum)];

const rules = {
  type: ({ value }) => [value].flat().every((one) => types.has(String(one))),
  enum: (found, schema) =>
    items(found).length > 0 &&
    items(found).every((one) => isOfType(one, schema)) &&
    (!addsNull(schema) || items(found).some(({ value }) => value === null)),
  const: (found, schema) => isOfType(found, schema) && !addsNull(schema),
  nullable: (_, schema) =>
    child(schema, "type") !== undefined && !child(schema, "enum") && !child(schema, "const"),
  // These are notes where nothing checks them, or have a type of their own in programs.
  format: ({ value }, schema) =>
    child(schema, "type")?.value === "string" && checkedTexts.has(String(value)),
  not: (found) => isExact(found),
  if: (_, schema) => {
    const parts = conditionalParts(schema);
    if (parts === undefined) return false;
    const { condition, fitting, others } = parts;
    return [condition, fitting, others].every((part) => part === undefined || isExact(part));
  },
  allOf: branches,
  anyOf: branches,
  required: ({ value }) => Array.isArray(value) && value.every((one) => typeof one === "string"),
  properties: (found) => Object.values(membersIn(found)).every(isExact),
  additionalProperties: (found, schema) =>
    isExact(found) && !child(schema, "allOf") && !child(schema, "anyOf"),
  items: (found) => !Array.isArray(found.value) && isExact(found),
  minLength: count,
  maxLength: count,
  pattern: (found) => isRead(pattern)(found, found) && isPlainPattern(String(found.value)),
  minimum: number,
  maximum: number,
  exclusiveMinimum: limit("minimum"),
  exclusiveMaximum: limit("maximum"),
  multipleOf: isRead(multipleOf),
  minItems: count,
  maxItems: count,
  uniqueItems: isRead(uniqueItems),
  minProperties: count,
  maxProperties: count,
  dependentRequired: isRead(dependentRequired),
} satisfies Readonly<Record<string, Rule>>;

const checkedTexts = new Set(
  "time duration email hostname ipv4 ipv6 uri uri-reference uuid json-pointer regex".split(" "),
);

/** A value of another type than the schema's is read as one of that type. */
function isOfType({ value }: Node, schema: Node): boolean {
  if (value !== null && !["string", "number", "boolean"].includes(typeof value)) return false;
  const type = child(schema, "type");
  if (type === undefined) return true;
  const own = value === null ? "null" : typeof value;
  const fitting = Number.isInteger(value) ? [own, "integer"] : [own];
  return [type.value].flat().some((one) => fitting.includes(String(one)));
}

/** Validators test each pattern but those that look around, refer back, or count much. */
function isPlainPattern(source: string): boolean {
  return !/\(\?[=!<]|\\[1-9k]|\)\{|\{\d*,?\d{3}/.test(source);
}
