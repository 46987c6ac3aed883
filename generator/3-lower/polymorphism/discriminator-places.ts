/** Where the discriminator of a parent may stand: in the schema, or in a part of its `allOf` written there. */
import { child, items, type Node } from "../../2-resolve/node.js";
import { referenceOf } from "../../2-resolve/targets.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";

/** What has the discriminator that counts for a schema which others take over. */
export function discriminating(node: Node): Node | undefined {
  return isChoice(node) ? undefined : allDiscriminating(node)[0];
}

/** The schema and the parts written in it that have a discriminator, but for those of choices. */
export function allDiscriminating(node: Node): readonly Node[] {
  const parts = items(child(node, "allOf")).filter((part) => referenceOf(part) === undefined);
  const own = child(node, "discriminator") === undefined || isChoice(node) ? [] : [node];
  return [...own, ...parts.flatMap(allDiscriminating)];
}

function isChoice(node: Node): boolean {
  return child(node, "oneOf") !== undefined || child(node, "anyOf") !== undefined;
}

/** The schema that what stands at a place is a part of. */
export function wholeOf(at: Pointer): Pointer {
  return at.replace(/(\/allOf\/\d+)+$/, "");
}
