import type { Draft } from "./draft.js";
import { reportMediaTypes } from "./operations.js";
import { upgradeOf } from "./upgrade.js";
import { mappingOf } from "../node.js";
import { contentOf } from "../swagger/responses.js";
import { mediaTypesOf } from "../swagger/members.js";

/** A `schema` directly in a response, as in Swagger 2.0: of the media types that its operation produces. */
export function repairResponse(draft: Draft): void {
  const { repairs, node } = draft;
  if (draft.has("schema") === draft.has("content")) return;
  if (!repairs.isFrom("3.0")) {
    if (draft.has("content"))
      draft.report(
        "content",
        "`content` belongs to OpenAPI 3.0: it is read by the rules of that version",
      );
    return;
  }
  if (!draft.has("schema")) return;
  draft.report(
    "schema",
    "`schema` directly in a response belongs to Swagger 2.0: it is read as in its `content`",
  );
  const operation = draft.repairs.operationOf.get(node.value);
  reportMediaTypes("produces", operation ?? draft);
  const upgrade = upgradeOf(repairs);
  const produced = mediaTypesOf(operation?.node ?? mappingOf(node.at, {}), "produces", upgrade);
  const content = contentOf(node, produced, upgrade);
  if (content !== undefined) draft.put("content", content);
  draft.drop("schema", "examples");
}
