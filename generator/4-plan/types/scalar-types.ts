/** The types of texts and numbers, by their format and by what moments and wide integers are. */
import type { Shape, StringFormat, UserTyped } from "../../model/schema.js";
import type { TypeBuilder } from "./type-builder.js";
import type { TypeForm } from "./type-form.js";
import { anyOf, word } from "./words.js";

const date: TypeForm = { kind: "global", name: "Date" };
const bytes: readonly TypeForm[] = [
  { kind: "global", name: "Uint8Array" },
  { kind: "global", name: "ArrayBuffer" },
];

/** What a caller may give besides a text. */
const given: Readonly<Record<StringFormat, readonly TypeForm[]>> = {
  date: [date],
  "date-time": [date],
  int64: [word("bigint")],
  binary: [...bytes, { kind: "global", name: "Blob" }],
  base64: bytes,
  base64url: bytes,
};

/** The user's type of a format, the same in both directions. */
export function userType(
  { userFormat }: UserTyped,
  { isText }: Pick<TypeBuilder, "isText">,
): TypeForm | undefined {
  return userFormat === undefined || isText ? undefined : { kind: "userFormat", name: userFormat };
}

export function stringType(shape: Shape & { kind: "string" }, builder: TypeBuilder): TypeForm {
  const own = userType(shape, builder);
  if (own !== undefined) return own;
  const { wire } = shape;
  const { direction, dates } = builder;
  const string = word("string");
  if (dates === "date" && wire === "date-time") return date;
  // Where moments are dates, a day is a text in both directions.
  if (dates === "date" && wire === "date") return string;
  return direction === "response" || wire === null ? string : anyOf([...given[wire], string]);
}

export function integerType(shape: Shape & { kind: "integer" }, builder: TypeBuilder): TypeForm {
  const own = userType(shape, builder);
  if (own !== undefined) return own;
  const { wire } = shape;
  const { direction, dates, facts } = builder;
  if (dates === "date" && wire === "unix-time") return date;
  if (direction === "response") return word(wire === "int64" ? facts.api.int64 : "number");
  switch (wire) {
    case null:
      return word("number");
    case "int64":
      return anyOf([word("number"), word("bigint")]);
    case "unix-time":
      return anyOf([date, word("number")]);
  }
}
