import type { Members, Rule, Specification } from "./rules.js";

export function isMapping(value: unknown): value is Members {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether a rule is for values of this type, whatever their content. */
export function takes(rule: Rule, value: unknown): boolean {
  switch (rule.is) {
    case "any":
      return true;
    case "text":
    case "reference":
      return typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number";
    case "count":
      return Number.isInteger(value) && (value as number) >= 0;
    case "list":
      return Array.isArray(value);
    case "map":
    case "object":
      return isMapping(value);
    case "either":
      return rule.of.some((one) => takes(one, value));
  }
}

/** A quick check for the common case, texts without further rules: whether a value is certainly correct. */
export function isPlainly(value: unknown, rule: Rule): boolean {
  if (rule.is === "any") return true;
  if (rule.is === "text") return typeof value === "string" && rule.isAny;
  return rule.is === "flag" && typeof value === "boolean";
}

/** What a rule asks for, in words. */
export function whatOf(rule: Rule, { tables }: Specification): string {
  switch (rule.is) {
    case "any":
      return "anything";
    case "text":
    case "reference":
      return "a string";
    case "flag":
      return "true or false";
    case "number":
      return "a number";
    case "count":
      return "an integer from 0";
    case "list":
      return "a list";
    case "map":
      return "a mapping";
    case "object": {
      const what = typeof rule.of === "string" ? tables[rule.of]?.what : undefined;
      return what === undefined || what.startsWith("`") ? "a mapping" : `${what}, a mapping`;
    }
    case "either":
      return rule.what;
  }
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return value.length < 40 ? JSON.stringify(value) : "a string";
  if (typeof value === "object") return "a mapping";
  return String(value);
}

/** The index of the first item that equals an earlier one. */
export function repetitionIn(items: readonly unknown[]): number | undefined {
  const seen = new Map<unknown, number>();
  for (const [index, item] of items.entries()) {
    const sign = isMapping(item) ? signOf(item) : Array.isArray(item) ? item.length : item;
    const earlier = seen.get(sign);
    if (earlier !== undefined && JSON.stringify(items[earlier]) === JSON.stringify(item))
      return index;
    seen.set(sign, index);
  }
  return undefined;
}

/** A cheap text that differs for most mappings. */
function signOf(value: Members): string {
  let sign = "";
  for (const key in value) if (typeof value[key] === "string") sign += `${key}:${value[key]}\n`;
  return sign;
}
