/** JSON of values as programs have them. */

/** A bigint is written with all its digits. */
export function printedJson(data: unknown, indent?: number): string {
  const digits: string[] = [];
  // A text that begins as a mark does gets one sign more.
  const write = (_: string, value: unknown) => {
    if (typeof value === "bigint") return `\0${digits.push(value.toString()) - 1}`;
    return typeof value === "string" && value.startsWith("\0") ? `\0${value}` : value;
  };
  const text = JSON.stringify(data, write, indent);
  if (!text?.includes("\\u0000")) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"(:?)/g, (token, colon: string) => {
    if (colon || !token.startsWith('"\\u0000')) return token;
    const rest = token.slice(7, -1);
    return rest.startsWith("\\u0000") ? `"${rest}"` : digits[Number(rest)]!;
  });
}
