/** The variants of a parent: its subtypes, and the parent itself. */
import type { NamedSchema } from "../../model/api.js";
import type { Property, SchemaId, Shape } from "../../model/schema.js";
import { ownId } from "./parent-parts.js";
import type { Parent } from "./parents.js";
import { wordsFor } from "./discriminator-object.js";
import { mappedIn } from "./families.js";
import type { Subtype } from "./subtypes.js";
import { subtypeValues } from "./subtype-values.js";
import type { Lowering } from "../lowering.js";
import { listOf, mark, saidOf, tagOf, type Marking } from "./markers.js";
import { mergeObjects } from "../../model/merge.js";
import type { ShapeContext } from "../../model/walk.js";
import { schemaNameOf } from "../schemas/schema-names.js";
import { readTag, type TagMember } from "./tag-members.js";
import { isPossible } from "./tag-words.js";

/** The subtypes, and the parent itself for the words that no subtype has. */
export function subtypeVariants(
  id: SchemaId,
  parent: Parent,
  schemas: ReadonlyMap<SchemaId, NamedSchema>,
  lowering: Lowering,
): readonly Shape[] {
  const { node, discriminator, subtypes, family } = parent;
  const { property, fallback } = discriminator;
  const { openapi } = lowering;
  const { parents } = lowering.subtypes;
  const declared = declaredProperty(id, property, { schemas, shapes: lowering.shapes });
  const common = readTag(node, property, openapi);
  if (!common.isDeclared) {
    const message = `the parent schema doesn't declare ${JSON.stringify(property)}, which distinguishes its subtypes: their types have it`;
    lowering.diagnostics.reportOnce("WF2008", discriminator.at, message, { on: "key" });
  }
  const decisions = subtypeValues(family, lowering);
  // A subtype without a word can't occur, unless no subtype has a word at all.
  const isNamed = [...decisions.values()].some(({ words }) => words.length > 0);
  const variants = subtypes.flatMap((subtype): readonly Shape[] => {
    const { at } = subtype.node;
    const isSameChoice = parents.get(at)?.discriminator.property === property;
    const to: Shape = { kind: "reference", to: isSameChoice ? ownId(at) : at };
    const isRest = fallback?.target.at === at;
    const { words, isGuess, own } = decisions.get(at)!;
    const marking = { property, words, own, isRest, declared };
    warnOfSubtype(subtype, marking, isGuess, parent, lowering);
    if (words.length === 0 && !isRest) return isNamed ? [] : [to];
    return [mark(to, marking, lowering.shapes)];
  });
  const taken = new Set(
    subtypes.flatMap((subtype) => decisions.get(subtype.node.at)!.words.map(String)),
  );
  const inherited = decisions.get(node.at)?.words;
  const left =
    inherited ?? ownWords(id, parent, common, lowering).filter((word) => !taken.has(word));
  const isRest = fallback?.target.at === node.at;
  if (left.length === 0 && !isRest) return variants;
  const own: Shape = { kind: "reference", to: ownId(id) };
  return [
    ...variants,
    mark(own, { property, words: left, own: common, isRest, declared }, lowering.shapes),
  ];
}

/** The words of the parent itself: its own as a subtype, else the other values of its member. */
function ownWords(
  id: SchemaId,
  { node, discriminator }: Parent,
  common: TagMember,
  { subtypes }: Lowering,
): readonly string[] {
  const above = [...subtypes.parents.values()].filter(
    (parent) =>
      parent.discriminator.property === discriminator.property &&
      parent.subtypes.some((subtype) => subtype.node.at === id),
  );
  const name = schemaNameOf(id);
  const given = above.flatMap((parent) => wordsFor(node, parent.discriminator));
  const possible = common.values?.map(String) ?? (isPossible(name, common) ? [name] : []);
  const isCalled = above.length > 0 && possible.includes(name);
  const own = given.length > 0 ? given : isCalled ? [name] : possible;
  return [...new Set([...wordsFor(node, discriminator), ...own])];
}

function warnOfSubtype(
  { name, node }: Subtype,
  marking: Marking,
  isGuess: boolean,
  parent: Parent,
  lowering: Lowering,
): void {
  const { words, isRest, own } = marking;
  const property = JSON.stringify(marking.property);
  if (words.length === 0 && !isRest) {
    const message = `the discriminator has no value for ${name}, as ${property} can't be its name: it is not a variant`;
    lowering.diagnostics.reportOnce("WF3005", node.at, message, {
      on: "key",
      hint: "name it in `mapping`",
    });
  }
  const entry = mappedIn(parent.discriminator).find(({ target }) => target.at === node.at);
  const parents = lowering.subtypes.above(node);
  if (entry !== undefined && !parents.some(({ at }) => at === parent.family.node.at)) {
    const message =
      "the mapping wins: this is a variant, though it doesn't extend the parent schema";
    lowering.diagnostics.reportOnce("WF2008", entry.at, message, {
      hint: "extend it by a $ref in `allOf`",
    });
  }
  const message = isGuess
    ? `${property} of ${name} is taken to be ${listOf(words)}, which is close to its name`
    : tagOf(marking) === "replaces"
      ? `${property} is ${listOf(words)} here, though by what ${name} extends it is ${saidOf(own)}`
      : undefined;
  const at = entry?.at ?? node.at;
  if (message !== undefined)
    lowering.diagnostics.reportOnce("WF2008", at, message, { on: entry ? "value" : "key" });
}

function declaredProperty(id: SchemaId, name: string, context: ShapeContext): Property | undefined {
  const object = mergeObjects({ kind: "reference", to: id }, { api: context });
  return object?.properties.find((property) => property.name === name);
}
