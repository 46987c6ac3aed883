/** The named schemas of a document, as they are written. */
import { changedSchema, isObject, type Json, mapValues } from "../../validate/schema-walk.js";

/** Where a document has its named schemas, and these. */
export function namedSchemas(document: Json): readonly [pointer: string, schemas: Json] {
  if ("swagger" in document) return ["/definitions", objectAt(document, "definitions")];
  return ["/components/schemas", objectAt(objectAt(document, "components"), "schemas")];
}

/** The document with other named schemas. */
export function withNamed(document: Json, schemas: Json): Json {
  if ("swagger" in document) return { ...document, definitions: schemas };
  const components = objectAt(document, "components");
  return { ...document, components: { ...components, schemas } };
}

/** The document with each of its named schemas changed, and all schemas in them. */
export function withSchemas(document: Json, change: (schema: Json, document: Json) => Json): Json {
  const [, schemas] = namedSchemas(document);
  const changed = (schema: unknown) => changedSchema(schema, (one) => change(one, document));
  return withNamed(document, mapValues(schemas, changed));
}

/** What a schema refers to in its own document; without a `$ref`, it itself. */
export function resolved(schema: unknown, document: Json): Json {
  let found = schema;
  for (let step = 0; step < 9 && isObject(found) && typeof found["$ref"] === "string"; step++)
    found = at(found["$ref"], document);
  return isObject(found) ? found : {};
}

function at(reference: string, document: Json): unknown {
  if (!reference.startsWith("#/")) return undefined;
  return reference
    .slice(2)
    .split("/")
    .map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), document);
}

function objectAt(value: Json, key: string): Json {
  const inner = value[key];
  return isObject(inner) ? inner : {};
}
