import type { Shape } from "../../model/schema.js";
import type { IntersectionPart } from "./intersection-forms.js";
import { membersOf, objectType, readBack } from "./object-types.js";
import type { TypeBuilder } from "./type-builder.js";
import type { MemberForm, TypeForm } from "./type-form.js";
import { anyOf, word } from "./words.js";

/** What fulfils all parts. */
export function intersectionType(parts: readonly Shape[], builder: TypeBuilder): TypeForm {
  const form = builder.facts.intersection(parts, builder.direction);
  switch (form.kind) {
    case "object":
      return objectType(form.shape, builder);
    case "choice":
      return anyOf(form.variants.map((choice) => builder.typeOf(choice)));
    case "parts": {
      const of = form.parts.map((part) => partType(part, form.replaced, builder));
      return of.length === 1 ? of[0]! : { kind: "intersection", of };
    }
  }
}

function partType(
  part: IntersectionPart,
  replaced: readonly string[],
  builder: TypeBuilder,
): TypeForm {
  if (part.kind === "marker") return builder.typeOf(part.shape);
  const of =
    part.kind === "indexed"
      ? objectType(part.shape, builder, membersBeside(part, builder))
      : builder.typeOf(part.shape);
  return replaced.length === 0 ? of : { kind: "without", of, names: replaced };
}

/** All members that a value of the parts can have; of too many choices, one that may be anything. */
function membersBeside(
  { beside }: IntersectionPart & { kind: "indexed" },
  builder: TypeBuilder,
): readonly MemberForm[] {
  if (beside === null) return [anything];
  return beside.flatMap((object) => [...membersOf(object, builder), ...readBack(object, builder)]);
}

const anything: MemberForm = {
  name: "",
  optional: false,
  type: word("unknown"),
  docs: null,
  isOnlyRead: false,
};
