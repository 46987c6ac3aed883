/** The variants of a choice that a constant member tells apart. */
import { mergeObjects, type Named } from "../../model/merge.js";
import type { ObjectShape, Property, SchemaId, Shape } from "../../model/schema.js";
import { resolveShape, type Schemas } from "../../model/walk.js";
import { isMarker } from "../../4-plan/names/variant-words.js";

export type Word = string | number | boolean;

export interface ToldVariant {
  readonly shape: Shape;
  /** Its named schema; `null`: it stands in the choice. */
  readonly id: SchemaId | null;
  /** The named choice in which it stands; `null`: that has no name. */
  readonly choice: SchemaId | null;
  readonly property: string;
  /** No other variant has one of these. */
  readonly words: readonly Word[];
}

/**
 * Empty: nothing tells them apart for sure.
 * @param choice the choice, if it is a named schema
 */
export function toldVariants(
  variants: readonly Shape[],
  choice: SchemaId | null,
  client: Named,
): readonly ToldVariant[] {
  const given = leavesOf(variants, choice, client, []);
  if (given.filter(({ kind }) => kind !== "null").length < 2) return [];
  const isClear = given.every(
    ({ kind, members }) => members !== undefined || !opaqueKinds.has(kind),
  );
  const objects = given.flatMap(({ members, ...leaf }) => (members ? [{ ...leaf, members }] : []));
  if (!isClear || objects.length === 0) return [];
  const properties = objects.flatMap(({ members }) => members);
  const tags = properties.filter(({ tag }) => tag !== undefined).map(({ name }) => name);
  for (const name of new Set([...tags, ...properties.map((one) => one.name)])) {
    const isTag = tags.includes(name);
    const told = objects.map((leaf) => ({ leaf, words: wordsOf(leaf.members, name, isTag) }));
    const all = told.flatMap(({ words }) => words);
    const isTold = isTag ? all.length > 0 : told.every(({ words }) => words.length > 0);
    if (isTold && new Set(all).size === all.length)
      return told
        .filter(({ words }) => words.length > 0)
        .map(({ leaf: { shape, id, choice }, words }) => {
          return { shape, id, choice, property: name, words };
        });
  }
  return [];
}

/** Of these, a value may be anything, also what looks like another variant. */
const opaqueKinds: ReadonlySet<Shape["kind"]> = new Set(["unknown", "intersection", "union"]);

interface Leaf extends Pick<ToldVariant, "shape" | "id" | "choice"> {
  readonly kind: Shape["kind"];
  /** The discriminator's member, or all members of an object; `undefined`: it is none. */
  readonly members: readonly Property[] | undefined;
}

/** A choice among the variants counts as its own variants. */
function leavesOf(
  variants: readonly Shape[],
  choice: SchemaId | null,
  client: Named,
  outer: readonly Shape[],
): readonly Leaf[] {
  return variants.flatMap((shape): readonly Leaf[] => {
    const target = resolveShape(shape, client.api.schemas);
    const id = namedIn(shape, client.api.schemas);
    if (target.kind === "union" && !outer.includes(target))
      return leavesOf(target.variants, id ?? choice, client, [...outer, target]);
    const marker = shape.kind === "intersection" ? shape.parts.find(isMarker) : undefined;
    const members = (marker ?? mergeObjects(shape, client))?.properties;
    return [{ shape, id, choice, kind: target.kind, members }];
  });
}

/** The schema that a variant is, beside a marker or alone. */
function namedIn(shape: Shape, schemas: Schemas): SchemaId | null {
  const parts = shape.kind === "intersection" ? shape.parts.filter((p) => !isMarker(p)) : [shape];
  const [only, ...others] = parts;
  if (only?.kind !== "reference" || others.length > 0) return null;
  const schema = schemas.get(only.to);
  // Another name of a schema has no type of its own.
  return schema?.isAlias === true ? namedIn(schema.shape, schemas) : only.to;
}

function wordsOf(
  members: ObjectShape["properties"],
  name: string,
  isTag: boolean,
): readonly Word[] {
  const member = members.find((one) => one.name === name);
  if (member === undefined || !member.required || member.access !== "both") return [];
  if (member.tag === "rest") return [];
  const { shape } = member;
  const enums = shape.kind === "union" && isTag ? shape.variants : [shape];
  const words: Word[] = [];
  for (const one of enums) {
    if (one.kind !== "enum" || one.values.some(({ digits }) => digits !== undefined)) return [];
    words.push(...one.values.map(({ value }) => value));
  }
  // Several values that are no words of a discriminator may get more.
  return isTag || words.length === 1 ? [...new Set(words)] : [];
}
