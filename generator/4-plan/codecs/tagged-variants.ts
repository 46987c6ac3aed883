/** The variants of a choice, by the document's discriminator values. */
import type { ObjectShape, Property, Shape } from "../../model/schema.js";
import { mergeObjects } from "../../model/merge.js";
import { resolveShape } from "../../model/walk.js";
import type { Codecs } from "./codecs.js";
import { writtenThough } from "../../diagnostics/diagnostic.js";
import { constantsOf, openChoice } from "./constants.js";

export interface TaggedVariants {
  readonly property: string;
  /** In the order of the document. If a word has several shapes, the form of the value decides. */
  readonly byWord: ReadonlyMap<string, readonly Shape[]>;
  /** Whether every variant with a word requires it. */
  readonly isDemanded: boolean;
  /** Whether all words are texts: a document may have numbers or booleans. */
  readonly isText: boolean;
  /** The variant for all other words. */
  readonly rest: Shape | undefined;
  /** The variants that no word names. */
  readonly others: readonly Shape[];
}

/** `undefined`: the document has no discriminator that tells the variants apart. */
export function taggedVariants(
  variants: readonly Shape[],
  codecs: Codecs,
): TaggedVariants | undefined {
  const leaves = tagsOf(variants, codecs, []);
  const names = new Set(leaves.flatMap(({ tags }) => tags.map(({ name }) => name)));
  const found = [...names].flatMap((property) => byProperty(property, leaves, codecs) ?? []);
  const isSure = ({ byWord }: TaggedVariants) => [...byWord.values()].every((s) => s.length === 1);
  return found.find(isSure) ?? found[0] ?? amongOthers(variants, codecs);
}

/**
 * Variants with different discriminators: the first one is used, and variants of others are
 * `others`.
 */
function amongOthers(variants: readonly Shape[], codecs: Codecs): TaggedVariants | undefined {
  const property = variants.flatMap((variant) => markOf(variant) ?? [])[0]?.properties[0]?.name;
  if (property === undefined) return undefined;
  const has = (variant: Shape) =>
    tagsOf([variant], codecs, []).some(({ tags }) => tags.some(({ name }) => name === property));
  const own = variants.filter(has);
  if (own.length === variants.length) return undefined;
  const found = byProperty(property, tagsOf(own, codecs, []), codecs);
  if (found === undefined || found.rest !== undefined) return undefined;
  const beside = variants.filter((variant) => !own.includes(variant));
  const other: Shape = beside.length === 1 ? beside[0]! : { kind: "union", variants: beside };
  return { ...found, others: [...found.others, other] };
}

function byProperty(
  property: string,
  leaves: readonly Leaf[],
  codecs: Codecs,
): TaggedVariants | undefined {
  const byWord = new Map<string, Shape[]>();
  const others: Shape[] = [];
  let rest: Shape | undefined;
  let isDemanded = true;
  let isText = true;
  for (const { tags, shape } of leaves) {
    const tag = tags.find(({ name }) => name === property);
    if (tag === undefined && tags.length > 0) return undefined;
    if (tag?.required === false) isDemanded = false;
    if (tag === undefined) others.push(shape);
    else if (tag.tag === "rest") {
      if (rest !== undefined) return undefined;
      rest = shape;
    } else
      for (const word of wordsOf(tag, codecs)) {
        if (typeof word !== "string") isText = false;
        byWord.set(String(word), [...(byWord.get(String(word)) ?? []), shape]);
      }
  }
  return byWord.size === 0 ? undefined : { property, byWord, isDemanded, isText, rest, others };
}

interface Leaf {
  /** Outermost first. */
  readonly tags: readonly Property[];
  /** Without the marker, unless that affects how the variant is written. */
  readonly shape: Shape;
}

/** A nested choice counts as its variants, unless it has a marker as a whole. */
function tagsOf(variants: readonly Shape[], codecs: Codecs, outer: readonly Shape[]): Leaf[] {
  return variants.flatMap((variant): Leaf[] => {
    const marker = markOf(variant);
    if (variant.kind === "intersection" && marker !== undefined) {
      const parts = variant.parts.filter((part) => part !== marker);
      const own: Shape = parts.length === 1 ? parts[0]! : { kind: "intersection", parts };
      const tag = marker.properties[0]!;
      const isOwn = tag[writtenThough] === undefined && declares(own, tag.name, codecs);
      return [{ tags: [tag], shape: isOwn ? own : variant }];
    }
    if (variant.kind === "object")
      return [{ tags: variant.properties.filter(isTag), shape: variant }];
    const target = resolveShape(variant, codecs.api.schemas);
    const inner = openChoice(target, codecs);
    if (inner === undefined || outer.includes(target)) return [{ tags: [], shape: variant }];
    const leaves = tagsOf(inner, codecs, [...outer, target]);
    if (!leaves.some(({ tags }) => tags.length > 0)) return [{ tags: [], shape: variant }];
    if (variant.kind !== "reference") return leaves;
    // A choice that contains what is being planned is written by its own name.
    return leaves.map((leaf) =>
      codecs.isInPlanning(leaf.shape) ? { ...leaf, shape: variant } : leaf,
    );
  });
}

function markOf(variant: Shape): ObjectShape | undefined {
  return variant.kind === "intersection" ? markerIn(variant.parts) : undefined;
}

function markerIn(parts: readonly Shape[]): ObjectShape | undefined {
  return parts.findLast(
    (part): part is ObjectShape =>
      part.kind === "object" && part.properties.every(isTag) && part.properties.length === 1,
  );
}

function isTag({ tag }: Property): boolean {
  return tag !== undefined;
}

/** Whether a variant writes the member itself: as a declared or an undeclared one. */
function declares(shape: Shape, name: string, codecs: Codecs): boolean {
  const object = mergeObjects(shape, codecs);
  if (object === undefined) return true;
  return (
    object.additional === "open" || object.properties.some((property) => property.name === name)
  );
}

function wordsOf({ shape }: Property, codecs: Codecs) {
  const variants = shape.kind === "union" ? shape.variants : [shape];
  const words = variants.flatMap((variant) => constantsOf(variant, codecs) ?? []);
  return new Set(words);
}
