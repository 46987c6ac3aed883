/**
 * What a value of an OpenAPI document is a member of. That decides which members belong to the document,
 * and which are data or notes, where a `$ref` or `$id` is mere text.
 */
export type KeywordContext =
  /** A member is a field: `example`, `default`, `x-...` hold data. */
  | "fields"
  /** Members have names that the author chose: `properties` may have one called `example`. */
  | "names"
  /** Names, but for `x-...`: `paths`, `responses`. */
  | "open names"
  /** The top of a file that is no document: fields or names. */
  | "file"
  /** The Components Object. */
  | "components"
  /** The Example Objects by name. */
  | "examples"
  /** Nothing in it is of the document, but a `$ref` of its own. */
  | "example";

/** The members of a document that hold webhooks: `x-webhooks` is Redocly's, for versions before 3.1. */
export const webhookKeys = ["webhooks", "x-webhooks"] as const;

/** The context of the members of a member; `null` where that member is data. */
export function contextOfMember(
  around: KeywordContext,
  key: string,
  value: unknown,
): KeywordContext | null {
  switch (around) {
    case "names":
      return "fields";
    case "open names":
      return key.startsWith("x-") ? null : "fields";
    case "examples":
      return "example";
    case "example":
      return null;
    case "components":
      if (key.startsWith("x-")) return null;
      return key === "examples" ? "examples" : "names";
    case "file":
    case "fields":
      if (around === "fields" && isData(key)) return null;
      if (value === null || typeof value !== "object" || Array.isArray(value))
        return key === "examples" ? null : "fields";
      if (key === "examples" || key === "components") return key;
      if (key === "paths" || key === "responses") return "open names";
      return mapsOfNames.has(key) ? "names" : "fields";
  }
}

function isData(key: string): boolean {
  return dataKeywords.has(key) || (key.startsWith("x-") && key !== "x-webhooks");
}

const dataKeywords: ReadonlySet<string> = new Set(["example", "default", "const", "enum"]);

const mapsOfNames: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "definitions",
  "schemas",
  "parameters",
  "requestBodies",
  "headers",
  "securitySchemes",
  "links",
  "callbacks",
  "pathItems",
  "mediaTypes",
  ...webhookKeys,
  "content",
  "encoding",
  "variables",
  "additionalOperations",
]);
