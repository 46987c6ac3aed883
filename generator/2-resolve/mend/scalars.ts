import type { Mending, TypeName } from "./draft.js";
import type { Node } from "../node.js";
import { booleanOf } from "../reader.js";

export interface Reading {
  readonly node: Node;
  readonly isMended: boolean;
}

/**
 * A scalar as its type has it.
 * @param telling `must`: also what can't be of the type is told, since it decides what callers may send
 */
export function readAs(
  node: Node,
  types: ReadonlySet<TypeName>,
  telling: "must" | "may" | "silent",
  mending: Mending,
): Reading {
  const { value } = node;
  const asIs = { node, isMended: false };
  if (value !== null && typeof value === "object") return asIs;
  if (types.size === 0) {
    if (telling === "must") tellUntyped(node, mending);
    return asIs;
  }
  if ([...types].some((type) => isOf(type, value))) {
    if (telling === "must" && types.has("string")) tellUntyped(node, mending);
    return asIs;
  }
  const meant = meaningOf(node, types, mending);
  // Only what decides about callers is worth a number that lost digits: that is told where it is read.
  if (telling !== "must" && typeof meant === "number" && !isExact(meant)) return asIs;
  if (meant === undefined) {
    if (telling === "must") tellMisfit(node, types, mending);
    return asIs;
  }
  if (telling !== "silent") tellMended(node, meant, types, mending);
  return { node: { value: meant, at: node.at }, isMended: true };
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
      // No type at all is told elsewhere.
      return true;
  }
}

/** What a value is by one of the types; `undefined` where that isn't clear. */
function meaningOf(
  node: Node,
  types: ReadonlySet<TypeName>,
  mending: Mending,
): string | number | boolean | undefined {
  const { value } = node;
  if (types.has("string")) {
    const text = mending.textOf(node) ?? JSON.stringify(value);
    // A bare null is no word: it is told as what it is. `~` and `NULL` are how YAML may be misled.
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

function tellMended(
  node: Node,
  meant: string | number | boolean,
  types: ReadonlySet<TypeName>,
  mending: Mending,
): void {
  const read = `it is read as ${JSON.stringify(meant)}`;
  const hint = typeof meant === "string" ? "quote it" : "write it without quotes";
  mending.tell(
    node,
    `this is ${nameOf(node.value)}, but the type is ${namesOf(types)}: ${read}`,
    "value",
    hint,
  );
}

function tellMisfit(node: Node, types: ReadonlySet<TypeName>, mending: Mending): void {
  const message = `this is ${nameOf(node.value)}, but the type is ${namesOf(types)}: it is allowed anyway`;
  mending.tell(node, message);
}

/** Nothing says that a number is meant and no text, and it isn't what the author wrote. */
function tellUntyped(node: Node, mending: Mending): void {
  if (typeof node.value !== "number") return;
  const text = mending.textOf(node);
  // That an integer has lost digits is told where it is read.
  const isPlain = /^-?(0|[1-9]\d*)$/.test(text ?? "");
  if (text === undefined || isPlain || text === JSON.stringify(node.value)) return;
  const message = `${text} is read as the number ${node.value}: no type says whether it is a string`;
  mending.tell(node, message, "value", "quote it if it is a string");
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "string" ? "text" : typeof value === "number" ? "a number" : "a boolean";
}

function namesOf(types: ReadonlySet<TypeName>): string {
  return [...types].join(" or ");
}
