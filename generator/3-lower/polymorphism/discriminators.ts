import { child, type Node } from "../../2-resolve/node.js";
import type { Shape } from "../../model/schema.js";
import { branchesOf, warnOfRepetitions, type Branch } from "../schemas/branches.js";
import { readDiscriminator, type Discriminator } from "./discriminator-object.js";
import { discriminateSubtypes } from "./subtype-choices.js";
import type { Lowering } from "../lowering.js";
import { listOf, mark, saidOf, tagOf, type Marking } from "./markers.js";
import { readTag } from "./tag-members.js";
import { decideWords, type Decision } from "./tag-words.js";

/**
 * Marks each variant of a `oneOf` or `anyOf` with the words of its discriminator, so that TypeScript
 * narrows by them and encoders choose by them.
 * @param nodes the alternatives in the list, `shapes` their shapes
 */
export function discriminate(
  node: Node,
  nodes: readonly Node[],
  shapes: readonly Shape[],
  lowering: Lowering,
): readonly Shape[] {
  if (!child(node, "discriminator")) return discriminateSubtypes(nodes, shapes, lowering);
  const discriminator = readDiscriminator(node, lowering);
  if (discriminator === undefined) return shapes;
  const branches = branchesOf(nodes, shapes, discriminator, lowering);
  warnOfUnusedWords(discriminator, branches, lowering);
  warnOfRepetitions(branches, lowering);
  const { property, fallback } = discriminator;
  const own = branches.map((branch) => readTag(branch.node, property, lowering.openapi));
  const decisions = decideWords(
    branches.map((branch, i) => ({ ...branch, own: own[i]!, whole: own[i]! })),
  );
  return branches.flatMap((branch, i): readonly Shape[] => {
    if (branch.stands !== "variant") return [branch.shape];
    const isRest = fallback !== undefined && branch.targets.includes(fallback.target.at);
    const { words } = decisions[i]!;
    const marking = { property, words, own: own[i]!, isRest };
    warnOfVariant(branch, marking, decisions[i]!, discriminator, lowering);
    if (marking.words.length === 0 && !isRest) return [branch.shape];
    const nothing: readonly Shape[] = branch.isNullable ? [{ kind: "null" }] : [];
    return [mark(branch.shape, marking, lowering.shapes), ...nothing];
  });
}

/** Warns of words for schemas that aren't among the alternatives. */
function warnOfUnusedWords(
  { mapping, fallback }: Discriminator,
  branches: readonly Branch[],
  lowering: Lowering,
): void {
  const known = new Set(branches.flatMap(({ targets }) => targets));
  for (const { at, target } of fallback === undefined ? mapping : [...mapping, fallback]) {
    if (known.has(target.at)) continue;
    const message =
      "this mapping of the discriminator has no effect: it is not one of the alternatives";
    lowering.diagnostics.reportOnce("WF3005", at, message);
  }
}

/** Warns of variants that no word names, that lack the member, or that contradict the mapping. */
function warnOfVariant(
  { at, name, targets }: Branch,
  marking: Marking,
  { isGuess, isShared }: Decision,
  { mapping }: Discriminator,
  lowering: Lowering,
): void {
  const { words, own, isRest } = marking;
  const property = JSON.stringify(marking.property);
  if ((words.length === 0 || isShared) && !isRest) {
    const message = `the discriminator can't select this alternative: no value of ${property} belongs to it alone`;
    const hint =
      name === undefined ? "give the property a `const` of its own" : "name it in `mapping`";
    return lowering.diagnostics.reportOnce("WF3005", at, message, { hint });
  }
  if (!own.isDeclared && !isRest) {
    const message = `this alternative doesn't declare ${property}, by which the alternatives are distinguished: its type has it anyway`;
    lowering.diagnostics.reportOnce("WF2008", at, message);
  } else if (isGuess) {
    const message = `${property} of this alternative is taken to be ${listOf(words)}, which is close to its name`;
    lowering.diagnostics.reportOnce("WF2008", at, message);
  } else if (tagOf(marking) === "replaces") {
    const entry = mapping.find(({ target }) => targets.includes(target.at));
    const message = `the mapping wins: ${property} is ${listOf(words)} here, though the schema says ${saidOf(own)}`;
    lowering.diagnostics.reportOnce("WF2008", entry?.at ?? at, message);
  }
}
