import type { Draft } from "./draft.js";
import { tellMediaTypes } from "./operations.js";
import { upgradeOf } from "./upgrade.js";
import { mappingOf } from "../node.js";
import { contentOf } from "../swagger/responses.js";
import { mediaTypesOf } from "../swagger/members.js";

/** A `schema` directly in a response, as in Swagger 2.0: of the media types that its operation produces. */
export function mendResponse(draft: Draft): void {
  const { mending, node } = draft;
  if (draft.has("schema") === draft.has("content")) return;
  if (!mending.isFrom("3.0")) {
    if (draft.has("content"))
      draft.tell(
        "content",
        "`content` belongs to OpenAPI 3.0: it is read by the rules of that version",
      );
    return;
  }
  if (!draft.has("schema")) return;
  draft.tell(
    "schema",
    "`schema` directly in a response belongs to Swagger 2.0: it is read as in its `content`",
  );
  const operation = draft.mending.operationOf.get(node.value);
  tellMediaTypes("produces", operation ?? draft);
  const upgrade = upgradeOf(mending);
  const produced = mediaTypesOf(operation?.node ?? mappingOf(node.at, {}), "produces", upgrade);
  const content = contentOf(node, produced, upgrade);
  if (content !== undefined) draft.put("content", content);
  draft.drop("schema", "examples");
}
