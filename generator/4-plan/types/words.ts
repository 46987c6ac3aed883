/** Short ways to write forms of types. */
import type { TypeForm, TypeWord } from "./type-form.js";

export function word(name: TypeWord): TypeForm {
  return { kind: "word", name };
}

export function isWord(form: TypeForm, name: TypeWord): boolean {
  return form.kind === "word" && form.name === name;
}

/** The alternatives of a form: of one that is no union, that one. */
export function alternatives(form: TypeForm): readonly TypeForm[] {
  return form.kind === "union" ? form.of : [form];
}

/** A union without unions inside; of one: that one. Repetitions are seen where names are known. */
export function anyOf(forms: readonly TypeForm[]): TypeForm {
  const isFlat = !forms.some(({ kind }) => kind === "union");
  const flat = isFlat ? forms : forms.flatMap(alternatives);
  if (flat.some((form) => isWord(form, "unknown"))) return word("unknown");
  const of = flat.some((form) => isWord(form, "never"))
    ? flat.filter((form) => !isWord(form, "never"))
    : flat;
  return of.length === 0 ? word("never") : of.length === 1 ? of[0]! : { kind: "union", of };
}

/** Whether a form has a name that another declares, outside of tables of members. */
export function hasName(form: TypeForm): boolean {
  switch (form.kind) {
    case "schema":
    case "inline":
    case "unrecognized":
    case "unrecognizedWord":
      return true;
    case "array":
    case "without":
      return hasName(form.of);
    case "tuple":
      return form.items.some(hasName) || (form.rest !== null && hasName(form.rest));
    case "union":
    case "intersection":
      return form.of.some(hasName);
    case "record":
      return hasName(form.values);
    default:
      form.kind satisfies
        "word" | "literal" | "bigint" | "global" | "open" | "object" | "userFormat";
      return false;
  }
}
