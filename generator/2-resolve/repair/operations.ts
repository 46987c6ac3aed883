import type { Draft } from "./draft.js";
import { upgradeOf } from "./upgrade.js";
import { child, isRecord, items, listOf, type Node } from "../node.js";
import { isBody, isFormField, upgradeBody } from "../swagger/bodies.js";

/** `in: body` and `in: formData` of Swagger 2.0 are a `requestBody`; what they consume is its media types. */
export function repairOperation(draft: Draft): void {
  const { repairs } = draft;
  noteMediaTypes(draft);
  const parameters = draft.get("parameters");
  const all = items(parameters).map((written) => {
    return { written, node: repairs.follow(written) ?? written };
  });
  const isOfBody = ({ node }: { node: Node }) => isBody(node) || isFormField(node);
  const ofBody = all.filter(isOfBody).map(({ node }) => node);
  if (!repairs.isFrom("3.0") && draft.has("requestBody") && ofBody.length === 0)
    draft.report(
      "requestBody",
      "`requestBody` belongs to OpenAPI 3.0: it is read by the rules of that version",
    );
  if (!repairs.isFrom("3.0") || draft.has("requestBody")) return;
  if (parameters === undefined || ofBody.length === 0) return;
  for (const node of ofBody) {
    const where = child(node, "in")!;
    repairs.report(
      where,
      `\`in: ${String(where.value)}\` belongs to Swagger 2.0: it is read as a \`requestBody\``,
    );
  }
  reportMediaTypes("consumes", draft);
  const rest = all.filter((parameter) => !isOfBody(parameter)).map(({ written }) => written);
  draft.put("parameters", listOf(parameters.at, rest));
  const body = upgradeBody(ofBody, draft.node, upgradeOf(repairs));
  if (body !== undefined) draft.put("requestBody", body);
  draft.drop("consumes");
}

/** Those of the responses that may need them. */
function noteMediaTypes(draft: Draft): void {
  const responses = draft.valueOf("responses");
  for (const response of isRecord(responses) ? Object.values(responses) : [])
    if (isRecord(response) && Object.hasOwn(response, "schema"))
      draft.repairs.operationOf.set(response, draft);
}

/** Says that a list of media types counts, once however often it does. */
export function reportMediaTypes(keyword: "consumes" | "produces", draft: Draft): void {
  const { repairs } = draft;
  const root = { value: repairs.sources.entry.value, at: `${repairs.sources.entry.file}#` };
  const written = child(draft.node, keyword) ?? child(root, keyword);
  if (written !== undefined && !repairs.diagnostics.has("WF2008", written.at))
    repairs.report(
      written,
      `\`${keyword}\` belongs to Swagger 2.0: it is read by the rules of that version`,
      "key",
    );
}
