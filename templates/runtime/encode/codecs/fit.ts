/** How well a value fits a codec, to compare the variants of a union. */
import type { CodecNode, ScalarKind, ScalarNode } from "./codec.js";
import {
  admitsNull,
  type AnyNode,
  type ArrayNode,
  hasShape,
  itemCodec,
  type ObjectNode,
  restCodec,
} from "./resolve.js";
import { bytesOf, isCounted, type Members, scalarText } from "./scalar.js";

/**
 * How well a codec fits: lower is better. `text`: a scalar of another type. `refused`: a number out
 * of the kind's range, which may still be meant. `day`: for a Date, which is more than its day. An
 * undeclared member fits less well than a declared one.
 */
const fits = { shape: 0, unknown: 1, text: 3, refused: 5, any: 7, day: 8, exact: 9 } as const;

/** How many values one variant is compared with, shared fairly between all members. */
const lookups = 1000;
const itemsLookedAt = 8;
const membersLookedInto = 64;

/** At least halved at each level, which also limits the depth of a value or a cycle. */
function share(left: number, members: readonly unknown[]): number {
  return left / Math.max(2, members.length);
}

function fitOf(node: CodecNode, value: unknown, left: number): number {
  if (value === null) return admitsNull(node) ? fits.exact : fits.unknown;
  const variants = variantsOf(node, value).filter((variant) => hasShape(variant, value));
  const each = left / variants.length;
  return Math.max(fits.shape, ...variants.map((variant) => variantFit(variant, value, each)));
}

/** For a variant of the value's shape. */
export function variantFit(node: Variant, value: unknown, left: number = lookups): number {
  if (node.kind === "any") return fits.any;
  if (left < 1) return fits.exact;
  if (node.kind === "object") return overall(memberFits(node, value as Members, left));
  if (node.kind !== "array") return scalarFit(node, value);
  const items = (value as readonly unknown[]).slice(0, itemsLookedAt);
  const each = share(left, items);
  return overall(
    items.flatMap((item, i) => (item === undefined ? [] : [fitOf(itemCodec(node, i), item, each)])),
  );
}

function memberFits(node: ObjectNode, value: Members, left: number): readonly number[] {
  const declared = new Map(node.fields);
  const { skip } = node;
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  const each = share(left, names.slice(0, membersLookedInto));
  return names.map((name, i) => {
    if (skip?.has(name)) return fits.exact;
    const codec = declared.get(name) ?? restCodec(node, name);
    if (codec === null) return fits.unknown;
    const fit = i < membersLookedInto ? fitOf(codec, value[name], each) : fits.exact;
    return declared.has(name) ? fit : fit - 1;
  });
}

/** The worst part decides, then the mean. */
function overall(parts: readonly number[]): number {
  if (parts.length === 0) return fits.exact;
  const sum = parts.reduce((total, fit) => total + fit, 0);
  const worst = parts.reduce((least, fit) => Math.min(least, fit), fits.exact);
  return Math.floor(worst) + sum / parts.length / 16;
}

function scalarFit(node: ScalarNode, value: unknown): number {
  const { kind } = node;
  if (typeof value === "number" || typeof value === "bigint") return numberFit(node, value);
  if (kind === "date" && value instanceof Date) return fits.day;
  if (isOwnType(kind, value)) return fits.exact;
  return value instanceof Date && isCounted(node) ? fits.unknown : fits.text;
}

function numberFit(node: ScalarNode, value: number | bigint): number {
  if (!/^(integer|unixTime|number)$/.test(node.kind)) return fits.text;
  try {
    scalarText(node, value);
    return fits.exact;
  } catch {
    return fits.refused;
  }
}

function isOwnType(kind: ScalarKind, value: unknown): boolean {
  if (value instanceof Date) return kind === "unixTime" || kind === "date" || kind === "dateTime";
  if (value instanceof Blob) return kind === "bytes";
  if (bytesOf(value)) return kind === "bytes" || kind === "base64" || kind === "bytesUrl";
  if (typeof value === "boolean") return kind === "boolean";
  return kind !== "integer" && kind !== "unixTime" && kind !== "number" && kind !== "boolean";
}

/** All that a codec can be for a value, without its wrappers. */
export type Variant = ArrayNode | ObjectNode | ScalarNode | AnyNode;

/**
 * All variants for a value. A codec that leads to itself adds nothing, so those in `seen` are
 * skipped.
 */
export function variantsOf(
  node: CodecNode,
  value: unknown,
  variants: Variant[] = [],
  seen: CodecNode[] = [],
): Variant[] {
  switch (node.kind) {
    case "nullable":
      return variantsOf(node.of, value, variants, seen);
    case "lazy":
      if (!seen.includes(node)) {
        seen.push(node);
        variantsOf(node.get(), value, variants, seen);
      }
      return variants;
    case "union":
      for (const variant of node.among?.(value) ?? node.of)
        variantsOf(variant, value, variants, seen);
      return variants;
    default:
      variants.push(node);
      return variants;
  }
}
