/** The examples of a schema, and the texts of inner schemas that have no place of their own for a text. */
import { child, isRecord, valueAt, type Node } from "../../2-resolve/node.js";
import { referenceOf } from "../../2-resolve/targets.js";
import type { Docs, JsonValue } from "../../model/docs.js";
import { examplesIn } from "./constraints.js";
import { choicesIn } from "./choices.js";

/** `example` and `examples` of a schema, and of a parameter or header around it: as JSON, on a line. */
export function examplesOf(node: Node, schema: Node): readonly string[] {
  const given =
    schema === node ? ownExamples(node) : [...ownExamples(schema), ...ownExamples(node)];
  if (given.length === 0) return [];
  const texts = given.map((one) => JSON.stringify(one));
  return [...new Set(texts)].filter(({ length }) => length <= longest).slice(0, most);
}

function ownExamples({ value }: Node): readonly JsonValue[] {
  return isRecord(value) ? examplesIn(value) : [];
}

/** Longer examples would hide the text that they explain. */
const longest = 80;
const most = 3;

/**
 * Texts of items, of the values of a map and of variants; those with a type of their own have their text
 * there.
 */
export function innerTexts(schema: Node): Docs["inner"] {
  return [
    ...innerText("Items", child(schema, "items")),
    ...innerText("Values", child(schema, "additionalProperties")),
    ...variantTexts(schema),
  ];
}

function variantTexts(schema: Node): Docs["inner"] {
  const branches = choicesIn(schema).filter((branch) => valueAt(branch, "type") !== "null");
  return branches.flatMap((branch) => {
    const name = referenceOf(branch)?.split("/").at(-1);
    const label = child(branch, "title")?.value ?? name ?? child(branch, "type")?.value;
    return typeof label === "string" ? innerText(label, branch) : [];
  });
}

function innerText(of: string, node: Node | undefined): Docs["inner"] {
  const description = node && valueAt(node, "description");
  if (typeof description !== "string" || description.trim() === "") return [];
  const hasType = ["properties", "allOf", "enum", "const"].some((key) => child(node!, key));
  return hasType ? [] : [{ of, text: firstParagraph(description) }];
}

export function firstParagraph(text: string): string {
  return text.trim().split(/\n\s*\n/)[0]!;
}
