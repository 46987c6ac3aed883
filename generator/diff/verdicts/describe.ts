/** How findings describe shapes and values. */
import type { EnumValue, Shape } from "../../model/schema.js";

/** `string (date)`, `"a" or "b"`, `a list`. */
export function describeShape(shape: Shape): string {
  if ("userFormat" in shape) return `${shape.kind} (${shape.userFormat})`;
  switch (shape.kind) {
    case "string":
    case "integer":
      return shape.wire === null
        ? `a${shape.kind === "integer" ? "n" : ""} ${shape.kind}`
        : `${shape.kind} (${shape.wire})`;
    case "unknown":
      return "anything";
    case "never":
      return "nothing";
    case "null":
      return "null";
    case "enum":
      return list(shape.values.map(exactValue), "or");
    case "array":
      return "a list";
    case "tuple":
      return tupleWords(shape);
    case "union":
      return [...new Set(shape.variants.map(describeShape))].join(" or ");
    case "intersection": {
      const plain = shape.parts.findLast(isPlain);
      return plain === undefined ? "an object" : describeShape(plain);
    }
    case "reference":
    case "object":
      return "an object";
    default:
      shape.kind satisfies "boolean" | "number";
      return `a ${shape.kind}`;
  }
}

/** `a list of 2 items`, `a list of 1 to 3 items`, `a list of 1 item or more, the first 2 by position`. */
function tupleWords({ prefix, required, rest }: Shape & { readonly kind: "tuple" }): string {
  const { length } = prefix;
  const items = (count: number) => `${count} item${count === 1 ? "" : "s"}`;
  if (rest === null)
    return `a list of ${required === length ? items(length) : `${required} to ${items(length)}`}`;
  const least = required === 0 ? "" : ` of ${items(required)} or more`;
  return `a list${least}, the first ${length === 1 ? "" : `${length} `}by position`;
}

/** Whether a part of a combination by itself rules out an object. */
function isPlain({ kind }: Shape): boolean {
  return !["object", "reference", "intersection", "unknown"].includes(kind);
}

/** Of more values than these, only the count is given. */
const mostNamed = 4;

/** The value with all its digits. */
export function exactValue({ value, digits }: EnumValue): EnumValue["value"] | bigint {
  return digits === undefined ? value : BigInt(digits);
}

/** `"a"`, `"b"` and `"c"`, as literals. */
export function list(values: readonly (EnumValue["value"] | bigint)[], word = "and"): string {
  const words = values.map((value) =>
    typeof value === "bigint" ? String(value) : JSON.stringify(value),
  );
  return enumerate(words, word);
}

/** Words as a part of a sentence. */
export function enumerate(words: readonly string[], word = "and"): string {
  const more = words.length - mostNamed;
  const shown = more > 1 ? [...words.slice(0, mostNamed), `${more} more`] : words;
  if (shown.length === 1) return shown[0]!;
  return `${shown.slice(0, -1).join(", ")} ${word} ${shown.at(-1)}`;
}

/** A member as callers write it: `.name`, `["x-name"]`. */
export function memberLabel(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)
    ? `.${name}`
    : `[${JSON.stringify(name)}]`;
}
