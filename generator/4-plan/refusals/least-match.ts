/** Texts that a pattern is likely to find: as short and plain as they can be. */
import { charactersOf } from "../validators/patterns/ambiguity.js";
import { parsePattern, type PatternNode } from "../validators/patterns/pattern-tree.js";

/**
 * Short ones first; whether the pattern finds one is still to be tested. Of `^req_[0-9a-f]{8}$` it is
 * `req_00000000`.
 * @param minLength repetitions that may be longer are, up to this
 */
export function leastMatches(pattern: string, minLength: number): readonly string[] {
  const tree = parsePattern(pattern);
  if (tree === null) return [];
  const texts = new Set<string>();
  for (let variant = 0; variant < mostVariants; variant++)
    for (let turns = 0; turns <= Math.max(minLength, 1); turns++) {
      const text = textOf(tree, { turns, variant });
      if (text === undefined) break;
      texts.add(text);
      // Without a turn, what may be left out is: the pattern may still ask for it, by looking ahead.
      if (turns > 0 && text.length >= minLength) break;
    }
  return [...texts];
}

/** So many of the variants of a choice are tried. */
const mostVariants = 3;

/** Longer texts are of no use in an error. */
const mostSigns = 1000;

interface Wanted {
  /** So many turns of each repetition, if it may have them. */
  readonly turns: number;
  /** Which variant of each choice, or the last. */
  readonly variant: number;
}

/** `undefined`: it would be too long. */
function textOf(node: PatternNode, wanted: Wanted): string | undefined {
  switch (node.kind) {
    case "set":
      return plainestOf(node);
    case "assertion":
    case "other":
      return "";
    case "choice":
      return textOf(node.of[Math.min(wanted.variant, node.of.length - 1)]!, wanted);
    case "sequence": {
      const parts = node.of.map((one) => textOf(one, wanted));
      return parts.includes(undefined) ? undefined : short(parts.join(""));
    }
    case "repeat": {
      const count = Math.min(Math.max(node.least, wanted.turns), node.most);
      const text = count === 0 ? "" : textOf(node.of, wanted);
      const isLong = text === undefined || text.length * count > mostSigns;
      return isLong ? undefined : text.repeat(count);
    }
  }
}

const short = (text: string) => (text.length > mostSigns ? undefined : text);

function plainestOf(node: PatternNode & { kind: "set" }): string {
  const characters = charactersOf(node);
  const plain = ["0", "a", "A"].find((sign) => characters.has(sign));
  return plain ?? [...characters].find((sign) => sign > " ") ?? [...characters][0] ?? node.source;
}
