/** Who may write a member: callers, servers or both. */
import { child, items, valueAt, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import { referenceOf } from "../../2-resolve/targets.js";
import type { Property } from "../../model/schema.js";
import { ignoresSiblings } from "../schemas/siblings.js";

type Access = Property["access"];

/** From all that applies to a member: its schema, with its `$ref` and `allOf`. */
export function accessOf(schema: Node, openapi: OpenApi): Access {
  // Most say it themselves, or not at all.
  if (referenceOf(schema) === undefined && valueAt(schema, "allOf") === undefined) {
    if (valueAt(schema, "readOnly") === true) return "read";
    return valueAt(schema, "writeOnly") === true ? "write" : "both";
  }
  const isSaid = (keyword: string) => findFlag(schema, keyword, openapi) !== undefined;
  return isSaid("readOnly") ? "read" : isSaid("writeOnly") ? "write" : "both";
}

/**
 * Where a flag is true that applies to a schema: of several that say it or not, one is enough (JSON
 * Schema Validation 2020-12, 9.4).
 */
export function findFlag(schema: Node, keyword: string, openapi: OpenApi): Node | undefined {
  const seen = new Set<string>();
  const queue = [schema];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (seen.has(node.at)) continue;
    seen.add(node.at);
    const next = openapi.step(node);
    if (next !== undefined) queue.push(next);
    if (ignoresSiblings(node, openapi)) continue;
    const flag = child(node, keyword);
    if (flag?.value === true) return flag;
    queue.push(...items(child(node, "allOf")));
  }
  return undefined;
}
