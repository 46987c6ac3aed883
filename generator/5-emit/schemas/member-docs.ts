import type { Docs } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import { firstParagraph } from "../../3-lower/schemas/doc-parts.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { docLines } from "./doc-lines.js";
import type { DocLines } from "../seam/draft.js";

/** What is told of a member: where it says nothing of itself, what its named type says. */
export function memberDocs(
  docs: Docs,
  shape: Shape,
  client: ClientPlan,
  extra: readonly string[] = [],
): DocLines {
  const isTold = docs.summary !== null || docs.description !== null;
  const description = isTold ? null : typeText(shape, client);
  return docLines(description === null ? docs : { ...docs, description }, extra);
}

function typeText(shape: Shape, { api }: ClientPlan): string | null {
  let named = givenOf(shape);
  for (let step = 0; step < 10 && named.kind === "reference"; step++) {
    const schema = api.schemas.get(named.to);
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
