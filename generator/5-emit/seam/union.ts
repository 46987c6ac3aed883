import { Interner } from "../../model/intern.js";
import type { TypeNode } from "./type-node.js";

const unknown: TypeNode = { kind: "keyword", name: "unknown" };
const never: TypeNode = { kind: "keyword", name: "never" };

/** A union without repetitions; of one: that one. */
export function union(types: readonly TypeNode[]): TypeNode {
  const flat = types.flatMap((type) => (type.kind === "union" ? type.of : [type]));
  if (flat.some((type) => isKeyword(type, "unknown"))) return unknown;
  const of = distinct(flat.filter((type) => !isKeyword(type, "never")));
  return of.length === 0 ? never : of.length === 1 ? of[0]! : { kind: "union", of };
}

function isKeyword(type: TypeNode, name: string): boolean {
  return type.kind === "keyword" && type.name === name;
}

/** In the order of the first of each; of equal ones the last stays, with the place that it is from. */
function distinct(types: readonly TypeNode[]): readonly TypeNode[] {
  if (types.length < 2) return types;
  const interner = new Interner(() => true);
  // Most unions are of words, and one type beside them, which has nothing to be compared with.
  const isAlone = types.filter((type) => !isWord(type)).length < 2;
  const keyOf = (type: TypeNode) => {
    if (type.kind === "literal") return type.value;
    // No literal is a bigint.
    return isAlone && !isWord(type) ? type : BigInt(interner.numberOf(type));
  };
  return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}

function isWord({ kind }: TypeNode): boolean {
  return kind === "keyword" || kind === "literal";
}
