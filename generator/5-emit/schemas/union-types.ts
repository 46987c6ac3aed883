import type { EnumShape, Shape } from "../../model/schema.js";
import { resolveShape } from "../../model/walk.js";
import { keyword, union } from "../seam/build.js";
import type { TypeNode } from "../seam/draft.js";
import { openKinds, type OpenKind } from "../../4-plan/types/open-enums.js";
import { enumType, unrecognizedType } from "./enum-types.js";
import { inlineSymbol } from "./inline-types.js";
import { typeOf, type TypeContext } from "./types.js";

/**
 * One of several. Beside any string an enum's words still complete in an editor, and none of them
 * is unknown. Constants that have names are an enum by another way.
 */
export function unionType(variants: readonly Shape[], context: TypeContext): TypeNode {
  const enums = variants.flatMap((variant) => enumsIn(variant, context, []));
  const kinds = new Set(enums.flatMap(kindsOf));
  const types = variants.map((variant) => {
    const kind = anyOfKind(variant, context);
    return kind !== undefined && kinds.has(kind) ? keyword(kind) : typeOf(variant, context);
  });
  const plain = types.filter((_, index) => variants[index]!.kind !== "enum");
  const opened = (["string", "number"] as const).filter(
    (kind) => kinds.has(kind) && flatten(plain).some((type) => isKeyword(type, kind)),
  );
  if (opened.length === 0) {
    const unknown = kindsOfConstants(variants, context);
    const more = unknown.length === 0 ? [] : [unrecognizedType(context.client, unknown)];
    return union([...types, ...more]);
  }
  return union(
    variants.flatMap((variant, index) => {
      const hasName = inlineSymbol(variant, context.client, context.direction) !== undefined;
      if (variant.kind === "enum" && !hasName) return [enumType(variant, context, opened)];
      return flatten([types[index]!]).map((type) => {
        const kind = opened.find((one) => isKeyword(type, one));
        return kind === undefined ? type : { kind: "open" as const, name: kind };
      });
    }),
  );
}

function flatten(types: readonly TypeNode[]): readonly TypeNode[] {
  return types.flatMap((type) => (type.kind === "union" ? type.of : [type]));
}

function isKeyword(type: TypeNode, name: OpenKind): boolean {
  return type.kind === "keyword" && type.name === name;
}

/** Of which kind a shape is any value; what has a format may take more than that. */
function anyOfKind(shape: Shape, { client }: TypeContext): OpenKind | undefined {
  const target = resolveShape(shape, client.api.schemas);
  if (target.kind === "string") return target.wire === null ? "string" : undefined;
  if (target.kind === "integer") return target.wire === null ? "number" : undefined;
  return target.kind === "number" ? "number" : undefined;
}

/** The enums that a value may be of, those of a choice inside too. */
function enumsIn(
  shape: Shape,
  context: TypeContext,
  outer: readonly Shape[],
): readonly EnumShape[] {
  const target = resolveShape(shape, context.client.api.schemas);
  if (target.kind === "enum") return [target];
  if (target.kind !== "union" || outer.includes(target)) return [];
  return target.variants.flatMap((variant) => enumsIn(variant, context, [...outer, target]));
}

function kindsOf({ values }: EnumShape): readonly string[] {
  return values.map(({ value }) => typeof value);
}

/**
 * Several constants and nothing else, null aside: the kinds of what may come to them. Those without
 * a name are the words of one variant, which are closed: others are an enum by now.
 */
function kindsOfConstants(
  variants: readonly Shape[],
  { client }: TypeContext,
): readonly OpenKind[] {
  if (!variants.some(({ kind }) => kind === "reference")) return [];
  const targets = variants.map((variant) => resolveShape(variant, client.api.schemas));
  const given = targets.filter(({ kind }) => kind !== "null");
  const enums = given.filter((target) => target.kind === "enum");
  if (enums.length < given.length || enums.some(({ values }) => values.length > 1)) return [];
  return openKinds({ values: enums.flatMap(({ values }) => values) });
}
