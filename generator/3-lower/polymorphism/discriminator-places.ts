/** Where the discriminator of a parent may be: in the schema, or in an inline part of its `allOf`. */
import { child, items, valueAt, type Node } from "../../2-resolve/node.js";
import { referenceOf } from "../../2-resolve/targets.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";

/** The part with the discriminator of a schema that others extend. */
export function discriminating(node: Node): Node | undefined {
  return isChoice(node) ? undefined : allDiscriminating(node)[0];
}

/** The schema and its inline parts that have a discriminator, without those of choices. */
export function allDiscriminating(node: Node): readonly Node[] {
  const own = valueAt(node, "discriminator") === undefined || isChoice(node) ? [] : [node];
  const all = items(child(node, "allOf"));
  if (all.length === 0) return own;
  const parts = all.filter((part) => referenceOf(part) === undefined);
  return [...own, ...parts.flatMap(allDiscriminating)];
}

function isChoice(node: Node): boolean {
  return valueAt(node, "oneOf") !== undefined || valueAt(node, "anyOf") !== undefined;
}

/** The place of the schema that the one at `at` is a part of. */
export function wholeOf(at: Pointer): Pointer {
  return at.replace(/(\/allOf\/\d+)+$/, "");
}
