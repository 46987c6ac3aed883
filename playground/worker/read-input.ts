/** The input that somebody typed: JSON, and three kinds of values that JSON lacks. */
export function readInput(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    const [entry, ...others] = isObject(value) ? Object.entries(value) : [];
    if (entry === undefined || others.length > 0) return value;
    const [kind, content] = entry;
    if (typeof content !== "string") return value;
    if (kind === "$bigint") return BigInt(content);
    if (kind === "$date") return new Date(content);
    if (kind === "$bytes") return new TextEncoder().encode(content);
    return value;
  });
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
