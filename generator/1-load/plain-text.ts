/**
 * A scalar as text; of a mapping or a list, what it is. `String` would ask it for its own `toString`,
 * and what a document calls so is no function.
 */
export function plainText(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "a mapping" : String(value);
}
