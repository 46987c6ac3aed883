import { firstParagraph } from "../../3-lower/schemas/doc-parts.js";
import type { Shape } from "../../model/schema.js";
import type { Schemas } from "../../model/walk.js";

/** What a named type tells of its values, for the places that say nothing of theirs. */
export function toldText(shape: Shape, schemas: Schemas): string | null {
  let named = givenOf(shape);
  for (let step = 0; step < 10 && named.kind === "reference"; step++) {
    const schema = schemas.get(named.to);
    if (schema === undefined) return null;
    const { description, summary } = schema.docs;
    const text = description ?? summary;
    if (text !== null) return text.length > longest ? firstParagraph(text) : text;
    named = givenOf(schema.shape);
  }
  return null;
}

/** Without null beside it. */
function givenOf(shape: Shape): Shape {
  if (shape.kind !== "union") return shape;
  const given = shape.variants.filter(({ kind }) => kind !== "null");
  return given.length === 1 ? given[0]! : shape;
}

/** A longer text is read where the type is. */
const longest = 300;
