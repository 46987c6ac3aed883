import type { MultipartFormat, PartEncoding } from "../../model/body.js";
import type { Shape } from "../../model/schema.js";
import { unionOf } from "../../model/compose.js";
import { isBytes } from "../../model/media-types.js";
import { resolveShape, type Schemas } from "../../model/walk.js";

type Encodings = Pick<MultipartFormat, "encodings" | "prefix" | "item">;

/**
 * A multipart body whose Encoding Objects say which parts are files: what a schema calls a string,
 * or says nothing of, is bytes where its content type is `image/png`. Named schemas stay what they
 * are elsewhere: here, one that says so of a part is replaced by its members.
 */
export function withFileParts(
  shape: Shape,
  encodings: Encodings,
  schemas: Schemas,
  outer: readonly Shape[] = [],
): Shape {
  const target = resolveShape(shape, schemas);
  if (outer.includes(target)) return shape;
  switch (target.kind) {
    case "object": {
      const properties = target.properties.map((property) => {
        const file = partShape(property.shape, encodings.encodings.get(property.name), schemas);
        return file === property.shape ? property : { ...property, shape: file };
      });
      return isSame(properties, target.properties) ? shape : { ...target, properties };
    }
    case "intersection": {
      const inner = [...outer, target];
      const parts = target.parts.map((part) => withFileParts(part, encodings, schemas, inner));
      return isSame(parts, target.parts) ? shape : { ...target, parts };
    }
    case "array": {
      const items = partShape(target.items, encodings.item, schemas);
      return items === target.items ? shape : { ...target, items };
    }
    case "tuple": {
      const { prefix: written, rest: others } = target;
      const prefix = written.map((one, at) => partShape(one, encodings.prefix[at], schemas));
      const rest = others && partShape(others, encodings.item, schemas);
      return rest === others && isSame(prefix, written) ? shape : { ...target, prefix, rest };
    }
    default:
      return shape;
  }
}

function partShape(
  part: Shape,
  encoding: PartEncoding | null | undefined,
  schemas: Schemas,
): Shape {
  if (encoding?.nested) return withFileParts(part, encoding.nested, schemas);
  const content = encoding?.encoding;
  if (content?.kind !== "content" || !content.mediaType.split(",").every(isBytes)) return part;
  return asFile(part, schemas, []);
}

/** Of a list, each item is a part of that name. */
function asFile(part: Shape, schemas: Schemas, outer: readonly Shape[]): Shape {
  const target = resolveShape(part, schemas);
  if (outer.includes(target)) return part;
  const inner = [...outer, target];
  switch (target.kind) {
    case "unknown":
      return { kind: "string", wire: "binary" };
    case "string":
      return target.wire === null ? { kind: "string", wire: "binary" } : part;
    case "union": {
      const variants = target.variants.map((variant) => asFile(variant, schemas, inner));
      return isSame(variants, target.variants) ? part : unionOf(variants);
    }
    case "array": {
      const items = asFile(target.items, schemas, inner);
      return items === target.items ? part : { ...target, items };
    }
    default:
      return part;
  }
}

function isSame<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.every((one, index) => one === others[index]);
}
