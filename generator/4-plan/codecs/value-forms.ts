import { mergeObjects } from "../../model/merge.js";
import type { Shape } from "../../model/schema.js";
import type { ValueForm } from "./codec.js";
import type { Codecs } from "./codecs.js";
import { enumCodec } from "./scalar-codecs.js";

/** What all values of a shape are, if its codec is no union, `any`, `nullable` or lazy one. */
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

/** No object, whatever else it is. */
export function isFlat(shape: Shape, codecs: Codecs): boolean {
  const form = formOf(shape, codecs);
  return shape.kind === "null" || form === "array" || form === "scalar";
}
