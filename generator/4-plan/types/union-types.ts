import type { Shape } from "../../model/schema.js";
import { enumType } from "./enum-types.js";
import type { TypeBuilder } from "./type-builder.js";
import type { TypeForm } from "./type-form.js";
import { alternatives, anyOf, isWord, word } from "./words.js";

/**
 * One of several. Beside any string an enum's words still complete in an editor, and none of them
 * is unknown. Constants that have names are an enum by another way.
 */
export function unionType(variants: readonly Shape[], builder: TypeBuilder): TypeForm {
  const form = builder.facts.union(variants);
  const { enumKinds: kinds } = form;
  const types = form.variants.map(({ shape, any }) =>
    any !== null && kinds.has(any) ? word(any) : builder.typeOf(shape),
  );
  const plain = types.filter((_, index) => variants[index]!.kind !== "enum");
  const opened = (["string", "number"] as const).filter(
    (kind) => kinds.has(kind) && plain.flatMap(alternatives).some((type) => isWord(type, kind)),
  );
  if (opened.length === 0) {
    const { openTo } = form;
    const more = openTo.length === 0 ? [] : [{ kind: "unrecognized", of: openTo } as const];
    return anyOf([...types, ...more]);
  }
  return anyOf(
    variants.flatMap((variant, index) => {
      if (variant.kind === "enum" && !builder.facts.isNamed(variant))
        return [enumType(variant, builder, opened)];
      return alternatives(types[index]!).map((type): TypeForm => {
        const kind = opened.find((one) => isWord(type, one));
        return kind === undefined ? type : { kind: "open", name: kind };
      });
    }),
  );
}
