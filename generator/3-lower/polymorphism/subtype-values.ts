/** Which values of a parent's discriminator stand for which subtype. */
import type { Node } from "../../2-resolve/node.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { wordsFor, type Discriminator } from "./discriminator-object.js";
import type { Subtype } from "./subtypes.js";
import type { Lowering } from "../lowering.js";
import { readTag, type TagMember } from "./tag-members.js";
import { decideWords, type Decision } from "./tag-words.js";

/** Where a discriminator is written, and all schemas that it distinguishes. */
export interface Family {
  readonly node: Node;
  readonly discriminator: Discriminator;
  readonly subtypes: readonly Subtype[];
}

export interface SubtypeValue extends Decision {
  /** What the subtype says of the member, by itself and by what it extends. */
  readonly own: TagMember;
}

/** By the places of the subtypes. */
export type SubtypeValues = ReadonlyMap<Pointer, SubtypeValue>;

/** Decided for all subtypes at once, so that each has the same values wherever it is used. */
export function subtypeValues(family: Family, { openapi, subtypes }: Lowering): SubtypeValues {
  const { at } = family.node;
  const known = subtypes.values.get(at);
  if (known !== undefined) return known;
  const decided = decide(family, openapi);
  subtypes.values.set(at, decided);
  return decided;
}

function decide(
  { node, discriminator, subtypes }: Family,
  openapi: Lowering["openapi"],
): SubtypeValues {
  const { property } = discriminator;
  const others = [node.at, ...subtypes.map((subtype) => subtype.node.at)];
  const whole = subtypes.map((subtype) => readTag(subtype.node, property, openapi));
  const decisions = decideWords(
    subtypes.map((subtype, i) => {
      // Values that it inherits from other subtypes are theirs.
      const apart = others.filter((at) => at !== subtype.node.at);
      const own = readTag(subtype.node, property, openapi, apart);
      const mapped = wordsFor(subtype.node, discriminator);
      return { name: subtype.name, mapped, own, whole: whole[i]! };
    }),
  );
  return new Map(subtypes.map(({ node }, i) => [node.at, { ...decisions[i]!, own: whole[i]! }]));
}
