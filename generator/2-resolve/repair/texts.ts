import type { Draft } from "./draft.js";
import type { DocumentPart } from "./parts.js";
import { items, listOf, type Node } from "../node.js";

/** Fields that are text, or lists of texts, and that YAML reads as something else without quotes. */
const texts: Partial<Record<DocumentPart, readonly string[]>> = {
  document: ["openapi", "swagger"],
  info: ["title", "version", "summary", "description"],
  server: ["url", "description", "name"],
  serverVariable: ["default", "enum", "description"],
  tag: ["name", "summary", "description"],
  operation: ["operationId", "summary", "description", "tags"],
  parameter: ["name", "description"],
  response: ["summary", "description"],
  header: ["description"],
  requestBody: ["description"],
  securityScheme: ["name", "description"],
  schema: ["title", "description", "pattern"],
  discriminator: ["propertyName"],
};

/** A number or boolean where text is meant becomes the text that the author wrote: `version: 1.10`. */
export function repairTexts(draft: Draft, part: DocumentPart): void {
  for (const key of texts[part] ?? []) {
    const value = draft.valueOf(key);
    if (value === undefined || typeof value === "string") continue;
    const written = draft.get(key)!;
    if (!Array.isArray(written.value)) {
      const text = asText(written, key, draft);
      if (text !== undefined) draft.put(key, text);
      continue;
    }
    const repaired = items(written).map((item) => asText(item, key, draft));
    if (repaired.some((item) => item !== undefined))
      draft.put(
        key,
        listOf(
          written.at,
          items(written).map((item, i) => repaired[i] ?? item),
        ),
      );
  }
}

function asText(node: Node, key: string, { repairs }: Draft): Node | undefined {
  if (typeof node.value !== "number" && typeof node.value !== "boolean") return undefined;
  const text = repairs.textOf(node) ?? String(node.value);
  repairs.report(
    node,
    `\`${key}\` must be a string: it is read as ${JSON.stringify(text)}`,
    "value",
    "quote it",
  );
  return { value: text, at: node.at };
}
