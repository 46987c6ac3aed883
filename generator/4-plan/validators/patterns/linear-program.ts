import { isProne } from "./ambiguity.js";
import { parsePattern, type PatternNode } from "./pattern-tree.js";

/**
 * What finds a pattern in a time that grows with the text, however its repetitions lie inside each
 * other. A step is a set of characters (a regular expression of one), an assertion (`^`, `$`, `\b`,
 * `\B`), or the steps to go on with. Behind the last step, the pattern is found.
 */
export type LinearProgram = readonly (string | readonly number[])[];

/** Larger ones would be slow again: counted repetitions inside each other multiply. */
const mostSteps = 2000;

/**
 * For a pattern that JavaScript's own matcher may need exponential time for; `null`: it doesn't.
 * `unsupported`: it does, and looks behind or ahead, refers back, or is too large.
 */
export function linearProgram(source: string): LinearProgram | "unsupported" | null {
  const tree = parsePattern(source);
  if (tree === null || !isProne(tree)) return null;
  const steps: (string | number[])[] = [];
  return compile(tree, steps) ? steps : "unsupported";
}

/** @returns whether it could */
function compile(node: PatternNode, steps: (string | number[])[]): boolean {
  if (steps.length > mostSteps) return false;
  switch (node.kind) {
    case "set":
    case "assertion":
      steps.push(node.source);
      return true;
    case "other":
      return false;
    case "sequence":
      return node.of.every((one) => compile(one, steps));
    case "choice": {
      const ends: number[][] = [];
      const starts: number[] = [];
      steps.push(starts);
      for (const one of node.of) {
        starts.push(steps.length);
        if (!compile(one, steps)) return false;
        const end: number[] = [];
        ends.push(end);
        steps.push(end);
      }
      for (const end of ends) end.push(steps.length);
      return true;
    }
    case "repeat":
      return compileRepeat(node, steps);
  }
}

function compileRepeat(
  { of, least, most }: PatternNode & { kind: "repeat" },
  steps: (string | number[])[],
): boolean {
  for (let count = 0; count < least; count++) if (!compile(of, steps)) return false;
  if (most === Infinity) {
    const start = steps.length;
    const choice = [start + 1];
    steps.push(choice);
    if (!compile(of, steps)) return false;
    steps.push([start]);
    choice.push(steps.length);
    return true;
  }
  const choices: number[][] = [];
  for (let count = least; count < most; count++) {
    const choice = [steps.length + 1];
    choices.push(choice);
    steps.push(choice);
    if (!compile(of, steps)) return false;
  }
  for (const choice of choices) choice.push(steps.length);
  return true;
}
