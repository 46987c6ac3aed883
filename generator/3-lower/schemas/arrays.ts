import { child, items, type Node } from "../../2-resolve/node.js";
import type { Shape } from "../../model/schema.js";
import { unionOf } from "../../model/compose.js";
import type { Lowering } from "../lowering.js";
import { constrain, constraintsOf, resolveWhole } from "../../model/constrain.js";

/** A list, or a tuple where positions have schemas of their own. */
export function lowerArray(node: Node, lowering: Lowering): Shape {
  const list = child(node, "items");
  const isList = list !== undefined && Array.isArray(list.value);
  if (isList && lowering.openapi.version === "3.0") return lowerAnyOfThem(list, lowering);
  // A list of `items` is what JSON Schema called `prefixItems` before 2020-12.
  if (isList)
    lowering.diagnostics.report("WF2008", list.at, "a list of items is `prefixItems` since 3.1");
  const written = isList ? list : child(node, "prefixItems");
  const prefix = items(written).map((item) => lowering.schema(item));
  const others = isList ? child(node, "additionalItems") : list;
  const rest = lowering.schema(others ?? child(node, "unevaluatedItems"));
  if (prefix.length > 0) return bounded(prefix, rest, limitsOf(node));
  return { kind: "array", items: rest };
}

/** What a schema says of a tuple that it extends, by `allOf` or by a `$ref` beside it. */
export function narrowTuple(shape: Shape, node: Node, lowering: Lowering): Shape {
  const keywords = ["unevaluatedItems", "minItems", "maxItems"];
  if (!keywords.some((keyword) => child(node, keyword))) return shape;
  const tuple = resolveWhole(shape, lowering.schemas);
  if (tuple.kind !== "tuple") return shape;
  const { least, most } = limitsOf(node);
  const others = tuple.rest?.kind === "unknown" ? child(node, "unevaluatedItems") : undefined;
  const rest = others ? lowering.schema(others) : (tuple.rest ?? { kind: "never" });
  const narrowed = bounded(tuple.prefix, rest, { least: Math.max(least, tuple.required), most });
  return constrain(narrowed, constraintsOf(tuple));
}

/** Swagger 2.0 and OpenAPI 3.0 have no tuples. */
function lowerAnyOfThem(list: Node, lowering: Lowering): Shape {
  const shapes = items(list).map((item) => lowering.schema(item));
  const isEmpty = shapes.length === 0;
  const message = isEmpty
    ? "an empty list of `items` says nothing: the list may have any items"
    : "OpenAPI has no tuples before 3.1: read as a list of any of these items";
  lowering.diagnostics.report("WF2008", list.at, message, { on: "key" });
  return { kind: "array", items: isEmpty ? { kind: "unknown" } : unionOf(shapes, lowering.shapes) };
}

/** More positions make no tuple: `minItems: 1000` is a rule for lists. */
const mostPositions = 16;

interface Limits {
  readonly least: number;
  readonly most: number;
}

/**
 * `prefixItems` alone requires no items: `minItems` says how many there must be, `maxItems` how many may
 * be.
 */
function bounded(prefix: readonly Shape[], rest: Shape, { least, most }: Limits): Shape {
  if (most === 0) return { kind: "array", items: { kind: "never" } };
  if (most <= prefix.length || rest.kind === "never") {
    const positions = prefix.slice(0, most);
    const required = Math.min(least, positions.length);
    return { kind: "tuple", prefix: positions, required, rest: null };
  }
  const isEnding = most <= mostPositions;
  const length = isEnding ? most : least <= mostPositions ? Math.max(prefix.length, least) : 0;
  const more = Array.from({ length: Math.max(0, length - prefix.length) }, () => rest);
  const positions = [...prefix, ...more];
  const required = Math.min(least, positions.length);
  return { kind: "tuple", prefix: positions, required, rest: isEnding ? null : rest };
}

function limitsOf(node: Node): Limits {
  const count = (keyword: string): number | undefined => {
    const value = child(node, keyword)?.value;
    return typeof value === "number" && value >= 0 ? value : undefined;
  };
  return { least: count("minItems") ?? 0, most: count("maxItems") ?? Infinity };
}
