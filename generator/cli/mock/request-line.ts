import { styleText } from "node:util";
import { placeText } from "../declared/declared-places.js";
import type { Answered } from "./load-fake.js";

/**
 * One line for each request, with all that is wrong with it and where the document says so:
 * `POST /orders 422 createOrder  body.lines: expected at least 1 item (openapi.yaml:31:13)`.
 */
export function requestLine(
  {
    method,
    url,
    operation,
    status,
    violations,
  }: Omit<Answered, "headers"> & { readonly method: string; readonly url: string },
  colour: boolean,
): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const style = status < 300 ? "green" : status < 500 ? "yellow" : "red";
  const told = violations.map(({ text, declared }) => {
    const place = declared === null ? "" : ` (${placeText(declared)})`;
    return paint("red", printable(text + place));
  });
  const all = told.length === 0 ? "" : `  ${told.join("; ")}`;
  return `${method} ${printable(url)} ${paint(style, String(status))} ${operation ?? "-"}${all}\n`;
}

/** Requests come from anywhere: nothing of them may move a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, "?");
}
