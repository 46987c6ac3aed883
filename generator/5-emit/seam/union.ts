import { Interner } from "../../model/intern.js";
import type { TypeNode } from "./type-node.js";

const unknown: TypeNode = { kind: "keyword", name: "unknown" };
const never: TypeNode = { kind: "keyword", name: "never" };

/** A union without duplicates; a single type stays itself. */
export function union(types: readonly TypeNode[]): TypeNode {
  const isFlat = !types.some(({ kind }) => kind === "union");
  const flat = isFlat ? types : types.flatMap((type) => (type.kind === "union" ? type.of : [type]));
  if (flat.some((type) => isKeyword(type, "unknown"))) return unknown;
  const isClean = !flat.some((type) => isKeyword(type, "never"));
  const of = distinct(isClean ? flat : flat.filter((type) => !isKeyword(type, "never")));
  return of.length === 0 ? never : of.length === 1 ? of[0]! : { kind: "union", of };
}

function isKeyword(type: TypeNode, name: string): boolean {
  return type.kind === "keyword" && type.name === name;
}

/**
 * Ordered by first occurrence. Of equal types the last one is kept, with the place that it comes
 * from.
 */
function distinct(types: readonly TypeNode[]): readonly TypeNode[] {
  if (types.length < 2) return types;
  // Most unions have only literals and at most one other type, so there is nothing to compare it
  // with.
  const isAlone = types.filter((type) => !isWord(type)).length < 2;
  if (isAlone && types.length <= fewTypes && areUnlike(types.filter(isWord))) return types;
  const interner = new Interner(() => true);
  const keyOf = (type: TypeNode) => {
    if (type.kind === "literal") return type.value;
    // A literal is never a bigint here, so its key can't be that of another type.
    return isAlone && !isWord(type) ? type : BigInt(interner.numberOf(type));
  };
  return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}

type Word = TypeNode & { readonly kind: "keyword" | "literal" };

function isWord(type: TypeNode): type is Word {
  return type.kind === "keyword" || type.kind === "literal";
}

/** So few that comparing each with each costs less than a table. */
const fewTypes = 6;

function areUnlike(words: readonly Word[]): boolean {
  const isSame = (a: Word, b: Word) =>
    a.kind === "literal" ? b.kind === "literal" && a.value === b.value : isKeyword(b, a.name);
  return words.every((word, index) => !words.some((other, i) => i < index && isSame(word, other)));
}
