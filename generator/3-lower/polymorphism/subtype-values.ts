/** By which words a base's discriminator knows the schemas that take it over. */
import type { Node } from "../../2-resolve/node.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { wordsFor, type Discriminator } from "./discriminator-object.js";
import type { Heir } from "./subtypes.js";
import type { Lowering } from "../lowering.js";
import { readTag, type TagMember } from "./tag-members.js";
import { decideWords, type Decision } from "./tag-words.js";

/** Where a discriminator is written, and all that it tells apart. */
export interface Family {
  readonly node: Node;
  readonly discriminator: Discriminator;
  readonly heirs: readonly Heir[];
}

export interface HeirWords extends Decision {
  /** What the heir says of the member, by itself and by what it takes over. */
  readonly own: TagMember;
}

type Words = ReadonlyMap<Pointer, HeirWords>;

const known = new WeakMap<object, Map<Pointer, Words>>();

/** Decided for all heirs at once, so that a word is the same wherever some of them stand. */
export function heirWords(family: Family, { openapi }: Lowering): Words {
  const decided = known.get(openapi.sources) ?? new Map<Pointer, Words>();
  known.set(openapi.sources, decided);
  const { at } = family.node;
  const found = decided.get(at) ?? decide(family, openapi);
  decided.set(at, found);
  return found;
}

function decide({ node, discriminator, heirs }: Family, openapi: Lowering["openapi"]): Words {
  const { property } = discriminator;
  const others = [node.at, ...heirs.map((heir) => heir.node.at)];
  const whole = heirs.map((heir) => readTag(heir.node, property, openapi));
  const decisions = decideWords(
    heirs.map((heir, i) => {
      // What it has from other heirs is theirs.
      const apart = others.filter((at) => at !== heir.node.at);
      const own = readTag(heir.node, property, openapi, apart);
      const mapped = wordsFor(heir.node, discriminator);
      return { name: heir.name, mapped, own, whole: whole[i]! };
    }),
  );
  return new Map(heirs.map(({ node }, i) => [node.at, { ...decisions[i]!, own: whole[i]! }]));
}
