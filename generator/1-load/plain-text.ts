/**
 * A scalar as text; of a mapping or a list, what it is. `String` would call its `toString`, and a document
 * may have a member of that name.
 */
export function plainText(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "a mapping" : String(value);
}
