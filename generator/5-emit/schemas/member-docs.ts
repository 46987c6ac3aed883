import type { Docs } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
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
  return docLines(client.types.docsOf(docs, shape), extra);
}
