import { mergeObjects } from "../../model/merge.js";
import type { Shape } from "../../model/schema.js";
import type { ValueForm } from "./codec.js";
import type { Codecs } from "./codecs.js";
import { enumCodec } from "./scalar-codecs.js";

/** The form of all values of a shape, unless its codec is a union, `any`, `nullable` or lazy. */
export function formOf(shape: Shape, codecs: Codecs): ValueForm | undefined {
  switch (shape.kind) {
    case "boolean":
    case "number":
    case "integer":
    case "string":
      return "scalar";
    case "enum":
      return enumCodec(shape) === "any" ? undefined : "scalar";
    case "array":
    case "tuple":
      return "array";
    case "object":
      return "object";
    case "intersection":
      return mergeObjects(shape, codecs) && "object";
    case "reference": {
      const target = codecs.api.schemas.get(shape.to);
      if (target === undefined || codecs.isRecursive(shape.to)) return undefined;
      return formOf(target.shape, codecs);
    }
    default:
      shape.kind satisfies "unknown" | "never" | "null" | "union";
      return undefined;
  }
}

/** Whether no value is an object. */
export function isFlat(shape: Shape, codecs: Codecs): boolean {
  const form = formOf(shape, codecs);
  return shape.kind === "null" || form === "array" || form === "scalar";
}
