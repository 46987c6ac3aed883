import { child, type Node } from "../2-resolve/node.js";
import type { Docs, EnumValue } from "./api.js";
import { enumTexts } from "./enum-texts.js";

export const noDocs: Docs = {
  summary: null,
  description: null,
  deprecated: false,
  facts: [],
  values: [],
  externalDocs: null,
};

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

/** What a schema, parameter, operation, response or header tells people about itself. */
export function docsOf(node: Node, schema: Node = node): Docs {
  const external = child(node, "externalDocs");
  return {
    summary: text(child(node, "summary")) ?? text(child(node, "title")),
    description: text(child(node, "description")),
    deprecated: child(node, "deprecated")?.value === true,
    facts: factsOf(schema),
    values: valueTexts(schema),
    externalDocs: external === undefined ? null : text(child(external, "url")),
  };
}

/** `over` where it says something, else `under`: a `$ref`'s siblings before its target. */
export function mergeDocs(over: Docs, under: Docs): Docs {
  return {
    summary: over.summary ?? under.summary,
    description: over.description ?? under.description,
    deprecated: over.deprecated || under.deprecated,
    facts: over.facts.length > 0 ? over.facts : under.facts,
    values: over.values.length > 0 ? over.values : under.values,
    externalDocs: over.externalDocs ?? under.externalDocs,
  };
}

/** Values of an enum that have a text of their own. */
function valueTexts(schema: Node): readonly EnumValue[] {
  return [...enumTexts(schema)].flatMap(([value, { description }]) =>
    value === null || description === null ? [] : [{ value, description }],
  );
}

function factsOf(schema: Node): readonly string[] {
  return factKeywords.flatMap((keyword) => {
    const value = child(schema, keyword)?.value;
    if (value === undefined || value === false) return [];
    if (value === true && keyword !== "default") return [keyword];
    const shown = typeof value === "string" ? value : JSON.stringify(value);
    return [`${keyword}: ${shown}`];
  });
}

function text(node: Node | undefined): string | null {
  if (typeof node?.value !== "string") return null;
  const trimmed = node.value.trim();
  return trimmed === "" ? null : trimmed;
}
