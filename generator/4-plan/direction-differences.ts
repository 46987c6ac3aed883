/** In what the type of a request differs from that of a response. */
import type { Api } from "../model/api.js";
import type { IntegerFormat, Shape, StringFormat } from "../model/schema.js";

/** Which JavaScript types stand for values that JSON has in another way. */
export type Values = Pick<Api, "int64" | "dates">;

/** Whether a shape has two types in itself. */
export function differsByDirection(shape: Shape, values: Values): boolean {
  return hasOneWayMembers(shape) || differsByValue(shape, values);
}

/** Whether it is an object with members that only requests have, or only responses. */
export function hasOneWayMembers(shape: Shape): boolean {
  return shape.kind === "object" && shape.properties.some(({ access }) => access !== "both");
}

/** Whether requests take other values for it than responses have. */
export function differsByValue(shape: Shape, { int64, dates }: Values): boolean {
  switch (shape.kind) {
    case "enum":
      // One that is read as a bigint may be written as a number too, and the other way round.
      if (shape.int64 === true && int64 === "bigint") return true;
      return shape.values.some(({ digits }) => digits !== undefined);
    case "string":
    case "integer":
      return shape.wire !== null && (!isMoment[shape.wire] || dates === "string");
    default:
      shape.kind satisfies
        | "unknown"
        | "never"
        | "null"
        | "boolean"
        | "number"
        | "array"
        | "tuple"
        | "object"
        | "union"
        | "intersection"
        | "reference";
      return false;
  }
}

/** Formats whose values are dates in both directions, where the user wants dates; all others differ. */
const isMoment: Readonly<Record<StringFormat | IntegerFormat, boolean>> = {
  date: true,
  "date-time": true,
  "unix-time": true,
  binary: false,
  base64: false,
  base64url: false,
  int64: false,
};
