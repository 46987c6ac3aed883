import type { Draft, WrittenVersion } from "./mend-draft.js";
import type { Part } from "./mend-parts.js";

type Since = Readonly<Record<string, WrittenVersion>>;

const since = (version: WrittenVersion, ...fields: readonly string[]): Since =>
  Object.fromEntries(fields.map((field) => [field, version]));

/**
 * Fields that came with a later version than the first, and that are read in any. What the habits for
 * Swagger 2.0 and OpenAPI 3 put elsewhere is told there.
 */
const laterFields: Partial<Record<Part, Since>> = {
  document: { ...since("3.1", "webhooks"), ...since("3.2", "$self") },
  components: { ...since("3.1", "pathItems"), ...since("3.2", "mediaTypes") },
  pathItem: {
    ...since("3.0", "servers", "trace"),
    ...since("3.2", "query", "additionalOperations"),
  },
  operation: since("3.0", "servers", "callbacks"),
  parameter: since("3.0", "style", "explode", "allowReserved", "content"),
  header: since("3.0", "content"),
  mediaType: since("3.2", "itemSchema", "prefixEncoding", "itemEncoding"),
  encoding: since("3.2", "encoding", "prefixEncoding", "itemEncoding"),
  discriminator: since("3.2", "defaultMapping"),
  schema: {
    ...since("3.0", "oneOf", "anyOf", "not", "deprecated", "writeOnly"),
    ...since("3.1", "const", "if", "then", "else", "prefixItems", "patternProperties"),
    ...since("3.1", "propertyNames", "contains", "minContains", "maxContains", "contentEncoding"),
    ...since("3.1", "contentMediaType", "contentSchema", "dependentSchemas", "dependentRequired"),
    ...since("3.1", "unevaluatedItems", "unevaluatedProperties", "$defs", "$id", "$anchor"),
    ...since("3.1", "$dynamicRef", "$dynamicAnchor"),
  },
};

/** Says of what a later version brought that it is read all the same. */
export function tellLaterFields(draft: Draft, part: Part): void {
  const fields = laterFields[part];
  if (fields === undefined) return;
  for (const key in draft.node.value as object) {
    const version = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (version !== undefined && !draft.mending.isFrom(version))
      draft.tell(key, `\`${key}\` is of OpenAPI ${version}: it is read as there`);
  }
}
