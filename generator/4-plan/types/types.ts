import type { Api } from "../../model/api.js";
import type { Docs } from "../../model/docs.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { typeDirection, type Direction, type Usage } from "../directions.js";
import { directionsOf, type InlineTypes } from "../inline/inline-types.js";
import { AliasCircles } from "./alias-circles.js";
import { enumType } from "./enum-types.js";
import { intersectionForm, type IntersectionForm } from "./intersection-forms.js";
import { intersectionType } from "./intersection-types.js";
import { namedValues } from "./named-values.js";
import { objectDeclaration, objectType } from "./object-types.js";
import { integerType, stringType, userType } from "./scalar-types.js";
import { inheritedText } from "./inherited-docs.js";
import type { TypeBuilder, TypeFacts } from "./type-builder.js";
import type { Declaration, NamedValue, TypeForm, TypePlan, TypeUse } from "./type-form.js";
import { unionForm, type UnionForm } from "./union-forms.js";
import { unionType } from "./union-types.js";
import { word } from "./words.js";

/** Plans the types of one client. */
export class Types implements TypePlan, TypeFacts {
  readonly #unions = new Map<readonly Shape[], UnionForm>();
  readonly #intersections = {
    request: new Map<readonly Shape[], IntersectionForm>(),
    response: new Map<readonly Shape[], IntersectionForm>(),
  };
  readonly #circles: AliasCircles;

  constructor(
    readonly api: Pick<Api, "schemas" | "shapes" | "int64" | "dates">,
    private readonly usages: ReadonlyMap<SchemaId, Usage>,
    private readonly inline: Pick<InlineTypes, "of">,
  ) {
    this.#circles = new AliasCircles(api.schemas);
  }

  of(shape: Shape, use: TypeUse): TypeForm {
    return this.#builder(use).typeOf(shape);
  }

  structureOf(shape: Shape, use: TypeUse): TypeForm {
    return this.#structure(shape, this.#builder(use));
  }

  declarationOf(shape: Shape, use: TypeUse): Declaration {
    const object = shape.kind === "object" ? objectDeclaration(shape, this.#builder(use)) : null;
    return object ?? { kind: "alias", type: this.structureOf(shape, use) };
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

  isInCircle(shape: Shape): boolean {
    return this.#circles.has(shape);
  }

  isNamed(shape: Shape): boolean {
    return this.inline.of(shape) !== undefined;
  }

  namedValues(shape: Shape): readonly NamedValue[] {
    return namedValues(shape, this.api);
  }

  docsOf(docs: Docs, shape: Shape): Docs {
    if (docs.summary !== null || docs.description !== null) return docs;
    const description = inheritedText(shape, this.api.schemas);
    return description === null ? docs : { ...docs, description };
  }

  #builder({ direction, isText = false }: TypeUse): TypeBuilder {
    const builder: TypeBuilder = {
      direction,
      dates: isText ? "string" : this.api.dates,
      isText,
      facts: this,
      typeOf: (shape) => this.#inlineType(shape, direction) ?? this.#structure(shape, builder),
    };
    return builder;
  }

  #inlineType(shape: Shape, direction: Direction): TypeForm | undefined {
    const type = this.inline.of(shape);
    if (type === undefined) return undefined;
    const own = type.split ? direction : directionsOf(type)[0]!;
    return { kind: "inline", at: type.at, direction: own };
  }

  #structure(shape: Shape, builder: TypeBuilder): TypeForm {
    switch (shape.kind) {
      case "unknown":
      case "never":
      case "null":
      case "boolean":
        return word(shape.kind);
      case "number":
        return userType(shape, builder) ?? word("number");
      case "string":
        return stringType(shape, builder);
      case "integer":
        return integerType(shape, builder);
      case "enum":
        return enumType(shape, builder);
      case "array":
        return { kind: "array", of: builder.typeOf(shape.items) };
      case "tuple": {
        const items = shape.prefix.map((item) => builder.typeOf(item));
        const { required, rest } = shape;
        return { kind: "tuple", items, required, rest: rest && builder.typeOf(rest) };
      }
      case "object":
        return objectType(shape, builder);
      case "union":
        return unionType(shape.variants, builder);
      case "intersection":
        return intersectionType(shape.parts, builder);
      case "reference": {
        const direction = typeDirection(shape.to, builder.direction, this.usages);
        return { kind: "schema", id: shape.to, direction };
      }
    }
  }
}
