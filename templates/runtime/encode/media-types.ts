/** Media types as they are compared (RFC 9110 8.3.1). */

/** `text/plain` of `Text/Plain; charset=utf-8`. */
export function essenceOf(type: string): string {
  return type.replace(/;[^]*/, "").trim().toLowerCase();
}

/** @param range `image/*`, or a single media type */
export function isInRange(type: string, range: string): boolean {
  const [essence, wanted] = [essenceOf(type), essenceOf(range)];
  if (wanted === "*/*") return essence !== "";
  return wanted.endsWith("/*") ? essence.startsWith(wanted.slice(0, -1)) : essence === wanted;
}
