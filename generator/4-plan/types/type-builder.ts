import type { Api, Dates } from "../../model/api.js";
import type { Docs } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import type { ShapeContext } from "../../model/walk.js";
import type { Direction } from "../directions.js";
import type { IntersectionForm } from "./intersection-forms.js";
import type { TypeForm } from "./type-form.js";
import type { UnionForm } from "./union-forms.js";

/** What forms of types are made with: what a shape is made of may be of any kind again. */
export interface TypeBuilder {
  readonly direction: Direction;
  readonly dates: Dates;
  readonly isText: boolean;
  readonly facts: TypeFacts;
  typeOf(shape: Shape): TypeForm;
}

/** What is known of the shapes of one client. */
export interface TypeFacts {
  readonly api: ShapeContext & Pick<Api, "int64" | "dates">;
  union(variants: readonly Shape[]): UnionForm;
  intersection(parts: readonly Shape[], direction: Direction): IntersectionForm;
  /** It leads back to itself with no member on the way: `Json` is a map of `Json`. */
  isInCircle(shape: Shape): boolean;
  /** Whether it has a name by its place. */
  isNamed(shape: Shape): boolean;
  docsOf(docs: Docs, shape: Shape): Docs;
}
