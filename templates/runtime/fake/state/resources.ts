/** Which operations belong to one resource: found by their paths. */
import type { ServedOperation } from "../../serve/served.js";

export type ResourceRole = "create" | "get" | "list" | "update" | "replace" | "delete";

/** Things of one kind: `/orders`, and each at `/orders/{id}`. */
export interface Resource {
  /** The template of the collection's path. */
  readonly collection: string;
  /** The variable at the end of an item's path. */
  readonly variable: string;
  readonly operations: ReadonlyMap<ResourceRole, ServedOperation>;
  /** One at the path of an item: GET, if there is such. */
  readonly atItem: ServedOperation;
  /** The one whose answer shows an item: GET, else what makes or changes one. */
  readonly shown: ServedOperation;
}

export interface ResourceOperation {
  readonly role: ResourceRole;
  readonly resource: Resource;
}

/**
 * A resource has a path that ends in a variable, at which an item is read, changed or deleted, and
 * something that makes items: POST at the path before that variable, or PUT at the item's own.
 */
export function findResources(
  operations: readonly ServedOperation[],
): ReadonlyMap<ServedOperation, ResourceOperation> {
  const found = new Map<ServedOperation, ResourceOperation>();
  for (const atItem of itemOperations(operations)) {
    const place = found.has(atItem) ? null : itemPlace(atItem.path);
    if (place === null) continue;
    const byRole = new Map<ResourceRole, ServedOperation>();
    for (const operation of operations) {
      const role = roleOf(operation, place);
      if (role !== undefined && !byRole.has(role)) byRole.set(role, operation);
    }
    const shown = shownBy(byRole);
    if (shown === undefined) continue;
    const resource = { ...place, operations: byRole, atItem, shown };
    for (const [role, operation] of byRole) found.set(operation, { role, resource });
  }
  return found;
}

/** Those that can be at the path of an item, GET first: what has another path there is less of one. */
function itemOperations(operations: readonly ServedOperation[]): readonly ServedOperation[] {
  const those = (...methods: readonly string[]) =>
    operations.filter(({ method }) => methods.includes(method));
  return [...those("GET"), ...those("PATCH", "PUT", "DELETE")];
}

/** `undefined`: nothing makes items, or nothing is there to meet one again. */
function shownBy(byRole: ReadonlyMap<ResourceRole, ServedOperation>): ServedOperation | undefined {
  const makes = byRole.has("create") || byRole.has("replace");
  const meets = byRole.has("get") || byRole.has("list") || byRole.has("delete");
  if (!makes || !meets) return undefined;
  const changing = [byRole.get("create"), byRole.get("update"), byRole.get("replace")];
  return byRole.get("get") ?? changing.find((one) => one !== undefined && hasContents(one));
}

const hasContents = ({ answers }: ServedOperation) =>
  Object.entries(answers).some(
    ([status, { contents }]) => status.startsWith("2") && contents !== undefined,
  );

/**
 * What is done to an item, at a path of its own below the item's: `POST /payments/{id}/capture`. Each
 * with its resource.
 */
export function findActions(
  operations: readonly ServedOperation[],
  resources: ReadonlyMap<ServedOperation, ResourceOperation>,
): ReadonlyMap<ServedOperation, Resource> {
  const found = new Map<ServedOperation, Resource>();
  for (const resource of new Set(Array.from(resources.values(), ({ resource }) => resource)))
    for (const operation of operations) {
      const start = `${resource.atItem.path.replace(/\/$/, "")}/`;
      const isBelow =
        operation.path.startsWith(start) && !operation.path.includes("{", start.length);
      if (isBelow && !resources.has(operation)) found.set(operation, resource);
    }
  return found;
}

function itemPlace(path: string): Pick<Resource, "collection" | "variable"> | null {
  const [, collection, variable] = /^(.+)\/\{([^{}]+)\}\/?$/.exec(path) ?? [];
  return collection === undefined ? null : { collection, variable: variable! };
}

/** What tells the item of an operation's path, which may have another name there. */
export function itemId(
  { path: template }: ServedOperation,
  path: Readonly<Record<string, unknown>>,
): string {
  return String(path[itemPlace(template)?.variable ?? ""]);
}

function roleOf(
  { method, path }: ServedOperation,
  { collection, variable }: Pick<Resource, "collection" | "variable">,
): ResourceRole | undefined {
  if (path.replace(/\/$/, "") === collection) return ofCollection[method];
  const item = itemPlace(path);
  if (item?.collection !== collection) return undefined;
  // Of another name, it is another thing: `POST /files/{folderId}` changes no file.
  return method === "POST" && item.variable !== variable ? undefined : ofItem[method];
}

const ofCollection: Readonly<Record<string, ResourceRole>> = { GET: "list", POST: "create" };

/** Some APIs change an item by POST. */
const ofItem: Readonly<Record<string, ResourceRole>> = {
  GET: "get",
  PATCH: "update",
  POST: "update",
  PUT: "replace",
  DELETE: "delete",
};

/** The path of a collection, with the variables of a request in it. */
export function collectionPath(
  { collection }: Pick<Resource, "collection">,
  path: Readonly<Record<string, unknown>>,
): string {
  return collection.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])),
  );
}
