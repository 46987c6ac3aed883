import { child, type Node } from "../../2-resolve/node.js";
import { referenceOf } from "../../2-resolve/targets.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { implicitName, isFlat, isFlatType, isNullable, unwrapped } from "./alternatives.js";
import type { Shape } from "../../model/schema.js";
import { ownPart } from "../polymorphism/parent-parts.js";
import { parentOf } from "../polymorphism/parents.js";
import {
  readDiscriminator,
  wordsFor,
  type Discriminator,
} from "../polymorphism/discriminator-object.js";
import type { Lowering } from "../lowering.js";
import { choicesIn } from "./choices.js";

/** One alternative of a choice that has a discriminator. */
export interface Branch {
  /** Where the alternative is written. */
  readonly at: Pointer;
  readonly node: Node;
  readonly shape: Shape;
  /** Its component's name, where it has one. */
  readonly name: string | undefined;
  readonly mapped: readonly string[];
  /** The schemas that a word may name to mean this alternative, or a part of it. */
  readonly targets: readonly Pointer[];
  readonly isNullable: boolean;
  /**
   * `apart`: not an object, a schema with errors, or a choice that distinguishes its own variants by the
   * same member.
   */
  readonly stands: "variant" | "apart";
}

/** The alternatives; those of a choice inside, where a word names one of these. */
export function branchesOf(
  nodes: readonly Node[],
  shapes: readonly Shape[],
  discriminator: Discriminator,
  lowering: Lowering,
): readonly Branch[] {
  const named = nodes.map((node) => lowering.openapi.follow(unwrapped(node)).at);
  return nodes.flatMap((node, index) =>
    expand(node, shapes[index]!, discriminator, { lowering, named, outer: [] }),
  );
}

/** Warns of alternatives that a choice has more than once. */
export function warnOfRepetitions(
  branches: readonly Pick<Branch, "at" | "targets">[],
  lowering: Lowering,
): void {
  const seen = new Set<Pointer>();
  for (const { at, targets } of branches) {
    const target = targets[0]!;
    if (seen.has(target))
      lowering.diagnostics.reportOnce(
        "WF3005",
        at,
        "this alternative appears here twice: once is enough",
      );
    seen.add(target);
  }
}

interface Context {
  readonly lowering: Lowering;
  /** All alternatives of the choice. */
  readonly named: readonly Pointer[];
  /** The choices around. */
  readonly outer: readonly Pointer[];
}

function expand(
  node: Node,
  shape: Shape,
  discriminator: Discriminator,
  context: Context,
): readonly Branch[] {
  const { lowering, outer } = context;
  const { openapi } = lowering;
  const reference = unwrapped(node);
  const target = openapi.follow(reference);
  const branch = {
    at: node.at,
    node,
    shape,
    name: referenceOf(reference) === undefined ? undefined : implicitName(reference),
    mapped: wordsFor(target, discriminator),
    targets: [target.at],
    isNullable: isNullable(target),
    stands: isFlat(shape) || isFlatType(target) || target.hasErrors ? "apart" : "variant",
  } as const;
  if (branch.mapped.length > 0 || branch.stands === "apart" || outer.includes(target.at))
    return [asOwnPart(branch, target, discriminator, context)];

  const inner = choicesIn(target);
  if (inner.length === 0) return [asOwnPart(branch, target, discriminator, context)];
  const own = child(target, "discriminator") && readDiscriminator(target, lowering);
  const isSame = own?.property === discriminator.property;
  const below = targetsBelow(target, lowering, [...outer, target.at]);
  const isNamed = discriminator.mapping.some((entry) => below.includes(entry.target.at));
  if (!isNamed) {
    const all = [...branch.targets, ...below];
    return [{ ...branch, targets: all, stands: isSame ? "apart" : "variant" }];
  }
  // The outer discriminator decides; words that it doesn't have may be the inner one's.
  const outerTargets = new Set(discriminator.mapping.map((entry) => entry.target.at));
  const added = isSame ? own.mapping.filter((entry) => !outerTargets.has(entry.target.at)) : [];
  const words = new Set(discriminator.mapping.map(({ word }) => word));
  const mapping = [...discriminator.mapping, ...added.filter(({ word }) => !words.has(word))];
  const inside = { lowering, named: below, outer: [...outer, target.at] };
  return inner.flatMap((alternative) =>
    expand(alternative, lowering.schema(alternative), { ...discriminator, mapping }, inside),
  );
}

/**
 * A parent that others extend by `allOf` stands for all of them. Where words of this choice name the parent
 * itself, or its subtypes, it means only its own part.
 */
function asOwnPart(
  branch: Branch,
  target: Node,
  { property, mapping }: Discriminator,
  { lowering, named }: Context,
): Branch {
  const parent = parentOf(target, lowering);
  if (parent?.discriminator.property !== property) return branch;
  // A schema that inherits its discriminator means only itself here.
  if (parent.family.node.at !== target.at) return { ...branch, shape: ownPart(branch.shape) };
  const subtypes = lowering.subtypes.below(target.at);
  if (subtypes.length === 0) return branch;
  const below = subtypes.map((subtype) => subtype.node.at);
  const targets = [...branch.targets, ...below];
  const isApart = below.some((at) => named.includes(at));
  const words = subtypes.flatMap(({ name, node }) => [
    name,
    ...wordsFor(node, parent.discriminator),
  ]);
  // With the words of its subtypes, the parent is meant as a whole.
  if (!isApart && branch.mapped.some((word) => words.includes(word))) return { ...branch, targets };
  const isOne = branch.mapped.length > 0 || isApart;
  if (!isOne) return { ...branch, targets, stands: "apart" };
  const isAbove = mapping.some((entry) => entry.target.at === target.at);
  return { ...branch, targets: isAbove ? branch.targets : targets, shape: ownPart(branch.shape) };
}

function targetsBelow(node: Node, lowering: Lowering, outer: readonly Pointer[]): Pointer[] {
  const { openapi } = lowering;
  const inner = choicesIn(node);
  return inner.flatMap((alternative) => {
    const target = openapi.follow(unwrapped(alternative));
    if (outer.includes(target.at)) return [];
    return [target.at, ...targetsBelow(target, lowering, [...outer, target.at])];
  });
}
