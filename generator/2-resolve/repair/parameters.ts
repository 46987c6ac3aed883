import { plainText } from "../../1-load/plain-text.js";
import type { Draft } from "./draft.js";
import { child, membersIn } from "../node.js";
import { valueFields } from "../swagger/fields.js";
import { listFormats, valueSchemaOf } from "../swagger/parameters.js";

/** Swagger 2.0 has a parameter's type in the parameter, OpenAPI 3 in its `schema`. */
export function repairParameter(draft: Draft): void {
  const where = draft.get("in")?.value;
  if (!draft.repairs.isFrom("3.0")) {
    repairForSwagger(draft, where);
    return;
  }
  if (where === "body" || where === "formData") return;
  if (where === "querystring" && !draft.repairs.isFrom("3.2"))
    draft.repairs.report(
      draft.get("in")!,
      "`in: querystring` belongs to OpenAPI 3.2: it is read by the rules of that version",
    );
  repairHeader(draft);
  repairCollectionFormat(draft, plainText(where));
}

/** A header of a response: it has a `schema` as parameters have. */
export function repairHeader(draft: Draft): void {
  if (!draft.repairs.isFrom("3.0") || draft.has("schema") || draft.has("content")) return;
  const [first] = valueFields.filter((key) => draft.has(key) && key !== "default");
  if (first === undefined) return;
  const key = draft.has("type") ? "type" : first;
  draft.report(
    key,
    `\`${key}\` outside of a \`schema\` belongs to Swagger 2.0: it is read as if it stood in one`,
  );
  draft.put("schema", valueSchemaOf(draft.node));
  draft.drop(...valueFields);
}

function repairForSwagger(draft: Draft, where: unknown): void {
  if (where === "cookie")
    draft.repairs.report(
      draft.get("in")!,
      "`in: cookie` belongs to OpenAPI 3.0: it is read by the rules of that version",
    );
  const schema = draft.get("schema");
  if (where === "body" || schema === undefined || draft.has("type")) return;
  draft.report(
    "schema",
    "a parameter's `schema` belongs to OpenAPI 3.0: it is read by the rules of that version",
  );
  const members = Object.entries(membersIn(schema));
  // Other keywords stay in the schema.
  if (!members.every(([key]) => valueFields.some((field) => field === key))) return;
  draft.drop("schema");
  for (const [key, member] of members) draft.put(key, member);
}

/** How lists are written: `style` and `explode` since OpenAPI 3.0. */
function repairCollectionFormat(draft: Draft, where: string): void {
  const format = draft.get("collectionFormat");
  if (format === undefined || draft.has("style") || draft.has("explode")) return;
  const style = listFormats(where).get(plainText(format.value));
  const schema = draft.get("schema");
  const type = schema && draft.repairs.follow(schema);
  if (style === undefined || (type && child(type, "type")?.value) !== "array") return;
  draft.report(
    "collectionFormat",
    "`collectionFormat` belongs to Swagger 2.0: it is read by the rules of that version",
  );
  draft.put("style", { value: style, at: format.at });
  draft.put("explode", { value: format.value === "multi", at: format.at });
  draft.drop("collectionFormat");
}
