/**
 * Checks that a value can have a type, as far as both are known from the draft: no compiler runs
 * here.
 */
import type { Expression, Literal, TypeNode } from "./draft.js";

type Value<K extends Expression["kind"]> = Extract<Expression, { readonly kind: K }>;
type Type<K extends TypeNode["kind"]> = Extract<TypeNode, { readonly kind: K }>;

/**
 * Why a value doesn't fit its type; `at` is the path to it, `.items[0]`. `null` if it fits, or if
 * that can't be known: nothing is known of symbols, calls and type parameters.
 */
export function findMismatch(type: TypeNode, value: Expression, at = ""): string | null {
  const what = nameOf(value);
  if (what === null) return null;
  const subject = `${at === "" ? "it" : `\`${at}\``} is ${what}`;
  switch (type.kind) {
    case "keyword":
      return fitsKeyword(type, value) ? null : `${subject}, and its type is ${type.name}`;
    case "literal":
      return value.kind === "literal" && value.value === type.value
        ? null
        : `${subject}, and its type is ${literalText(type.value)}`;
    case "array":
      return value.kind === "array"
        ? mismatchInItems(value, () => type.of, at)
        : `${subject}, and its type is a list`;
    case "tuple":
      return value.kind === "array"
        ? mismatchInTuple(type, value, at)
        : `${subject}, and its type is a list`;
    case "object":
      return value.kind === "object"
        ? mismatchInObject(type, value, at)
        : `${subject}, and its type is an object`;
    case "function":
      return isFunction(value) ? null : `${subject}, and its type is a function`;
    case "union": {
      const mismatches = type.of.map((one) => findMismatch(one, value, at));
      if (mismatches.includes(null) || mismatches.length === 0) return null;
      // The reason of a variant of the same kind as the value is the most helpful one.
      const near = mismatches.find((mismatch) => !mismatch!.startsWith(`${subject},`));
      return near ?? `${subject}, and none of its type's ${type.of.length} variants allows that`;
    }
    case "intersection":
      return value.kind === "object"
        ? null
        : firstOf(type.of, (one) => findMismatch(one, value, at));
    default:
      return null;
  }
}

/** `null` if only running the code would tell. */
function nameOf(value: Expression): string | null {
  switch (value.kind) {
    case "literal":
      return literalText(value.value);
    case "undefined":
      return "undefined";
    case "template":
      return "a text";
    case "array":
      return "a list";
    case "object":
      return "an object";
    case "arrow":
    case "thunk":
      return "a function";
    default:
      return null;
  }
}

function literalText(value: Literal): string {
  return JSON.stringify(value);
}

function isFunction({ kind }: Expression): boolean {
  return kind === "arrow" || kind === "thunk";
}

function fitsKeyword({ name }: Type<"keyword">, value: Expression): boolean {
  if (name === "unknown") return true;
  if (value.kind === "undefined") return name === "undefined";
  if (value.kind === "template") return name === "string";
  if (value.kind !== "literal") return false;
  return name === (value.value === null ? "null" : typeof value.value);
}

function mismatchInItems(
  { items }: Value<"array">,
  typeOf: (index: number) => TypeNode | null,
  at: string,
): string | null {
  // After a spread, the position of an item isn't known.
  const end = items.findIndex(({ kind }) => kind === "spread");
  const known = end < 0 ? items : items.slice(0, end);
  return firstOf([...known.entries()], ([index, item]) => {
    const type = typeOf(index);
    return type === null || item.kind === "spread"
      ? null
      : findMismatch(type, item, `${at}[${index}]`);
  });
}

function mismatchInTuple(type: Type<"tuple">, value: Value<"array">, at: string): string | null {
  const { items, required, rest } = type;
  const isKnown = value.items.every(({ kind }) => kind !== "spread");
  const size = value.items.length;
  const subject = `${at === "" ? "it" : `\`${at}\``} has ${size} items, and its type`;
  if (isKnown && size < required) return `${subject} has at least ${required}`;
  if (isKnown && rest === null && size > items.length)
    return `${subject} has at most ${items.length}`;
  return mismatchInItems(value, (index) => items[index] ?? rest, at);
}

function mismatchInObject(type: Type<"object">, value: Value<"object">, at: string): string | null {
  const members = new Map(type.members.map((member) => [member.name, member]));
  const isOpen = type.index !== null || type.members.some(({ pattern }) => pattern !== undefined);
  const given = value.members.flatMap((member) => ("kind" in member ? [] : [member]));
  const mismatch = firstOf(given, ([name, item]) => {
    const member = members.get(name);
    const place = `${at}.${name}`;
    if (member === undefined)
      return isOpen
        ? type.index && findMismatch(type.index, item, place)
        : `\`${place}\` is there, and its type has no such member`;
    return member.optional && item.kind === "undefined"
      ? null
      : findMismatch(member.type, item, place);
  });
  if (mismatch !== null || given.length < value.members.length) return mismatch;
  const names = new Set(given.map(([name]) => name));
  const missing = type.members.find(
    ({ name, optional, pattern }) => !optional && pattern === undefined && !names.has(name),
  );
  return missing === undefined ? null : `\`${at}.${missing.name}\` is missing`;
}

function firstOf<T>(all: readonly T[], find: (one: T) => string | null): string | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}
