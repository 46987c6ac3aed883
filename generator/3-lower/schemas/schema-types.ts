import { plainText } from "../../1-load/plain-text.js";
import { child, items, type Node } from "../../2-resolve/node.js";
import { contentKeywords } from "./formats.js";

const aboutObjects = [
  "properties",
  "additionalProperties",
  "unevaluatedProperties",
  "patternProperties",
  "propertyNames",
  "required",
];

/** The types that a schema names, or that its keywords imply. */
export function typesOf(node: Node): readonly string[] {
  const type = child(node, "type");
  if (type !== undefined) {
    const named = Array.isArray(type.value) ? items(type) : [type];
    return named.map(({ value }) => plainText(value));
  }
  if (aboutObjects.some((keyword) => child(node, keyword))) return ["object"];
  if (child(node, "items") || child(node, "prefixItems")) return ["array"];
  return contentKeywords(node) === null ? ["unknown"] : ["string"];
}
