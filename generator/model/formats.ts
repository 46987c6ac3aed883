/** What values the formats of bodies and responses have. */
import type { BodyFormat } from "./body.js";
import type { AnswerFormat } from "./response.js";

/** A format that is added says here what its values are. */
const values = {
  json: "shape",
  form: "shape",
  multipart: "shape",
  text: "text",
  binary: "bytes",
  scalar: "text",
  any: "shape",
  anyText: "text",
  jsonOrText: "shape",
} as const satisfies Record<AnswerFormat | BodyFormat["kind"], "shape" | "text" | "bytes">;

/** Whether a value is bytes, whatever its shape is. */
export function isBytesFormat(format: AnswerFormat | BodyFormat["kind"]): boolean {
  return values[format] === "bytes";
}

/** Whether a value is a text as it came: no date, no number of its own. */
export function isTextFormat(format: AnswerFormat): boolean {
  return values[format] === "text";
}
