import type { Issue } from "../../../templates/runtime/validate/rule.js";
import { child, items, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";

/** What is wrong with a value: where in it, and by which keyword. */
export type Misfit = Pick<Issue, "path" | "keyword">;

/** Where a schema has the keyword that a value violates, as near as it can be found. */
export function schemaPlace(openapi: OpenApi, schema: Node, { path, keyword }: Misfit): Pointer {
  let found = [schema];
  for (const key of path) {
    const next = found
      .flatMap((node) => layersOf(openapi, node))
      .flatMap((node) => inner(node, key));
    if (next.length === 0) break;
    found = next;
  }
  const layers = found.flatMap((node) => layersOf(openapi, node));
  // What is missing is shown where it is declared.
  if (keyword === "required") return (layers[0] ?? schema).at;
  const keywords = layers.flatMap((node) => child(node, keyword) ?? []);
  return (keywords[0] ?? layers[0] ?? schema).at;
}

/** A schema with all that speaks of the same value: what it refers to, and what it is combined of. */
function layersOf(openapi: OpenApi, schema: Node, seen = new Set<Pointer>()): readonly Node[] {
  if (seen.has(schema.at)) return [];
  seen.add(schema.at);
  const target = openapi.step(schema);
  const combined = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => items(child(schema, keyword)));
  return [schema, ...(target === undefined ? [] : [target]), ...combined].flatMap((node, at) =>
    at === 0 ? [node] : layersOf(openapi, node, seen),
  );
}

/** What a schema says of a member or an item. */
function inner(schema: Node, key: string | number): readonly Node[] {
  const keywords = typeof key === "number" ? ["prefixItems", "items"] : ["properties"];
  const named = keywords
    .map((keyword) => child(schema, keyword))
    .flatMap((node) => {
      const found = node && child(node, key);
      return found === undefined ? [] : [found];
    });
  if (named.length > 0) return named;
  const rest = child(schema, typeof key === "number" ? "items" : "additionalProperties");
  return rest === undefined || Array.isArray(rest.value) ? [] : [rest];
}
