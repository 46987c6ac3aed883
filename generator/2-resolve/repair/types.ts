import type { Draft } from "./draft.js";
import { child, isRecord, items, listOf, mappingOf, withMember, type Node } from "../node.js";

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
  if (type.value === null) repairNullType(draft, type);
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
  } else if (type.value === "null" && !repairs.isFrom("3.1"))
    draft.report(
      "type",
      "the type null belongs to OpenAPI 3.1: it is read by the rules of that version",
    );
  else if (type.value === "file" && repairs.isFrom("3.0")) {
    draft.report(
      "type",
      "`type: file` belongs to Swagger 2.0: it is read as a string of bytes",
      "use `format: binary`",
    );
    draft.put("type", { value: "string", at: type.at });
    draft.put("format", { value: "binary", at: type.at });
  }
}

/** `nullable` belongs to OpenAPI 3.0, `x-nullable` to Swagger 2.0, and types have null since 3.1. */
export function repairNulls(draft: Draft): void {
  if (!draft.has("nullable") && !draft.has("x-nullable")) return;
  const { repairs } = draft;
  if (isIgnored(draft)) return;
  const own = nullableOf(draft);
  for (const key of ["nullable", "x-nullable"]) {
    if (!draft.has(key)) continue;
    const written = draft.get(key);
    if (typeof written?.value !== "boolean" || key === (repairs.isFrom("3.1") ? "" : own)) continue;
    // `x-nullable: false` changes nothing, and so needs no report.
    if (key === "x-nullable" && !written.value) continue;
    const origin = key === "nullable" ? "OpenAPI 3.0" : "Swagger 2.0";
    const meaning = written.value ? "it is read by the rules of that version" : "it has no effect";
    const hint = repairs.isFrom("3.1") ? 'write `type: [..., "null"]`' : `write \`${own}: true\``;
    draft.report(
      key,
      `\`${key}\` belongs to ${origin}: ${meaning}`,
      written.value ? hint : undefined,
    );
    draft.drop(key);
    if (written.value) draft.put(own, written);
  }
}

/** What says in a schema that null is allowed too, until the types are read. */
function nullableOf({ repairs }: Draft): "nullable" | "x-nullable" {
  return repairs.isFrom("3.0") ? "nullable" : "x-nullable";
}

/** OpenAPI 3.0 and Swagger 2.0 ignore the siblings of a `$ref`; those are reported where they are read. */
function isIgnored(draft: Draft): boolean {
  return draft.has("$ref") && !draft.repairs.isFrom("3.1");
}

/** An unquoted null in YAML: the type of that name; beside another type, null too. */
function repairNullType(draft: Draft, type: Node): void {
  const others = ["allOf", "oneOf", "anyOf", "$ref", "properties", "items", "enum", "const"];
  const other = others.find((keyword) => draft.has(keyword));
  if (other === undefined) draft.put("type", asWord(type, draft));
  else {
    const message = `\`type: null\` beside \`${other}\` also allows null`;
    draft.report("type", message);
    draft.drop("type");
    draft.put(nullableOf(draft), { value: true, at: type.at });
  }
}

function asWord(type: Node, { repairs }: Draft): Node {
  if (type.value !== null) return type;
  repairs.report(type, 'the type null must be quoted here: "null"');
  return { value: "null", at: type.at };
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
