import type { Api } from "../../model/api.js";
import type { EnumShape, Shape } from "../../model/schema.js";
import type { Direction } from "../directions.js";
import { AliasCircles } from "./alias-circles.js";
import { intersectionForm } from "./intersection-forms.js";
import { namedValues } from "./named-values.js";
import { inheritedText } from "./inherited-docs.js";
import type { IntersectionForm, TypePlan, UnionForm } from "./type-form.js";
import { unionForm } from "./union-forms.js";

/** Plans the types of one client. */
export class TypeForms implements TypePlan {
  readonly #unions = new Map<readonly Shape[], UnionForm>();
  readonly #intersections = {
    request: new Map<readonly Shape[], IntersectionForm>(),
    response: new Map<readonly Shape[], IntersectionForm>(),
  };
  readonly #circles: AliasCircles;

  constructor(readonly api: Pick<Api, "schemas" | "shapes" | "int64">) {
    this.#circles = new AliasCircles(api.schemas);
  }

  union(variants: readonly Shape[]): UnionForm {
    const known = this.#unions.get(variants);
    if (known !== undefined) return known;
    const form = unionForm(variants, this.api.schemas);
    this.#unions.set(variants, form);
    return form;
  }

  intersection(parts: readonly Shape[], direction: Direction): IntersectionForm {
    const forms = this.#intersections[direction];
    const known = forms.get(parts);
    if (known !== undefined) return known;
    const form = intersectionForm(parts, direction, this);
    forms.set(parts, form);
    return form;
  }

  namedValues(shape: Shape): EnumShape | null {
    return namedValues(shape, this.api);
  }

  textOf(shape: Shape): string | null {
    return inheritedText(shape, this.api.schemas);
  }

  isInCircle(shape: Shape): boolean {
    return this.#circles.has(shape);
  }
}
