import { Interner } from "../../model/intern.js";
import type { TypeNode } from "./type-node.js";

const unknown: TypeNode = { kind: "keyword", name: "unknown" };
const never: TypeNode = { kind: "keyword", name: "never" };

/** A union without duplicates; a single type stays itself. */
export function union(types: readonly TypeNode[]): TypeNode {
  const flat = types.flatMap((type) => (type.kind === "union" ? type.of : [type]));
  if (flat.some((type) => isKeyword(type, "unknown"))) return unknown;
  const of = distinct(flat.filter((type) => !isKeyword(type, "never")));
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
  const interner = new Interner(() => true);
  // Most unions have only literals and at most one other type, so there is nothing to compare it
  // with.
  const isAlone = types.filter((type) => !isWord(type)).length < 2;
  const keyOf = (type: TypeNode) => {
    if (type.kind === "literal") return type.value;
    // A literal is never a bigint here, so its key can't be that of another type.
    return isAlone && !isWord(type) ? type : BigInt(interner.numberOf(type));
  };
  return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}

function isWord({ kind }: TypeNode): boolean {
  return kind === "keyword" || kind === "literal";
}
