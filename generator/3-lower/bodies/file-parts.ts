import type { MultipartFormat, PartEncoding } from "../../model/body.js";
import type { Shape, PlainKind } from "../../model/schema.js";
import { unionOf } from "../../model/compose.js";
import { constraintsOf, resolveWhole, variantsOf } from "../../model/constrain.js";
import { isBytes, mediaTypesIn } from "../../model/media-types.js";
import { resolveShape, type ShapeContext } from "../../model/walk.js";

type Encodings = Pick<MultipartFormat, "encodings" | "prefix" | "item">;

/**
 * A multipart body whose Encoding Objects say which parts are files: what a schema calls a string,
 * or says nothing of, is bytes where its content type is `image/png`. Named schemas stay unchanged
 * elsewhere: here, one with such a part is replaced by its members.
 */
export function withFileParts(
  shape: Shape,
  encodings: Encodings,
  context: ShapeContext,
  outer: readonly Shape[] = [],
): Shape {
  const target = resolveShape(shape, context.schemas);
  if (outer.includes(target)) return shape;
  switch (target.kind) {
    case "object": {
      const properties = target.properties.map((property) => {
        const file = partShape(property.shape, encodings.encodings.get(property.name), context);
        return file === property.shape ? property : { ...property, shape: file };
      });
      return isSame(properties, target.properties) ? shape : { ...target, properties };
    }
    case "intersection": {
      const inner = [...outer, target];
      const parts = target.parts.map((part) => withFileParts(part, encodings, context, inner));
      return isSame(parts, target.parts) ? shape : { ...target, parts };
    }
    case "array": {
      const items = partShape(target.items, encodings.item, context);
      return items === target.items ? shape : { ...target, items };
    }
    case "tuple": {
      const { prefix: written, rest: others } = target;
      const prefix = written.map((one, at) => partShape(one, encodings.prefix[at], context));
      const rest = others && partShape(others, encodings.item, context);
      return rest === others && isSame(prefix, written) ? shape : { ...target, prefix, rest };
    }
    default:
      target.kind satisfies PlainKind | "union" | "reference";
      return shape;
  }
}

function partShape(
  part: Shape,
  encoding: PartEncoding | null | undefined,
  context: ShapeContext,
): Shape {
  if (encoding?.nested) return withFileParts(part, encoding.nested, context);
  const content = encoding?.encoding;
  if (content?.kind !== "content" || !mediaTypesIn(content.mediaType).every(isBytes)) return part;
  return asFile(part, context, []);
}

/** Of a list, each item is a part of that name. */
function asFile(part: Shape, context: ShapeContext, outer: readonly Shape[]): Shape {
  const target = resolveWhole(part, context.schemas);
  if (outer.includes(target)) return part;
  const inner = [...outer, target];
  switch (target.kind) {
    case "unknown":
      return { ...constraintsOf(target), kind: "string", wire: "binary" };
    case "string":
      return target.wire === null ? { ...target, wire: "binary" } : part;
    case "union": {
      const written = variantsOf(target);
      const variants = written.map((variant) => asFile(variant, context, inner));
      return isSame(variants, written) ? part : unionOf(variants, context.shapes);
    }
    case "array": {
      const items = asFile(target.items, context, inner);
      return items === target.items ? part : { ...target, items };
    }
    default:
      target.kind satisfies
        | "never"
        | "null"
        | "boolean"
        | "integer"
        | "number"
        | "enum"
        | "tuple"
        | "object"
        | "intersection"
        | "reference";
      return part;
  }
}

function isSame<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.every((one, index) => one === others[index]);
}
