/** What becomes of values whose type stays, where their format changes. */
import type { Shape, StringFormat } from "../../model/schema.js";
import type { Wire } from "../verdicts/comparison.js";

/** Why values of the old shape are written otherwise, or refused; `null` where they are not. */
export function writtenOtherwise(older: Shape, newer: Shape, wire: Wire): string | null {
  const [a, b] = [factsOf(older, wire), factsOf(newer, wire)];
  if (a.takes.includes("Date") && a.dates !== b.dates)
    return `a Date is written as ${b.dates}, not as ${a.dates}`;
  if (a.takes.includes("bytes") && a.bytes !== b.bytes)
    return `bytes are written ${b.bytes}, not ${a.bytes}`;
  if (a.takes.includes("text") && a.text !== b.text)
    return `a string is written ${b.text}, not ${a.text}`;
  if (a.takes.includes("number") && numbers.indexOf(b.numbers) > numbers.indexOf(a.numbers))
    return `${b.numbers} are accepted, other numbers are refused`;
  return null;
}

/** Whether numbers are taken that were refused: 1.5, where it was whole ones only. */
export function takesMoreNumbers(older: Shape, newer: Shape): boolean {
  const isBoth = [older, newer].every(({ kind }) => kind === "integer" || kind === "number");
  const [a, b] = [factsOf(older, "text"), factsOf(newer, "text")];
  return isBoth && numbers.indexOf(b.numbers) < numbers.indexOf(a.numbers);
}

/** The fewer fit, the later. */
const numbers = ["numbers", "whole numbers", "seconds"] as const;

interface Facts {
  readonly takes: readonly ("Date" | "bytes" | "text" | "number")[];
  readonly dates: string;
  readonly bytes: string;
  readonly text: string;
  readonly numbers: (typeof numbers)[number];
}

/** What `templates/runtime/scalar.ts` and `multipart-content.ts` do with each kind of value. */
function factsOf(shape: Shape, wire: Wire): Facts {
  const isMultipart = wire === "multipart" || wire === "stripe-multipart";
  const isStripe = wire === "stripe" || wire === "stripe-multipart";
  const format = shape.kind === "string" ? shape.wire : null;
  const isTime = shape.kind === "integer" && shape.wire === "unix-time";
  const seconds = isTime || isStripe;
  return {
    takes: takenBy(shape),
    dates: seconds ? "seconds" : format === "date" ? "a day" : "an instant",
    bytes: bytesOf(format, isMultipart),
    text: isMultipart ? textOf(format) : "as it is",
    numbers: isTime ? "seconds" : shape.kind === "integer" ? "whole numbers" : "numbers",
  };
}

function takenBy(shape: Shape): Facts["takes"] {
  if (shape.kind === "number") return ["number"];
  if (shape.kind === "integer") return shape.wire === "unix-time" ? ["number", "Date"] : ["number"];
  if (shape.kind === "enum")
    return shape.values.map((v) => (typeof v.value === "string" ? "text" : "number"));
  if (shape.kind !== "string") return [];
  if (shape.wire === null || shape.wire === "int64") return ["text"];
  return shape.wire === "date" || shape.wire === "date-time" ? ["text", "Date"] : ["text", "bytes"];
}

function bytesOf(format: StringFormat | null, isMultipart: boolean): string {
  if (format === "base64url") return "as base64url";
  return !isMultipart || format === "base64" ? "as base64" : "as they are";
}

function textOf(format: StringFormat | null): string {
  if (format === "binary") return "as a file";
  return format === "base64" || format === "base64url" ? `as ${format}` : "as it is";
}
