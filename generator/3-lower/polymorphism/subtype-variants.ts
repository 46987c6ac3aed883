/** The variants of a base: what takes it over, and what is left to itself. */
import type { Property, SchemaId, Shape } from "../../model/schema.js";
import { ownId } from "./parent-parts.js";
import type { Base } from "./parents.js";
import { tellOnce, wordsFor } from "./discriminator-object.js";
import { mappedIn } from "./families.js";
import { findBases, type Heir } from "./subtypes.js";
import { heirWords } from "./subtype-values.js";
import type { Lowering } from "../lowering.js";
import { listOf, mark, saidOf, tagOf, type Marking } from "./markers.js";
import { mergeObjects } from "../../model/merge.js";
import { nameOf } from "../schemas/schemas.js";
import { readTag, type TagMember } from "./tag-members.js";
import { isPossible } from "./tag-words.js";

/** Its heirs, and the base itself under the words that are left to it. */
export function heirVariants(id: SchemaId, base: Base, lowering: Lowering): readonly Shape[] {
  const { node, discriminator, heirs, family } = base;
  const { property, fallback } = discriminator;
  const { openapi, bases } = lowering;
  const declared = declaredProperty(id, property, lowering);
  const common = readTag(node, property, openapi);
  if (!common.isDeclared) {
    const message = `the parent schema doesn't declare ${JSON.stringify(property)}, which distinguishes its subtypes: their types have it`;
    tellOnce(lowering, "WF2008", discriminator.at, message, { on: "key" });
  }
  const decisions = heirWords(family, lowering);
  // What no word names can't come, unless nothing says how any heir is called.
  const isNamed = [...decisions.values()].some(({ words }) => words.length > 0);
  const variants = heirs.flatMap((heir): readonly Shape[] => {
    const { at } = heir.node;
    const isSameChoice = bases.get(at)?.discriminator.property === property;
    const to: Shape = { kind: "reference", to: isSameChoice ? ownId(at) : at };
    const isRest = fallback?.target.at === at;
    const { words, isGuess, own } = decisions.get(at)!;
    const marking = { property, words, own, isRest, declared };
    warnOfHeir(heir, marking, isGuess, base, lowering);
    if (words.length === 0 && !isRest) return isNamed ? [] : [to];
    return [mark(to, marking)];
  });
  const taken = new Set(heirs.flatMap((heir) => decisions.get(heir.node.at)!.words.map(String)));
  const inherited = decisions.get(node.at)?.words;
  const left = inherited ?? ownWords(id, base, common, lowering).filter((word) => !taken.has(word));
  const isRest = fallback?.target.at === node.at;
  if (left.length === 0 && !isRest) return variants;
  const own: Shape = { kind: "reference", to: ownId(id) };
  return [...variants, mark(own, { property, words: left, own: common, isRest, declared })];
}

/** What a base is called itself: what it is as an heir, else what its member may be besides. */
function ownWords(
  id: SchemaId,
  { node, discriminator }: Base,
  common: TagMember,
  { bases }: Lowering,
): readonly string[] {
  const above = [...bases.values()].filter(
    (base) =>
      base.discriminator.property === discriminator.property &&
      base.heirs.some((heir) => heir.node.at === id),
  );
  const name = nameOf(id);
  const given = above.flatMap((base) => wordsFor(node, base.discriminator));
  const possible = common.values?.map(String) ?? (isPossible(name, common) ? [name] : []);
  const isCalled = above.length > 0 && possible.includes(name);
  const own = given.length > 0 ? given : isCalled ? [name] : possible;
  return [...new Set([...wordsFor(node, discriminator), ...own])];
}

function warnOfHeir(
  { name, node }: Heir,
  marking: Marking,
  isGuess: boolean,
  base: Base,
  lowering: Lowering,
): void {
  const { words, isRest, own } = marking;
  const property = JSON.stringify(marking.property);
  if (words.length === 0 && !isRest) {
    const message = `the discriminator has no value for ${name}, as ${property} can't be its name: it is not a variant`;
    tellOnce(lowering, "WF3005", node.at, message, { on: "key", hint: "name it in `mapping`" });
  }
  const entry = mappedIn(base.discriminator).find(({ target }) => target.at === node.at);
  const bases = findBases(node, lowering.openapi);
  if (entry !== undefined && !bases.some(({ at }) => at === base.family.node.at)) {
    const message =
      "the mapping wins: this is a variant, though it doesn't extend the parent schema";
    tellOnce(lowering, "WF2008", entry.at, message, { hint: "extend it by a $ref in `allOf`" });
  }
  const message = isGuess
    ? `${property} of ${name} is taken to be ${listOf(words)}, which is close to its name`
    : tagOf(marking) === "replaces"
      ? `${property} is ${listOf(words)} here, though by what ${name} extends it is ${saidOf(own)}`
      : undefined;
  const at = entry?.at ?? node.at;
  if (message !== undefined)
    tellOnce(lowering, "WF2008", at, message, { on: entry ? "value" : "key" });
}

function declaredProperty(id: SchemaId, name: string, { schemas }: Lowering): Property | undefined {
  const object = mergeObjects(
    { kind: "reference", to: id },
    { api: { schemas: new Map(schemas) } },
  );
  return object?.properties.find((property) => property.name === name);
}
