import { styleText } from "node:util";
import type { Answered } from "./load-fake.js";

/** One line for each request: `POST /orders 422 createOrder  body.lines: expected at least 1 item`. */
export function requestLine(
  {
    method,
    url,
    operation,
    status,
    issues,
  }: Omit<Answered, "headers"> & { readonly method: string; readonly url: string },
  colour: boolean,
): string {
  const style = status < 300 ? "green" : status < 500 ? "yellow" : "red";
  const shown = colour ? styleText(style, String(status), { validateStream: false }) : status;
  const [first, ...more] = issues;
  const issue = first === undefined ? "" : `  ${first.path.join(".")}: ${first.message}`;
  const others = more.length > 0 ? ` (and ${more.length} more)` : "";
  return `${method} ${printable(url)} ${shown} ${operation ?? "-"}${printable(issue)}${others}\n`;
}

/** Requests come from anywhere: nothing of them may move a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "?");
}
