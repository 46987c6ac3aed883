import { firstParagraph } from "../../3-lower/schemas/doc-parts.js";
import type { Shape } from "../../model/schema.js";
import type { Schemas } from "../../model/walk.js";

/** The text of a value's named type, for places that have no text of their own. */
export function inheritedText(shape: Shape, schemas: Schemas): string | null {
  let named = withoutNull(shape);
  for (let step = 0; step < 10 && named.kind === "reference"; step++) {
    const schema = schemas.get(named.to);
    if (schema === undefined) return null;
    const { description, summary } = schema.docs;
    const text = description ?? summary;
    if (text !== null) return text.length > longest ? firstParagraph(text) : text;
    named = withoutNull(schema.shape);
  }
  return null;
}

/** Of a union with null, the other variant. */
function withoutNull(shape: Shape): Shape {
  if (shape.kind !== "union") return shape;
  const values = shape.variants.filter(({ kind }) => kind !== "null");
  return values.length === 1 ? values[0]! : shape;
}

/** Of a longer text, the first paragraph is enough: the rest is where the type is declared. */
const longest = 300;
