import type { Shape } from "../../model/schema.js";
import { keyword, union } from "../seam/build.js";
import type { TypeNode } from "../seam/draft.js";
import type { OpenKind } from "../../4-plan/types/open-enums.js";
import { enumType, unrecognizedType } from "./enum-types.js";
import { inlineSymbol } from "./inline-types.js";
import { typeOf, type TypeContext } from "./types.js";

/**
 * One of several. Beside any string an enum's words still complete in an editor, and none of them
 * is unknown. Constants that have names are an enum by another way.
 */
export function unionType(variants: readonly Shape[], context: TypeContext): TypeNode {
  const form = context.client.types.union(variants);
  const { enumKinds: kinds } = form;
  const types = form.variants.map(({ shape, any }) =>
    any !== null && kinds.has(any) ? keyword(any) : typeOf(shape, context),
  );
  const plain = types.filter((_, index) => variants[index]!.kind !== "enum");
  const opened = (["string", "number"] as const).filter(
    (kind) => kinds.has(kind) && flatten(plain).some((type) => isKeyword(type, kind)),
  );
  if (opened.length === 0) {
    const { openTo } = form;
    const more = openTo.length === 0 ? [] : [unrecognizedType(context.client, openTo)];
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
