/** Bounds that leave no value. */
import { child, valueAt, type Node } from "../../2-resolve/node.js";
import type { Constraints } from "../../model/constraints.js";
import { readKeywords } from "../schemas/constraints.js";
import type { Lowering } from "../lowering.js";
import { concernOfType, typesIn, type Concern } from "./concerns.js";

export const upperBounds: ReadonlySet<string> = new Set([
  "maxLength",
  "maxItems",
  "maxProperties",
  "maximum",
  "exclusiveMaximum",
]);

export function warnOfRange(concern: Concern, node: Node, { diagnostics }: Lowering): void {
  const types = typesIn(node);
  // Beside another type, bounds have no effect.
  if (types?.some((type) => concernOfType.get(type) === concern) === false) return;
  const empty = emptyRange(concern, node, types?.includes("number") === false);
  if (empty === undefined) return;
  diagnostics.report("WF3015", child(node, empty.keyword)!.at, empty.message, { on: "key" });
}

interface EmptyRange {
  /** The upper bound. */
  readonly keyword: string;
  readonly message: string;
}

/** @param areIntegers what is meant where the concern is numbers */
function emptyRange(concern: Concern, node: Node, areIntegers: boolean): EmptyRange | undefined {
  switch (concern) {
    case "texts":
      return emptyCount("text", "minLength", "maxLength", node);
    case "lists":
      return emptyCount("list", "minItems", "maxItems", node);
    case "objects":
      return emptyCount("object", "minProperties", "maxProperties", node) ?? tooManyMembers(node);
    case "numbers":
      return emptyNumbers(node, areIntegers);
  }
}

function emptyCount(
  what: string,
  lower: "minLength" | "minItems" | "minProperties",
  upper: "maxLength" | "maxItems" | "maxProperties",
  node: Node,
): EmptyRange | undefined {
  if (valueAt(node, upper) === undefined || valueAt(node, lower) === undefined) return undefined;
  const { [lower]: least, [upper]: most } = readKeywords(node);
  if (least === undefined || most === undefined || least <= most) return undefined;
  return { keyword: upper, message: `no ${what} fits: ${lower} is ${least}, ${upper} ${most}` };
}

function tooManyMembers(node: Node): EmptyRange | undefined {
  if (valueAt(node, "maxProperties") === undefined) return undefined;
  const { maxProperties: most } = readKeywords(node);
  const required = valueAt(node, "required");
  const least = Array.isArray(required) ? new Set(required).size : 0;
  if (most === undefined || least <= most) return undefined;
  const message = `no object fits: ${least} members are required, and maxProperties is ${most}`;
  return { keyword: "maxProperties", message };
}

function emptyNumbers(node: Node, areIntegers: boolean): EmptyRange | undefined {
  const isBounded = (...keywords: readonly string[]) =>
    keywords.some((keyword) => typeof valueAt(node, keyword) === "number");
  if (!isBounded("maximum", "exclusiveMaximum") || !isBounded("minimum", "exclusiveMinimum"))
    return undefined;
  const read = readKeywords(node);
  const lower = boundOf(read, "minimum", "exclusiveMinimum", (a, b) => a >= b);
  const upper = boundOf(read, "maximum", "exclusiveMaximum", (a, b) => a <= b);
  if (lower === undefined || upper === undefined) return undefined;
  const isLeft = areIntegers
    ? (lower.isExcluded ? Math.floor(lower.value) + 1 : Math.ceil(lower.value)) <=
      (upper.isExcluded ? Math.ceil(upper.value) - 1 : Math.floor(upper.value))
    : lower.value < upper.value ||
      (lower.value === upper.value && !lower.isExcluded && !upper.isExcluded);
  if (isLeft) return undefined;
  const what = areIntegers ? "integer" : "number";
  const message = `no ${what} fits: ${lower.keyword} is ${lower.value}, ${upper.keyword} ${upper.value}`;
  // Up to OpenAPI 3.0, `exclusiveMaximum` only says how `maximum` is meant.
  const isFlag = typeof valueAt(node, upper.keyword) !== "number";
  return { keyword: isFlag ? "maximum" : upper.keyword, message };
}

type NumberBound = "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum";

/** The stricter of two bounds. */
function boundOf(
  read: Constraints,
  own: NumberBound,
  exclusive: NumberBound,
  isStricter: (a: number, b: number) => boolean,
) {
  const { [own]: value, [exclusive]: excluded } = read;
  if (excluded !== undefined && (value === undefined || isStricter(excluded, value)))
    return { keyword: exclusive, value: excluded, isExcluded: true };
  return value === undefined ? undefined : { keyword: own, value, isExcluded: false };
}
