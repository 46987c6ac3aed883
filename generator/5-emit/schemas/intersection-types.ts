import type { Shape } from "../../model/schema.js";
import type { IntersectionPart } from "../../4-plan/types/type-form.js";
import { keyword, literalType, union } from "../seam/build.js";
import type { Member, TypeNode } from "../seam/draft.js";
import { membersOf, objectType, readBack } from "./object-types.js";
import { typeOf, type TypeContext } from "./types.js";

/** What fulfils all parts. */
export function intersectionType(parts: readonly Shape[], context: TypeContext): TypeNode {
  const form = context.client.types.intersection(parts, context.direction);
  switch (form.kind) {
    case "object":
      return objectType(form.shape, context);
    case "choice":
      return union(form.variants.map((choice) => typeOf(choice, context)));
    case "parts": {
      const of = form.parts.map((part) => partType(part, form.replaced, context));
      return of.length === 1 ? of[0]! : { kind: "intersection", of };
    }
  }
}

function partType(
  part: IntersectionPart,
  replaced: readonly string[],
  context: TypeContext,
): TypeNode {
  if (part.kind === "marker") return typeOf(part.shape, context);
  const type =
    part.kind === "indexed"
      ? objectType(part.shape, context, membersBeside(part, context))
      : typeOf(part.shape, context);
  return replaced.length === 0 ? type : without(type, replaced);
}

function without(type: TypeNode, names: readonly string[]): TypeNode {
  const left = union(names.map(literalType));
  return { kind: "global", name: "Omit", arguments: [type, left] };
}

/** All members that a value of the parts can have; of too many choices, one that may be anything. */
function membersBeside(
  { beside }: IntersectionPart & { kind: "indexed" },
  context: TypeContext,
): readonly Member[] {
  if (beside === null) return [{ name: "", optional: false, type: keyword("unknown"), docs: [] }];
  return beside.flatMap((object) => [...membersOf(object, context), ...readBack(object, context)]);
}
