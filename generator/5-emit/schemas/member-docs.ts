import type { Docs } from "../../model/docs.js";
import type { Shape } from "../../model/schema.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { docLines } from "./doc-lines.js";
import type { DocLines } from "../seam/draft.js";

/** The docs of a member: its own, else those of its named type. */
export function memberDocs(
  docs: Docs,
  shape: Shape,
  client: ClientPlan,
  extra: readonly string[] = [],
): DocLines {
  return docLines(client.types.docsOf(docs, shape), extra);
}
