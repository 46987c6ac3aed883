import type { Issue } from "../../../templates/runtime/validate/rule.js";
import { child, items, membersIn, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import type { Operation } from "../../model/operation.js";
import type { Response, ResponseContent } from "../../model/response.js";

/**
 * Where the document declares what a body has to be: of an issue, the keyword that it violates, as
 * near as it can be found.
 */
export function bodyPlace(
  openapi: OpenApi,
  operation: Operation,
  response: Response,
  { mediaType, stream }: ResponseContent,
  issue: Issue | null,
): Pointer {
  const node = operationNode(openapi, operation.at);
  const declared = member(openapi, member(openapi, node, "responses"), response.status);
  const media = member(openapi, member(openapi, declared, "content"), mediaType);
  const keywords = stream === null ? ["schema"] : ["itemSchema", "schema"];
  const [schema] = keywords.flatMap((keyword) => (media && child(media, keyword)) ?? []);
  if (schema === undefined) return media?.at ?? declared?.at ?? response.at;
  return issue === null ? schema.at : schemaPlace(openapi, schema, issue);
}

function member(openapi: OpenApi, node: Node | undefined, key: string): Node | undefined {
  const found = node && child(node, key);
  return found && openapi.follow(found);
}

function operationNode(openapi: OpenApi, at: Pointer): Node | undefined {
  const paths = Object.values(membersIn(child(openapi.root, "paths")));
  for (const path of paths) {
    const item = openapi.follow(path);
    const additional = membersIn(child(item, "additionalOperations"));
    const operations = [...Object.values(membersIn(item)), ...Object.values(additional)];
    const found = operations.find((operation) => operation.at === at);
    if (found !== undefined) return found;
  }
  return undefined;
}

function schemaPlace(openapi: OpenApi, schema: Node, { path, keyword }: Issue): Pointer {
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
