/**
 * A choice without a discriminator, some of whose alternatives are subtypes of a parent: they get their
 * words from the parent's discriminator, whatever the other alternatives are.
 */
import { child, type Node } from "../../2-resolve/node.js";
import { isFlat, isFlatType, unwrapped } from "../schemas/alternatives.js";
import type { Shape } from "../../model/schema.js";
import { parentOf } from "./parents.js";
import { branchesOf, warnOfRepetitions } from "../schemas/branches.js";
import { inheritedFamily } from "./families.js";
import { subtypeValues, type Family } from "./subtype-values.js";
import type { Lowering } from "../lowering.js";
import { mark, type Marking } from "./markers.js";
import { choicesIn } from "../schemas/choices.js";

/** The shapes, with the words of each subtype. */
export function discriminateSubtypes(
  nodes: readonly Node[],
  shapes: readonly Shape[],
  lowering: Lowering,
): readonly Shape[] {
  const { follow } = lowering.openapi;
  const objects = nodes.filter(
    (node, i) => !isFlat(shapes[i]!) && !isFlatType(follow(unwrapped(node))),
  );
  // A single object needs no word.
  if (objects.length < 2) return shapes;
  const members = nodes.map((node) =>
    objects.includes(node) ? subtypeIn(node, lowering) : undefined,
  );
  const given = members.flatMap((member, i) =>
    member ? [{ at: nodes[i]!.at, targets: [member.subtype.at] }] : [],
  );
  warnOfRepetitions(given, lowering);
  // A variant for all other words is possible only where all are of one family.
  const families = new Set(members.flatMap((member) => member?.family.node.at ?? []));
  const isWhole = given.length === objects.length && families.size === 1;
  return nodes.flatMap((node, i): readonly Shape[] => {
    const member = members[i];
    const marking = member && markingOf(member, isWhole, lowering);
    if (member === undefined || marking === undefined) return [shapes[i]!];
    const mapping = [{ word: "", at: node.at, target: member.subtype }];
    const discriminator = { ...member.family.discriminator, mapping, fallback: undefined };
    return branchesOf([node], [shapes[i]!], discriminator, lowering).flatMap((branch) => {
      if (branch.stands === "apart") return [branch.shape];
      const nothing: readonly Shape[] = branch.isNullable ? [{ kind: "null" }] : [];
      return [mark(branch.shape, marking, lowering.shapes), ...nothing];
    });
  });
}

interface Member {
  readonly subtype: Node;
  readonly family: Family;
}

/** A schema with subtypes of its own is a choice among them already: it gets no word here. */
function subtypeIn(node: Node, lowering: Lowering): Member | undefined {
  const subtype = soleObject(node, lowering);
  if (subtype.hasErrors || parentOf(subtype, lowering) !== undefined) return undefined;
  const family = inheritedFamily(subtype, lowering);
  return family && { subtype, family };
}

/** Of a choice between an object and no object: the object. */
function soleObject(node: Node, lowering: Lowering, outer: readonly Node[] = []): Node {
  const target = lowering.openapi.follow(unwrapped(node));
  const inner = choicesIn(target);
  const isOpen = child(target, "discriminator") || outer.some(({ at }) => at === target.at);
  if (inner.length === 0 || isOpen) return target;
  const objects = inner.filter((part) => !isFlatType(lowering.openapi.follow(unwrapped(part))));
  return objects.length === 1 ? soleObject(objects[0]!, lowering, [...outer, target]) : target;
}

function markingOf(
  { subtype, family }: Member,
  isWhole: boolean,
  lowering: Lowering,
): Marking | undefined {
  const { property, fallback } = family.discriminator;
  const { words, own } = subtypeValues(family, lowering).get(subtype.at)!;
  const isRest = fallback?.target.at === subtype.at;
  if (isRest ? !isWhole : words.length === 0) return undefined;
  return { property, words, own, isRest };
}
