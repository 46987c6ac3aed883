/** Which patterns may take exponential time: a repetition that can divide one text in many ways. */
import type { PatternNode, Repeat } from "./pattern-tree.js";

/** So few repetitions don't multiply to much. */
const fewest = 4;

/** It may say so of patterns that are harmless. Characters are told apart by samples of them. */
export function isProne(node: PatternNode): boolean {
  switch (node.kind) {
    case "set":
    case "assertion":
    case "other":
      return false;
    case "sequence":
    case "choice":
      return node.of.some(isProne);
    case "repeat":
      return isProne(node.of) || (node.most > fewest && isDivisible(node));
  }
}

/** Whether what several turns have found could be that of other turns. */
function isDivisible({ of }: Repeat): boolean {
  if (isFixed(of)) return false;
  if (of.kind === "choice") return !areDistinct(of.of);
  const parts = of.kind === "sequence" ? of.of : [of];
  return !isDelimited(parts, parts[0]) && !isDelimited(parts, parts.at(-1));
}

/** Whether all that it finds has one length, in one way. */
function isFixed(node: PatternNode): boolean {
  switch (node.kind) {
    case "set":
    case "assertion":
      return true;
    case "other":
    case "choice":
      return false;
    case "sequence":
      return node.of.every(isFixed);
    case "repeat":
      return node.least === node.most && isFixed(node.of);
  }
}

/** Whether the first character tells the variants apart, and none of them varies. */
function areDistinct(variants: readonly PatternNode[]): boolean {
  const firsts = variants.map((variant) => {
    const first = variant.kind === "sequence" ? variant.of[0] : variant;
    return first?.kind === "set" ? [...charactersOf(first)] : undefined;
  });
  const known = firsts.flatMap((first) => first ?? []);
  const isTold = !firsts.includes(undefined) && new Set(known).size === known.length;
  return isTold && variants.every(isFixed);
}

/** Whether a turn has a character that nothing else in it has: it shows where turns begin or end. */
function isDelimited(parts: readonly PatternNode[], delimiter: PatternNode | undefined): boolean {
  if (delimiter?.kind !== "set") return false;
  const own = charactersOf(delimiter);
  const others = parts.filter((part) => part !== delimiter);
  return own.size > 0 && setsIn(others).every((set) => [...set].every((sign) => !own.has(sign)));
}

function setsIn(nodes: readonly PatternNode[]): readonly ReadonlySet<string>[] {
  return nodes.flatMap((node): readonly ReadonlySet<string>[] => {
    switch (node.kind) {
      case "set":
        return [charactersOf(node)];
      case "assertion":
        return [];
      case "other":
        return [new Set(samples)];
      case "sequence":
      case "choice":
        return setsIn(node.of);
      case "repeat":
        return setsIn([node.of]);
    }
  });
}

/** ASCII, and some of what lies beyond it. */
const samples = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ..."\u00a0\u00e9\u00c9\u00df\u03a9\u044f\u4e2d\u2028\u0661\u{1f600}",
];

/** Those of the samples that it finds. */
export function charactersOf({ source }: PatternNode & { kind: "set" }): ReadonlySet<string> {
  for (const flags of ["su", "s"])
    try {
      const expression = new RegExp(`^(?:${source})$`, flags);
      return new Set(samples.filter((sign) => expression.test(sign)));
    } catch {
      // The next flags may do.
    }
  return new Set(samples);
}
