/** A parent that has a discriminator, and all schemas that this distinguishes. */
import { child, type Node } from "../../2-resolve/node.js";
import { discriminating } from "./discriminator-places.js";
import { readDiscriminator, type Discriminator, type Mapped } from "./discriminator-object.js";
import type { Family } from "./subtype-values.js";
import type { Lowering } from "../lowering.js";
import { schemaNameOf } from "../schemas/schema-names.js";
import { compareTexts } from "../../host/text-order.js";

/** The family of a schema that has a discriminator and isn't a choice itself. */
export function ownFamily(node: Node, lowering: Lowering): Family | undefined {
  const written = discriminating(node);
  const discriminator = written && readDiscriminator(written, lowering);
  return (
    discriminator && { node, discriminator, subtypes: allSubtypes(node, discriminator, lowering) }
  );
}

/** The family of the nearest schema that this one extends and that has a discriminator. */
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

/** The schemas that extend a parent by `allOf`, and others that its `mapping` names; sorted by name. */
function allSubtypes(node: Node, discriminator: Discriminator, lowering: Lowering) {
  const subtypes = new Map(
    lowering.subtypes.below(node.at).map((subtype) => [subtype.node.at, subtype]),
  );
  for (const { target } of mappedIn(discriminator))
    if (target.at !== node.at && !subtypes.has(target.at))
      subtypes.set(target.at, { name: schemaNameOf(target.at), node: target });
  return [...subtypes.values()].toSorted((a, b) => compareTexts(a.name, b.name));
}
