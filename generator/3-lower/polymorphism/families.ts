/** A parent that has a discriminator, and all that this tells apart. */
import { child, type Node } from "../../2-resolve/node.js";
import { discriminating } from "./discriminator-places.js";
import { readDiscriminator, type Discriminator, type Mapped } from "./discriminator-object.js";
import type { Family } from "./subtype-values.js";
import type { Lowering } from "../lowering.js";
import { nameOf } from "../schemas/schema-names.js";
import { compareTexts } from "../../host/text-order.js";

/** By the discriminator of a schema that is no choice itself. */
export function ownFamily(node: Node, lowering: Lowering): Family | undefined {
  const written = discriminating(node);
  const discriminator = written && readDiscriminator(written, lowering);
  return (
    discriminator && { node, discriminator, subtypes: allSubtypes(node, discriminator, lowering) }
  );
}

/** Of the nearest schema that one takes over and that has a discriminator. */
export function inheritedFamily(node: Node, lowering: Lowering): Family | undefined {
  if (child(node, "oneOf") || child(node, "anyOf")) return undefined;
  for (const parent of lowering.subtypes.above(node)) {
    const family = ownFamily(parent, lowering);
    if (family?.subtypes.some((subtype) => subtype.node.at === node.at)) return family;
  }
  return undefined;
}

export function mappedIn({ mapping, fallback }: Discriminator): readonly Mapped[] {
  return fallback === undefined ? mapping : [...mapping, fallback];
}

/** What takes a parent over by `allOf`, and what its `mapping` names besides; by name. */
function allSubtypes(node: Node, discriminator: Discriminator, lowering: Lowering) {
  const subtypes = new Map(
    lowering.subtypes.below(node.at).map((subtype) => [subtype.node.at, subtype]),
  );
  for (const { target } of mappedIn(discriminator))
    if (target.at !== node.at && !subtypes.has(target.at))
      subtypes.set(target.at, { name: nameOf(target.at), node: target });
  return [...subtypes.values()].toSorted((a, b) => compareTexts(a.name, b.name));
}
