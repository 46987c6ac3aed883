/** What can be seen of an alternative without lowering it. */
import { pointerTokens } from "../../1-load/source.js";
import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import { referenceOf } from "../../2-resolve/targets.js";
import { splitPointer } from "../../diagnostics/locate.js";
import type { Shape } from "../../model/schema.js";

/** An `allOf` of one `$ref` means that `$ref`: OpenAPI 3.0 needs this to have texts beside it. */
export function unwrapped(node: Node): Node {
  const parts = items(child(node, "allOf"));
  const isAlone =
    parts.length === 1 &&
    Object.keys(node.value as object).every((key) => /^(allOf|title|description|x-.*)$/.test(key));
  return isAlone ? unwrapped(parts[0]!) : node;
}

export function isFlat({ kind }: Shape): boolean {
  return !["object", "reference", "intersection", "union", "unknown"].includes(kind);
}

export function isFlatType({ value }: Node): boolean {
  if (!isRecord(value) || value["type"] === undefined) return false;
  return ![value["type"]].flat().includes("object");
}

export function isNullable({ value }: Node): boolean {
  if (!isRecord(value)) return false;
  const { nullable, type } = value;
  return nullable === true || (Array.isArray(type) && type.includes("null"));
}

/** The last word of a reference; for a file that is a schema, the file's name. */
export function implicitName(node: Node): string {
  const [file, pointer] = splitPointer(referenceOf(node) ?? "");
  try {
    const last = pointerTokens(decodeURIComponent(pointer)).at(-1);
    return (
      last ??
      decodeURIComponent(file)
        .replace(/^.*\//, "")
        .replace(/\.(ya?ml|json)$/i, "")
    );
  } catch {
    return pointer.slice(pointer.lastIndexOf("/") + 1);
  }
}
