import type { Repairs, TypeName } from "./draft.js";
import type { Node } from "../node.js";
import { booleanOf } from "../reader.js";

export interface Reading {
  readonly node: Node;
  readonly isRepaired: boolean;
}

/**
 * Reads a scalar as a value of its type.
 * @param reporting `must`: report values that can't be of the type too, since they decide what callers may
 * send
 */
export function readAs(
  node: Node,
  types: ReadonlySet<TypeName>,
  reporting: "must" | "may" | "silent",
  repairs: Repairs,
): Reading {
  const { value } = node;
  const asIs = { node, isRepaired: false };
  if (value !== null && typeof value === "object") return asIs;
  if (types.size === 0) {
    if (reporting === "must") reportUntyped(node, repairs);
    return asIs;
  }
  if ([...types].some((type) => isOf(type, value))) {
    if (reporting === "must" && types.has("string")) reportUntyped(node, repairs);
    return asIs;
  }
  const meant = meaningOf(node, types, repairs);
  // A number that lost digits is only reported where it decides what callers may send.
  if (reporting !== "must" && typeof meant === "number" && !isExact(meant)) return asIs;
  if (meant === undefined) {
    if (reporting === "must") reportMismatch(node, types, repairs);
    return asIs;
  }
  if (reporting !== "silent") reportRepaired(node, meant, types, repairs);
  return { node: { value: meant, at: node.at }, isRepaired: true };
}

function isOf(type: TypeName, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "array":
    case "object":
      return false;
    case "string":
    case "number":
    case "boolean":
      return typeof value === type;
    default:
      // An unknown type is reported elsewhere.
      return true;
  }
}

/** The value as one of the types; `undefined` where it isn't clear which value is meant. */
function meaningOf(
  node: Node,
  types: ReadonlySet<TypeName>,
  repairs: Repairs,
): string | number | boolean | undefined {
  const { value } = node;
  if (types.has("string")) {
    const text = repairs.textOf(node) ?? JSON.stringify(value);
    // A bare null is not a text that lost its quotes; `~` and `NULL` may be.
    return value === null && (text === "" || text === "null") ? undefined : text;
  }
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (types.has("integer") || types.has("number")) {
    const number = numberOf(text);
    if (number !== undefined && (types.has("number") || Number.isInteger(number))) return number;
  }
  return types.has("boolean") ? booleanOf(text) : undefined;
}

/** A number that was quoted, or that only YAML 1.1 reads as one: `1_000`, `0b11`. */
function numberOf(text: string): number | undefined {
  const [, sign = "", written = ""] = /^([-+]?)(\d.*)$/.exec(text) ?? [];
  const digits = written.replace(/(?<=[\da-f])_(?=[\da-f])/gi, "");
  const isDecimal = /^(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(digits);
  if (!isDecimal && !/^0(b[01]+|o[0-7]+|x[\da-f]+)$/i.test(digits)) return undefined;
  return sign === "-" ? -Number(digits) : Number(digits);
}

function isExact(number: number): boolean {
  return !Number.isInteger(number) || Number.isSafeInteger(number);
}

function reportRepaired(
  node: Node,
  meant: string | number | boolean,
  types: ReadonlySet<TypeName>,
  repairs: Repairs,
): void {
  const read = `it is read as ${JSON.stringify(meant)}`;
  const hint = typeof meant === "string" ? "quote it" : "write it without quotes";
  repairs.report(
    node,
    `this is ${nameOf(node.value)}, but the type is ${namesOf(types)}: ${read}`,
    "value",
    hint,
  );
}

function reportMismatch(node: Node, types: ReadonlySet<TypeName>, repairs: Repairs): void {
  const message = `this is ${nameOf(node.value)}, but the type is ${namesOf(types)}: it is allowed anyway`;
  repairs.report(node, message);
}

/** Without a type, YAML may have changed what the author wrote: `1.10` is read as the number 1.1. */
function reportUntyped(node: Node, repairs: Repairs): void {
  if (typeof node.value !== "number") return;
  const text = repairs.textOf(node);
  // An integer that lost digits is reported where it is read.
  const isPlain = /^-?(0|[1-9]\d*)$/.test(text ?? "");
  if (text === undefined || isPlain || text === JSON.stringify(node.value)) return;
  const message = `${text} is read as the number ${node.value}: no type says whether it is a string`;
  repairs.report(node, message, "value", "quote it if it is a string");
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "string" ? "text" : typeof value === "number" ? "a number" : "a boolean";
}

function namesOf(types: ReadonlySet<TypeName>): string {
  return [...types].join(" or ");
}
