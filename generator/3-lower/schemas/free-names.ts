import { child, isRecord, type Node } from "../../2-resolve/node.js";
import { freeNames, type FreeNames } from "../../model/free-names.js";
import { regularExpression } from "../../model/regular-expression.js";
import type { ObjectShape, Shape } from "../../model/schema.js";
import type { Lowering } from "../lowering.js";

/**
 * `additionalProperties` (or `unevaluatedProperties`) and `patternProperties`: a type has one rule for
 * all free names.
 */
export function lowerFreeNames(node: Node, lowering: Lowering): LoweredNames {
  const written = lowering.read.mapping(node, "patternProperties");
  const sources = written === undefined ? [] : lowering.openapi.keysOf(written);
  const of = sources.map((source) => {
    const schema = child(written!, source)!;
    return {
      source,
      shape: lowering.schema(schema),
      isReadable: isReadable(schema, source, lowering),
    };
  });
  const others = lowerOthers(node, lowering);
  // An expression that finds any name leaves none to those behind it.
  const every = of.findIndex(({ source }) => findsAny(source));
  const isWhole = of.every(({ isReadable }) => isReadable);
  const free =
    every >= 0
      ? freeNames(of.slice(0, every), closedIfNever(of[every]!.shape), lowering.shapes)
      : freeNames(of, others, lowering.shapes);
  return { free, isWhole };
}

interface LoweredNames {
  readonly free: FreeNames;
  /** Whether every pattern can be read: else validators check less than the document asks for. */
  readonly isWhole: boolean;
}

/** `^(.*)$`, as TypeBox writes a record. Empty names and names with line breaks are ignored. */
function findsAny(source: string): boolean {
  const isWhole = source.startsWith("^") && source.endsWith("$");
  const core = source.replace(/^\^/, "").replace(/\$$/, "");
  const inner = core.replace(/^\((?:\?:)?([^()]*)\)$/, "$1");
  if (inner === "") return !isWhole;
  return /^(\.|\[\^\]|\[\\([sdw])\\([SDW])\]|\[\\([SDW])\\([sdw])\])[*+]\??$/.test(inner);
}

/** JSON Schema asks for ECMA-262's regular expressions; documents have others too. */
export function isReadable(schema: Node, source: string, { diagnostics }: Lowering): boolean {
  if (regularExpression(source) !== null) return true;
  const message = `${JSON.stringify(source)} is not a regular expression of ECMA-262: names aren't checked`;
  diagnostics.report("WF3010", schema.at, message, { on: "key" });
  return false;
}

/**
 * `unevaluatedProperties` also excludes the members of schemas beside it; beside `additionalProperties` it
 * has no effect.
 */
function lowerOthers(node: Node, lowering: Lowering): ObjectShape["additional"] {
  const written = child(node, "additionalProperties") ?? child(node, "unevaluatedProperties");
  if (written === undefined) return "open";
  if (typeof written.value === "boolean" || isRecord(written.value))
    return closedIfNever(lowering.schema(written));
  lowering.read.mapping(node, "additionalProperties");
  return "open";
}

/** `{ not: {} }` is how TypeSpec writes `false`. */
function closedIfNever(shape: Shape): ObjectShape["additional"] {
  return shape.kind === "never" ? "closed" : shape;
}
