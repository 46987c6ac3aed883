import { child, isRecord, valueAt, type Node } from "../../2-resolve/node.js";
import type { Docs } from "../../model/docs.js";
import type { EnumValue } from "../../model/schema.js";
import type { Lowering } from "../lowering.js";
import { examplesOf, innerTexts } from "./doc-parts.js";
import { readKeywords } from "./constraints.js";
import { enumTexts } from "./enum-texts.js";

/** The keywords whose values callers want to see beside the text, in the order of printing. */
const factKeywords = [
  "format",
  "contentMediaType",
  "contentEncoding",
  "minLength",
  "maxLength",
  "pattern",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
  "default",
] as const;

/**
 * The documentation of a schema, parameter, operation, response or header.
 * @param schema of a parameter or a header: where it has no text of its own, that of its schema is there
 * @param name its name: a title that only repeats it is left out
 */
export function docsOf(node: Node, schema: Node = node, name = ""): Docs {
  const external = child(node, "externalDocs");
  const own = textAt(node, "description");
  const title = textAt(own === null ? schema : node, "title");
  return {
    summary: textAt(node, "summary") ?? (isNews(title, name) ? title : null),
    description: own ?? textAt(schema, "description"),
    deprecated: valueAt(node, "deprecated") === true || valueAt(schema, "deprecated") === true,
    facts: factsOf(schema),
    values: valueTexts(schema),
    examples: examplesOf(node, schema),
    inner: innerTexts(schema),
    externalDocs: external === undefined ? null : textAt(external, "url"),
  };
}

/** The same of a parameter or a header, which is deprecated as the schema that it refers to. */
export function carrierDocs(
  node: Node,
  schema: Node | undefined,
  name: string,
  { openapi }: Pick<Lowering, "openapi">,
): Docs {
  const docs = docsOf(node, schema, name);
  if (docs.deprecated || schema === undefined) return docs;
  return { ...docs, deprecated: valueAt(openapi.follow(schema), "deprecated") === true };
}

/** A text of the document without the space around it; `null`: there is none. */
export function textAt(node: Node, key: string): string | null {
  const written = valueAt(node, key);
  if (typeof written !== "string") return null;
  const trimmed = written.trim();
  return trimmed === "" ? null : trimmed;
}

/** Values of an enum that have a text of their own. */
function valueTexts(schema: Node): readonly EnumValue[] {
  const texts = enumTexts(schema);
  if (texts.size === 0) return [];
  return [...texts].flatMap(([value, { description }]) =>
    value === null || description === null ? [] : [{ value, description }],
  );
}

function isNews(title: string | null, name: string): boolean {
  if (title === null) return false;
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters(title) !== letters(name);
}

const facts: ReadonlySet<string> = new Set(factKeywords);

/** The constraints, written as in the document. */
function factsOf(schema: Node): readonly string[] {
  if (!isRecord(schema.value) || !Object.keys(schema.value).some((key) => facts.has(key)))
    return [];
  const data = readKeywords(schema);
  return factKeywords.flatMap((keyword) => {
    const written = valueAt(schema, keyword);
    if (written === undefined) return [];
    const value = keyword === "default" ? written : (data[keyword] ?? written);
    // A flag, before OpenAPI 3.1 of limits too.
    if (keyword !== "default" && written === true) return [keyword];
    if (keyword !== "default" && written === false) return [];
    const shown = typeof value === "string" && value !== "" ? value : JSON.stringify(value);
    return [`${keyword}: ${shown}`];
  });
}
