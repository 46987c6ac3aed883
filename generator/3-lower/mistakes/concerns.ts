/** Which values a keyword speaks of: of values of other types, it says nothing. */
import { child, valueAt, type Node } from "../../2-resolve/node.js";
import { constraintKeywords, isConstraint } from "../../model/constraint-keywords.js";
import type { Lowering } from "../lowering.js";

export type Concern = "texts" | "numbers" | "lists" | "objects";

/** By the names of types. */
export const concernOfType: ReadonlyMap<unknown, Concern | null> = new Map([
  ["string", "texts"],
  ["file", "texts"],
  ["integer", "numbers"],
  ["number", "numbers"],
  ["array", "lists"],
  ["object", "objects"],
  ["boolean", null],
  ["null", null],
]);

/** Those that are no constraints in the model, but parts of a type. */
const structural: Readonly<Record<string, Concern>> = {
  items: "lists",
  prefixItems: "lists",
  unevaluatedItems: "lists",
  properties: "objects",
  required: "objects",
  additionalProperties: "objects",
  patternProperties: "objects",
  propertyNames: "objects",
  unevaluatedProperties: "objects",
};

/** By keywords; not of those that are about values of all types. */
export const concernOf: ReadonlyMap<string, Concern> = new Map([
  ...Object.entries(structural),
  ...Object.keys(constraintKeywords).flatMap((keyword) => {
    const of = isConstraint(keyword) ? constraintKeywords[keyword].of : "any";
    // Authors say `contentEncoding` of numbers, too, which are sent as text.
    const isFree = of === "any" || keyword.startsWith("content");
    return isFree ? [] : [[keyword, of] as const];
  }),
]);

/** The types that a schema names; `null`: none. */
export function typesIn(node: Node): readonly unknown[] | null {
  const type = valueAt(node, "type");
  return type === undefined ? null : [type].flat();
}

/** Reports a keyword if none of the schema's types has it. */
export function warnOfIdle(
  keyword: string,
  concern: Concern,
  node: Node,
  { diagnostics }: Lowering,
): void {
  const named = typesIn(node) ?? [];
  const { value, at } = child(node, keyword)!;
  // A misspelt type is reported as such, and what says nothing anyway isn't worth a line.
  if (!named.every((type) => concernOfType.has(type)) || saysNothing(value)) return;
  if (named.some((type) => concernOfType.get(type) === concern)) return;
  const beside = named.length === 1 ? `\`type: ${String(named[0])}\`` : "these types";
  const message = `\`${keyword}\` is about ${concern}: beside ${beside} it has no effect`;
  diagnostics.report("WF3005", at, message, { on: "key" });
}

/** Generators of documents write such values everywhere. */
function saysNothing(value: unknown): boolean {
  if (value === null || typeof value === "boolean" || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
