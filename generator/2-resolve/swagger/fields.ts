/** What a parameter that is no body says about its values, as a schema would. */
export const valueFields = [
  "type",
  "format",
  "items",
  "default",
  "enum",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "multipleOf",
] as const;

export const methods = ["get", "put", "post", "delete", "options", "head", "patch"] as const;
