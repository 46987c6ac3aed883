import type { Draft } from "./draft.js";
import { child, isRecord, items, listOf, mappingOf, membersIn, type Node } from "../node.js";
import { booleanOf } from "../reader.js";

/** Keywords that have another kind of value in another version. */
export function repairKeywords(draft: Draft): void {
  repairExclusive(draft, "exclusiveMinimum", "minimum");
  repairExclusive(draft, "exclusiveMaximum", "maximum");
  reportDiscriminator(draft);
  repairSchemaExamples(draft);
}

/** Up to OpenAPI 3.0 a flag for the limit beside it; since 3.1 the limit itself. */
function repairExclusive(draft: Draft, key: string, limit: string): void {
  const written = draft.get(key);
  if (written === undefined) return;
  const isNew = draft.repairs.isFrom("3.1");
  if (typeof written.value === "number" && !isNew)
    draft.report(
      key,
      `a number at \`${key}\` belongs to OpenAPI 3.1: it is read by the rules of that version`,
    );
  if (typeof written.value !== "boolean" || !isNew) return;
  const bound = draft.get(limit);
  const isUsed = written.value && typeof bound?.value === "number";
  const meaning = isUsed ? "it is read by the rules of that version" : "it has no effect";
  draft.report(
    key,
    `true or false at \`${key}\` belongs to OpenAPI 3.0: ${meaning}`,
    `since 3.1 it is the limit itself`,
  );
  draft.drop(key);
  if (isUsed) {
    draft.drop(limit);
    draft.put(key, bound!);
  }
}

/** A mapping with `propertyName` since OpenAPI 3.0; the form of Swagger 2.0 is reported where it is read. */
function reportDiscriminator(draft: Draft): void {
  if (isRecord(draft.get("discriminator")?.value) && !draft.repairs.isFrom("3.0"))
    draft.report(
      "discriminator",
      "a mapping at `discriminator` belongs to OpenAPI 3.0: it is read by the rules of that version",
    );
}

/** A list of values since OpenAPI 3.1: no Example Objects by name, as beside a schema. */
function repairSchemaExamples(draft: Draft): void {
  const written = draft.get("examples");
  if (written === undefined) return;
  if (!draft.repairs.isFrom("3.1"))
    draft.report(
      "examples",
      "`examples` of a schema belongs to OpenAPI 3.1: it is read by the rules of that version",
    );
  else if (!Array.isArray(written.value))
    draft.report("examples", "`examples` of a schema is a list of values: it is read so");
  if (Array.isArray(written.value)) return;
  const names = isRecord(written.value) ? Object.keys(written.value) : undefined;
  const values = names?.map((name) => valueOf(child(written, name)!)) ?? [written];
  draft.put("examples", listOf(written.at, values));
}

function valueOf(example: Node): Node {
  return (isRecord(example.value) && child(example, "value")) || example;
}

/** `required: true` on a property, as parameters have it: the object's `required` lists names. */
export function repairObject(draft: Draft): void {
  const own = draft.get("required");
  if (own?.value === null) {
    draft.report("required", "`required` is null: it is ignored");
    draft.drop("required");
  } else if (own !== undefined && flagOf(draft.node) !== undefined) {
    const hint = "`required` of a schema lists the names of an object's properties";
    draft.report("required", `\`required: ${String(own.value)}\` has no effect here`, hint);
    draft.drop("required");
  }
  const properties = draft.get("properties");
  if (isRecord(properties?.value)) repairProperties(draft, properties);
}

function repairProperties(draft: Draft, properties: Node): void {
  const values = Object.values(properties.value as object);
  const mayBe = (value: unknown) => typeof value === "boolean" || typeof value === "string";
  if (!values.some((value) => isRecord(value) && mayBe(value["required"]))) return;
  const names = Object.keys(properties.value as object);
  const all = names.map((name) => [name, child(properties, name)!] as const);
  const flagged = all.filter(([, schema]) => flagOf(schema) !== undefined);
  if (flagged.length === 0) return;
  const repaired = new Map(all);
  const required: Node[] = [];
  for (const [name, schema] of flagged) {
    const flag = child(schema, "required")!;
    const isRequired = flagOf(schema) === true;
    const what = isRequired ? "is read as in" : "belongs in";
    const message = `\`required: ${String(flag.value)}\` on a property ${what} the \`required\` of its object`;
    draft.repairs.report(
      flag,
      message,
      "key",
      "`required` lists the names of an object's properties",
    );
    if (isRequired) required.push({ value: name, at: flag.at });
    const { required: _, ...members } = membersIn(schema);
    repaired.set(name, mappingOf(schema.at, members));
  }
  draft.put("properties", mappingOf(properties.at, Object.fromEntries(repaired)));
  const listed = draft.get("required");
  const known = listed === undefined ? [] : items(listed);
  const isKnown = ({ value }: Node) => known.some((node) => node.value === value);
  const added = required.filter((node) => !isKnown(node));
  if (added.length > 0)
    draft.put("required", listOf(listed?.at ?? properties.at, [...known, ...added]));
}

/**
 * `required` as a flag. It may be a text (`yes`): a schema without properties can't require one of that
 * name.
 */
function flagOf(schema: Node): boolean | undefined {
  const written = child(schema, "required")?.value;
  if (typeof written === "boolean") return written;
  const isList = ["properties", "allOf"].some((key) => child(schema, key) !== undefined);
  return typeof written === "string" && !isList ? booleanOf(written) : undefined;
}
