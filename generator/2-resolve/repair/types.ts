import type { Draft } from "./draft.js";
import { child, isRecord, items, listOf, mappingOf, withMember, type Node } from "../node.js";
import { asWord, isIgnored, nullAsType } from "./nulls.js";

/** `type` as another version has it: lists, the type null, files, lists that have their items' `enum`. */
export function repairTypes(draft: Draft): void {
  if (!draft.has("type") || isIgnored(draft)) return;
  if (!isPlain(draft.valueOf("type"))) repairType(draft, draft.get("type")!);
  repairListOfChoices(draft);
}

/** Whether it is a word that all versions have. */
function isPlain(type: unknown): boolean {
  return typeof type === "string" && type !== "null" && type !== "file";
}

function repairType(draft: Draft, type: Node): void {
  const { repairs } = draft;
  if (type.value === null || type.value === "null") nullAsType(draft, type);
  else if (Array.isArray(type.value)) {
    if (!repairs.isFrom("3.1"))
      draft.report(
        "type",
        "a list of types belongs to OpenAPI 3.1: it is read by the rules of that version",
      );
    if (type.value.includes(null))
      draft.put(
        "type",
        listOf(
          type.at,
          items(type).map((item) => asWord(item, draft)),
        ),
      );
  } else if (type.value === "file" && repairs.isFrom("3.0")) {
    draft.report(
      "type",
      "`type: file` belongs to Swagger 2.0: it is read as a string of bytes",
      "use `format: binary`",
    );
    draft.put("type", { value: "string", at: type.at });
    draft.put("format", { value: "binary", at: type.at });
  }
}

/** An `enum` of scalars beside `type: array` is meant for the items. */
function repairListOfChoices(draft: Draft): void {
  const choices = draft.valueOf("type") === "array" ? draft.get("enum") : undefined;
  if (choices === undefined) return;
  const item = draft.get("items") ?? mappingOf(draft.node.at, {});
  if (!isRecord(item.value)) return;
  if (items(choices).some(({ value }) => value !== null && typeof value === "object")) return;
  if (items(choices).length === 0 || child(item, "enum") || child(item, "$ref")) return;
  draft.report(
    "enum",
    "a list can't equal one of these values: they are read as the values of its items",
    "move `enum` into `items`",
  );
  draft.drop("enum");
  draft.put("items", withMember(item, "enum", choices));
}
