/** A base that has a discriminator, and all that this tells apart. */
import { child, type Node } from "../../2-resolve/node.js";
import { discriminating } from "./discriminator-places.js";
import { readDiscriminator, type Discriminator, type Mapped } from "./discriminator-object.js";
import type { Family } from "./subtype-values.js";
import { findBases, findHeirs } from "./subtypes.js";
import type { Lowering } from "../lowering.js";
import { nameOf } from "../schemas/schemas.js";

/** By the discriminator of a schema that is no choice itself. */
export function ownFamily(node: Node, lowering: Lowering): Family | undefined {
  const written = discriminating(node);
  const discriminator = written && readDiscriminator(written, lowering);
  return discriminator && { node, discriminator, heirs: allHeirs(node, discriminator, lowering) };
}

/** Of the nearest schema that one takes over and that has a discriminator. */
export function inheritedFamily(node: Node, lowering: Lowering): Family | undefined {
  if (child(node, "oneOf") || child(node, "anyOf")) return undefined;
  for (const base of findBases(node, lowering.openapi)) {
    const family = ownFamily(base, lowering);
    if (family?.heirs.some((heir) => heir.node.at === node.at)) return family;
  }
  return undefined;
}

export function mappedIn({ mapping, fallback }: Discriminator): readonly Mapped[] {
  return fallback === undefined ? mapping : [...mapping, fallback];
}

/** What takes a base over by `allOf`, and what its `mapping` names besides; by name. */
function allHeirs(node: Node, discriminator: Discriminator, { openapi }: Lowering) {
  const heirs = new Map(findHeirs(node.at, openapi).map((heir) => [heir.node.at, heir]));
  for (const { target } of mappedIn(discriminator))
    if (target.at !== node.at && !heirs.has(target.at))
      heirs.set(target.at, { name: nameOf(target.at), node: target });
  return [...heirs.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
