/** The items that a path is below: of `/payments/{id}/refunds`, the payment. */
import type { ServedOperation } from "../../serve/served.js";
import type { Resource, ResourceOperation } from "./resources.js";

export interface Parent {
  readonly resource: Resource;
  /** Where its items are kept, and what tells one: by the variables of the operation's own path. */
  readonly collection: string;
  readonly variable: string;
}

/** Of each operation, from the outermost item on. A path that has none isn't listed. */
export function findParents(
  operations: readonly ServedOperation[],
  resources: ReadonlyMap<ServedOperation, ResourceOperation>,
): ReadonlyMap<ServedOperation, readonly Parent[]> {
  const byItem = new Map(
    Array.from(resources.values(), ({ resource }) => [
      withoutNames(`${resource.collection}/{}`),
      resource,
    ]),
  );
  return new Map(
    operations.flatMap((operation) => {
      const parents = parentsIn(operation.path.replace(/\/$/, ""), byItem);
      return parents.length === 0 ? [] : [[operation, parents] as const];
    }),
  );
}

/** @param byItem resources by the paths of their items; the names of variables may differ */
function parentsIn(path: string, byItem: ReadonlyMap<string, Resource>): readonly Parent[] {
  const segments = path.split("/");
  return segments.slice(0, -1).flatMap((segment, at): Parent[] => {
    const [, variable] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
    const resource = byItem.get(withoutNames(segments.slice(0, at + 1).join("/")));
    if (variable === undefined || resource === undefined) return [];
    return [{ resource, collection: segments.slice(0, at).join("/"), variable }];
  });
}

const withoutNames = (path: string) => path.replace(/\{[^{}]*\}/g, "{}");
