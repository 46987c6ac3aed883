import type { Shape } from "../../model/schema.js";
import type { SimpleCodec } from "./codec.js";

export function integerCodec({ wire, isUnsigned }: Shape & { kind: "integer" }): SimpleCodec {
  switch (wire) {
    case null:
      return "integer";
    case "unix-time":
      return "unixTime";
    case "int64":
      return isUnsigned ? "uint64" : "int64";
  }
}

export function stringCodec({ wire, isUnsigned }: Shape & { kind: "string" }): SimpleCodec {
  switch (wire) {
    case null:
      return "string";
    case "date":
      return "date";
    case "date-time":
      return "dateTime";
    case "base64url":
      return "bytesUrl";
    case "int64":
      return isUnsigned ? "uint64Text" : "int64Text";
    case "binary":
      return "bytes";
    case "base64":
      return "base64";
  }
}

export function enumCodec({ values, int64 }: Shape & { kind: "enum" }): SimpleCodec {
  const [type, ...others] = new Set(values.map(({ value }) => kindOf(value)));
  if (type === undefined || others.length > 0) return "any";
  return int64 === true ? "integer" : type;
}

function kindOf(value: string | number | boolean): "string" | "number" | "boolean" {
  return typeof value === "string" ? "string" : typeof value === "number" ? "number" : "boolean";
}
