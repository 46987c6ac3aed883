import { child, type Node } from "../../2-resolve/node.js";
import type { EnumShape, IntegerFormat, Shape, StringFormat } from "../../model/schema.js";
import { unionOf } from "../../model/compose.js";
import { isBytes } from "../../model/media-types.js";
import {
  constrain,
  constraintsOf,
  noConstraints,
  ownType,
  resolveWhole,
  variantsOf,
} from "../../model/constrain.js";
import { mergeConstraints } from "../../model/merge-constraints.js";
import { resolveShape, type Schemas, type ShapeContext } from "../../model/walk.js";
import { userFormat, type FormatConfig } from "./user-formats.js";

/** The shape of a string, an integer or a number, by its format. */
export function scalarShape(
  kind: "string" | "integer" | "number",
  node: Node,
  config: FormatConfig,
): Shape {
  const own = userFormat(node, config);
  if (own !== null) return scalarOfUser(kind, own);
  switch (kind) {
    case "string":
      return { kind, wire: stringFormat(node), ...signOf(node) };
    case "integer":
      return { kind, wire: integerFormat(node), ...signOf(node) };
    case "number":
      return formatIsInt64(node) ? { kind: "integer", wire: "int64", ...signOf(node) } : { kind };
  }
}

function scalarOfUser(kind: "string" | "integer" | "number", userFormat: string): Shape {
  return kind === "number" ? { kind, userFormat } : { kind, wire: null, userFormat };
}

function stringFormat(node: Node): StringFormat | null {
  const content = contentKeywords(node);
  if (content !== null) return content;
  switch (child(node, "format")?.value) {
    case "date":
      return "date";
    case "date-time":
      return "date-time";
    case "binary":
      return "binary";
    case "byte":
      return "base64";
    case "int64":
    case "uint64":
      return "int64";
    default:
      return null;
  }
}

/**
 * What `contentEncoding` and `contentMediaType` make of a string (3.1): bytes in an encoding are
 * text, and bytes in none are bytes. They don't concern other types, nor media types that are text.
 */
export function contentKeywords(node: Node): "binary" | "base64" | "base64url" | null {
  const encoding = lowerCase(child(node, "contentEncoding")?.value);
  if (encoding === "base64" || encoding === "base64url" || encoding === "binary") return encoding;
  const mediaType = child(node, "contentMediaType")?.value;
  const isRaw = encoding === undefined && typeof mediaType === "string" && isBytes(mediaType);
  return isRaw ? "binary" : null;
}

function lowerCase(value: unknown): string | undefined {
  return typeof value === "string" ? value.toLowerCase() : undefined;
}

function integerFormat(node: Node): IntegerFormat | null {
  if (formatIsInt64(node)) return "int64";
  const format = child(node, "format")?.value;
  // Stripe's name, and that of OpenAPI's format registry.
  return format === "unix-time" || format === "unixtime" ? "unix-time" : null;
}

/** Also of a number: then it is an integer. */
export function formatIsInt64(node: Node): boolean {
  const format = child(node, "format")?.value;
  return format === "int64" || format === "uint64";
}

/** The difference between `uint64` and `int64`. */
function signOf(node: Node): { readonly isUnsigned?: true } {
  return child(node, "format")?.value === "uint64" ? { isUnsigned: true } : {};
}

/** A shape with the format of another part of its schema: type and format may be in different parts. */
export function withFormat(
  shape: Shape,
  node: Node,
  context: ShapeContext & { readonly config: FormatConfig },
): Shape {
  const own = userFormat(node, context.config);
  const string = stringFormat(node);
  const integer = integerFormat(node);
  return own === null && string === null && integer === null ? shape : apply(shape);

  function apply(shape: Shape): Shape {
    const target = resolveWhole(shape, context.schemas);
    if ("userFormat" in target) return shape;
    if (own !== null && (target.kind === "string" || target.kind === "integer"))
      return target.wire === null ? { ...target, userFormat: own } : shape;
    if (own !== null && target.kind === "number") return { ...target, userFormat: own };
    if (target.kind === "string" && target.wire === null && string !== null)
      return { ...target, wire: string, ...signOf(node) };
    if (target.kind === "integer" && target.wire === null && integer !== null)
      return { ...target, wire: integer, ...signOf(node) };
    if (target.kind === "number" && integer === "int64")
      return { ...target, kind: "integer", wire: "int64", ...signOf(node) };
    if (target.kind === "enum" && integer === "int64") return withInt64(target);
    if (target.kind !== "union") return shape;
    const written = variantsOf(target);
    const variants = written.map(apply);
    const isChanged = variants.some((variant, index) => variant !== written[index]);
    return isChanged ? unionOf(variants, context.shapes) : shape;
  }
}

/** An enum whose numbers are of 64 bits. */
export function withInt64(shape: EnumShape): EnumShape {
  const numbers = shape.values.filter(({ value }) => typeof value === "number");
  const isExact = numbers.length > 0 && numbers.every(({ value }) => Number.isInteger(value));
  return isExact ? { ...shape, int64: true } : shape;
}

function userFormatOf(shape: Shape | undefined): string | undefined {
  return shape !== undefined && "userFormat" in shape ? shape.userFormat : undefined;
}

/** Of parts that describe one scalar without contradiction, the most specific. */
export function mergeScalars(parts: readonly Shape[], schemas: Schemas): Shape | undefined {
  const rank = (shape: Shape) => {
    const target = resolveShape(shape, schemas);
    const isFormatted =
      "userFormat" in target ||
      ((target.kind === "string" || target.kind === "integer") && target.wire);
    return isFormatted ? 2 : target.kind === "number" ? 0 : 1;
  };
  const [best] = parts.toSorted((a, b) => rank(b) - rank(a));
  const whole = best && resolveShape(best, schemas);
  const isMerged = parts.every((part) => {
    const target = resolveShape(part, schemas);
    if ("userFormat" in target && target.userFormat !== userFormatOf(whole)) return false;
    if (target.kind === "number") return whole?.kind === "integer" || whole?.kind === "number";
    if (target.kind !== whole?.kind) return false;
    if (target.kind === "boolean") return true;
    if (target.kind !== "string" && target.kind !== "integer") return false;
    return target.wire === null || ("wire" in whole && whole.wire === target.wire);
  });
  if (!isMerged || best === undefined) return undefined;
  const constraints = parts.map((part) =>
    constraintsOf(part === best ? part : resolveWhole(part, schemas)),
  );
  return constrain(ownType(best), constraints.reduce(mergeConstraints, noConstraints));
}
