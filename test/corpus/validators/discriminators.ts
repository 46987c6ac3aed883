/** Discriminators in the words of JSON Schema. */
import { isObject, type Json, mapValues } from "../../validate/schema-walk.js";
import { namedSchemas, resolved, withNamed, withSchemas } from "./schemas.js";

/** Choices between variants, each of them only for its words. */
export function withTaggedChoices(document: Json): Json {
  return withSchemas(document, (schema) => {
    const { discriminator, oneOf, anyOf, ...others } = schema;
    const variants = ((oneOf ?? anyOf ?? []) as readonly unknown[]).filter(isObject);
    if (!isObject(discriminator) || variants.length === 0) return schema;
    return { ...others, anyOf: taggedVariants(discriminator, variants, document) };
  });
}

/** Parents that `allOf` extends: what names an heir has to fit it. */
export function withHeirs(document: Json): Json {
  const [pointer, schemas] = namedSchemas(document);
  const own = (name: string) => `${name}~own`;
  const referTo = (name: string): Json => ({
    $ref: `#${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
  });
  const parents = Object.entries(schemas).filter(
    ([, schema]) =>
      isObject(schema) && isObject(schema["discriminator"]) && !schema["oneOf"] && !schema["anyOf"],
  );
  const names = new Map(parents.map(([name]) => [referTo(name)["$ref"], name]));
  const heirs = new Map<string, Json[]>();
  // Heirs refer to what the parent itself says, or they would contain themselves.
  const changed = mapValues(schemas, (schema, heir) => {
    if (!isObject(schema) || !Array.isArray(schema["allOf"])) return schema;
    const allOf = schema["allOf"].map((part: unknown) => {
      const parent = isObject(part) ? names.get(part["$ref"]) : undefined;
      if (parent === undefined) return part;
      heirs.set(parent, [...(heirs.get(parent) ?? []), referTo(heir)]);
      return referTo(own(parent));
    });
    return { ...schema, allOf };
  });
  const choices = parents.map(([name, schema]) => {
    const discriminator = (schema as Json)["discriminator"] as Json;
    const variants = taggedVariants(discriminator, heirs.get(name) ?? [], document);
    const words = variants.flatMap(({ words }) => words);
    const property = String(discriminator["propertyName"]);
    const rest = { not: { required: [property], properties: { [property]: { enum: words } } } };
    return [name, { anyOf: [...variants, { allOf: [referTo(own(name)), rest] }] }] as const;
  });
  const owns = parents.map(([name]) => [own(name), changed[name]] as const);
  return withNamed(document, { ...changed, ...Object.fromEntries([...owns, ...choices]) });
}

interface TaggedVariant extends Json {
  readonly words: readonly unknown[];
}

function taggedVariants(
  { propertyName, mapping }: Json,
  variants: readonly Json[],
  document: Json,
): readonly TaggedVariant[] {
  const property = String(propertyName);
  return variants.map((variant) => {
    const reference = String(variant["$ref"]);
    const name = reference.slice(reference.lastIndexOf("/") + 1);
    const mapped = Object.entries(isObject(mapping) ? mapping : {}).filter(
      ([, to]) => to === reference || to === name,
    );
    const { properties } = resolved(variant, document);
    const tag = resolved(isObject(properties) ? properties[property] : undefined, document);
    const own = "const" in tag ? [tag["const"]] : ((tag["enum"] ?? [name]) as readonly unknown[]);
    const words = mapped.length > 0 ? mapped.flatMap(([word]) => [word, ...valuesIn(word)]) : own;
    const named = { required: [property], properties: { [property]: { enum: words } } };
    return { words, allOf: [variant, named] };
  });
}

/** Mappings have texts only: `"1"` is the number too. */
function valuesIn(word: string): readonly unknown[] {
  if (/^(true|false)$/i.test(word)) return [word.toLowerCase() === "true"];
  return word !== "" && Number.isFinite(Number(word)) ? [Number(word)] : [];
}
