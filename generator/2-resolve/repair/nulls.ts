import type { Draft } from "./draft.js";
import { isRecord, items, listOf, type Node } from "../node.js";

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

/** Parts of a combination that say nothing but null: the whole schema allows it, too. */
export function repairLoneNulls(draft: Draft): void {
  // Most schemas combine nothing: this asks without a call.
  const { allOf, oneOf, anyOf } = draft.node.value as Readonly<Record<string, unknown>>;
  if (allOf === undefined && oneOf === undefined && anyOf === undefined) return;
  for (const keyword of ["allOf", "oneOf", "anyOf"]) {
    const parts = items(draft.get(keyword));
    const lone = parts.filter(({ value }) => saysOnlyNull(value, keyword));
    if (lone.length === 0 || lone.length === parts.length) continue;
    const others = parts.filter((part) => !lone.includes(part));
    const message = `nothing but null in \`${keyword}\`: the whole schema also allows null`;
    const own = nullableOf(draft);
    const hint = draft.repairs.isFrom("3.1")
      ? 'write `anyOf: [..., { type: "null" }]`'
      : `write \`${own}: true\` beside \`${keyword}\``;
    draft.repairs.report(lone[0]!, message, "value", hint);
    draft.put(keyword, listOf(draft.get(keyword)!.at, others));
    draft.put(own, { value: true, at: lone[0]!.at });
  }
}

/** By its type alone, null is a choice as it should be, but no value fits that and the other parts of `allOf`. */
function saysOnlyNull(part: unknown, keyword: string): boolean {
  if (!isRecord(part)) return false;
  const keys = Object.keys(part).filter((key) => !/^(title|description|example|x-.*)$/.test(key));
  if (keys.length !== 1) return false;
  if (part["nullable"] === true) return true;
  return keyword === "allOf" && (part["type"] === "null" || part["type"] === null);
}

/** The type null, which YAML may have without quotes; beside what has other types, it is null too. */
export function nullAsType(draft: Draft, type: Node): void {
  const others = ["allOf", "oneOf", "anyOf", "$ref"];
  const values = ["properties", "items", "enum", "const"];
  const isQuoted = type.value !== null;
  const other = [...others, ...(isQuoted ? [] : values)].find((keyword) => draft.has(keyword));
  if (other === undefined) {
    if (!isQuoted) draft.put("type", asWord(type, draft));
    else if (!draft.repairs.isFrom("3.1"))
      draft.report(
        "type",
        "the type null belongs to OpenAPI 3.1: it is read by the rules of that version",
      );
  } else {
    const message = `\`type: null\` beside \`${other}\` also allows null`;
    draft.report("type", message);
    draft.drop("type");
    draft.put(nullableOf(draft), { value: true, at: type.at });
  }
}

export function asWord(type: Node, { repairs }: Draft): Node {
  if (type.value !== null) return type;
  repairs.report(type, 'the type null must be quoted here: "null"');
  return { value: "null", at: type.at };
}

/** OpenAPI 3.0 and Swagger 2.0 ignore the siblings of a `$ref`; those are reported where they are read. */
export function isIgnored(draft: Draft): boolean {
  return draft.has("$ref") && !draft.repairs.isFrom("3.1");
}
