import { pointerTokens } from "../1-load/source.js";
import type { Pointer } from "../diagnostics/diagnostic.js";
import { child, isRecord, type Node } from "./node.js";

/** A `$ref` that a pointer goes through: RFC 6901 walks the text, where nothing follows behind it. */
export interface Passage {
  readonly at: Pointer;
  readonly reference: string;
}

/** What a pointer leads to, and by which `$ref`s; or how far it came. */
export type Walk =
  | { readonly node: Node; readonly through: readonly Passage[] }
  | { readonly last: Node; readonly token: string };

/**
 * Follows a JSON pointer as the text has it. Where that ends too early, a `$ref` on the way is
 * followed, the last one first: bundlers write such pointers.
 * @param targetOf what a `$ref` means where it stands; `undefined`: nothing
 */
export function walk(
  pointer: string,
  start: Node,
  targetOf: (passage: Passage) => Node | undefined,
): Walk {
  return walkTokens(pointerTokens(pointer), start, targetOf, new Set());
}

function walkTokens(
  tokens: readonly string[],
  start: Node,
  targetOf: (passage: Passage) => Node | undefined,
  visited: Set<string>,
): Walk {
  const way = [start];
  for (const token of tokens) {
    const next = child(way.at(-1)!, token);
    if (next !== undefined) {
      way.push(next);
      continue;
    }
    for (const [depth, node] of [...way.entries()].toReversed()) {
      const reference = isRecord(node.value) ? node.value["$ref"] : undefined;
      const visit = `${depth - tokens.length} ${node.at}`;
      if (typeof reference !== "string" || visited.has(visit)) continue;
      visited.add(visit);
      const passage = { at: node.at, reference };
      const target = targetOf(passage);
      const rest = target && walkTokens(tokens.slice(depth), target, targetOf, visited);
      if (rest !== undefined && "node" in rest)
        return { node: rest.node, through: [passage, ...rest.through] };
    }
    return { last: way.at(-1)!, token };
  }
  return { node: way.at(-1)!, through: [] };
}
