import { items, valueAt, child, type Node } from "../../2-resolve/node.js";

/** The branches of `oneOf` and `anyOf`. */
export function choicesIn(schema: Node): readonly Node[] {
  // Asked of every schema, several times: most have neither.
  if (valueAt(schema, "oneOf") === undefined) return items(child(schema, "anyOf"));
  return [...items(child(schema, "oneOf")), ...items(child(schema, "anyOf"))];
}
