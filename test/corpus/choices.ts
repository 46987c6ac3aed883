/**
 * The discriminated choices of a document, read only from its text, without the generator's code.
 */
import type { JsonValue } from "../../generator/model/docs.js";

export type Mapping = { readonly [name: string]: JsonValue };

/** A choice, and the variants that each word names: schemas by their pointers. */
export interface Choice {
  readonly pointer: string;
  readonly property: string;
  /** The value of the member: text, a number or a boolean. */
  readonly words: readonly (readonly [word: JsonValue, variant: string])[];
}

/**
 * Choices between schemas that have pointers: `oneOf` or `anyOf`, and parents that `allOf` extends.
 */
export function choicesOf(root: Mapping): readonly Choice[] {
  const heirs = heirsIn(root);
  return [...schemasWith("discriminator", root)].flatMap(([pointer, schema]) => {
    const discriminator = schema["discriminator"];
    const { propertyName, mapping } = isMapping(discriminator)
      ? discriminator
      : { propertyName: discriminator, mapping: null };
    if (typeof propertyName !== "string") return [];
    const written = schema["oneOf"] ?? schema["anyOf"];
    const variants = Array.isArray(written)
      ? written.flatMap((branch) => referenceOf(branch) ?? [])
      : (heirs.get(pointer) ?? []);
    const mapped = isMapping(mapping) ? namedBy(mapping, root) : [];
    // Only the generator finds the words of nested choices.
    const isPlain = !variants.some((variant) =>
      partsOf(valueAt(variant, root), root).some((part) => part["oneOf"] ?? part["anyOf"]),
    );
    const unmapped = (isPlain ? variants : []).filter(
      (variant) => !mapped.some(([, named]) => named === variant),
    );
    const own = unmapped.flatMap((variant) => ownWord(variant, propertyName, root));
    const known = [...mapped, ...own].filter(([, variant]) => variants.includes(variant));
    const isSure = ([word]: readonly [string, string]) =>
      known.filter(([other]) => other === word).length === 1;
    const words = known.filter(isSure).map(([word, variant]) => {
      return [typed(word, tagOf(variant, propertyName, root)), variant] as const;
    });
    return words.length < 2 ? [] : [{ pointer, property: propertyName, words }];
  });
}

function namedBy(mapping: Mapping, root: Mapping): (readonly [string, string])[] {
  return Object.entries(mapping).flatMap(([word, target]) => {
    if (typeof target !== "string") return [];
    const names = [`#/components/schemas/${target}`, `#/definitions/${target}`];
    const found = [...names, target].find((pointer) => isMapping(valueAt(pointer, root)));
    return found === undefined ? [] : [[word, found] as const];
  });
}

/** The only value of the member in a variant; without a list of values, its name. */
function ownWord(variant: string, property: string, root: Mapping): (readonly [string, string])[] {
  const tag = tagOf(variant, property, root);
  // Only the generator finds values deeper inside.
  if (["allOf", "anyOf", "oneOf"].some((keyword) => tag[keyword] !== undefined)) return [];
  const listed = tag["const"] === undefined ? tag["enum"] : [tag["const"]];
  if (!Array.isArray(listed)) return [[variant.slice(variant.lastIndexOf("/") + 1), variant]];
  return listed.length === 1 ? [[String(listed[0]), variant]] : [];
}

/** The member's schema, in a schema or in its parents: the last one is the most specific. */
function tagOf(variant: string, property: string, root: Mapping): Mapping {
  const found = partsOf(valueAt(variant, root), root).flatMap(({ properties }) => {
    const tag = isMapping(properties) ? properties[property] : undefined;
    return tag === undefined ? [] : [followed(tag, root)];
  });
  return Object.assign({}, ...found) as Mapping;
}

function typed(word: string, { type, const: constant }: Mapping): JsonValue {
  const types = [type, typeof constant].flat();
  if (types.includes("boolean")) return /^true$/i.test(word);
  return types.some((t) => t === "integer" || t === "number") ? Number(word) : word;
}

/** A schema and its parents, outermost first. */
export function partsOf(
  value: JsonValue | undefined,
  root: Mapping,
  depth = 0,
): readonly Mapping[] {
  const schema = followed(value, root);
  const parts = Array.isArray(schema["allOf"]) && depth < 9 ? schema["allOf"] : [];
  return [...parts.flatMap((part) => partsOf(part, root, depth + 1)), schema];
}

export function followed(value: JsonValue | undefined, root: Mapping): Mapping {
  for (let step = 0; step < 9; step++) {
    const reference = referenceOf(value);
    if (reference === undefined) break;
    value = valueAt(reference, root);
  }
  return isMapping(value) ? value : {};
}

function heirsIn(root: Mapping): ReadonlyMap<string, readonly string[]> {
  const heirs = new Map<string, string[]>();
  for (const [pointer, { allOf }] of schemasWith("allOf", root))
    for (const part of /^#\/(components\/schemas|definitions)\/[^/]+$/.test(pointer)
      ? [allOf].flat()
      : []) {
      const base = referenceOf(part);
      if (base !== undefined) heirs.set(base, [...(heirs.get(base) ?? []), pointer]);
    }
  return heirs;
}

/** Every mapping below the schemas and paths that has this key, by pointer, without data. */
function* schemasWith(key: string, root: Mapping): Generator<readonly [string, Mapping]> {
  const queue: [string, JsonValue][] = [["#", root]];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [pointer, value] = next;
    if (value === null || typeof value !== "object") continue;
    if (isMapping(value) && value[key] !== undefined && !pointer.endsWith("/properties"))
      yield [pointer, value];
    for (const [name, member] of Object.entries(value))
      if (
        !/^(examples?|default|enum|const|mapping|x-.*)$/.test(name) ||
        pointer.endsWith("/properties")
      )
        queue.push([`${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`, member]);
  }
}

function referenceOf(value: JsonValue | undefined): string | undefined {
  const reference = isMapping(value) ? value["$ref"] : undefined;
  return typeof reference === "string" && reference.startsWith("#/") ? reference : undefined;
}

function valueAt(pointer: string, root: Mapping): JsonValue | undefined {
  if (!pointer.startsWith("#/")) return undefined;
  let value: JsonValue | undefined = root;
  for (const token of pointer.slice(2).split("/")) {
    const key = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Mapping)[key];
  }
  return value;
}

export function isMapping(value: JsonValue | undefined): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
