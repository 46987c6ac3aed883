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
}

export interface ResourceOperation {
  readonly role: ResourceRole;
  readonly resource: Resource;
}

/**
 * A resource has a path that ends in a variable, at which an item is read, and something that makes
 * items: POST at the path before that variable, or PUT at the item's own.
 */
export function findResources(
  operations: readonly ServedOperation[],
): ReadonlyMap<ServedOperation, ResourceOperation> {
  const found = new Map<ServedOperation, ResourceOperation>();
  for (const get of operations) {
    const place = get.method === "GET" ? itemPlace(get.path) : null;
    if (place === null) continue;
    const byRole = new Map<ResourceRole, ServedOperation>();
    for (const operation of operations) {
      const role = roleOf(operation, place);
      if (role !== undefined && !byRole.has(role)) byRole.set(role, operation);
    }
    if (!byRole.has("create") && !byRole.has("replace")) continue;
    const resource = { ...place, operations: byRole };
    for (const [role, operation] of byRole) found.set(operation, { role, resource });
  }
  return found;
}

/**
 * What is done to an item, at a path of its own below the item's: `POST /payments/{id}/capture`. Each
 * with its resource.
 */
export function findActions(
  operations: readonly ServedOperation[],
  resources: ReadonlyMap<ServedOperation, ResourceOperation>,
): ReadonlyMap<ServedOperation, Resource> {
  const found = new Map<ServedOperation, Resource>();
  for (const [get, { role, resource }] of resources)
    for (const operation of role === "get" ? operations : []) {
      const start = `${get.path.replace(/\/$/, "")}/`;
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

/**
 * The member that identifies an item: called as the variable, `name` of `{orderName}` at `/orders`, `id`,
 * or what the variable ends in.
 */
export function idMember({ collection, variable }: Resource, item: object): string | undefined {
  const names = Object.keys(item);
  const afterThing = nameAfterThing(collection, variable);
  return (
    names.find((name) => name === variable) ??
    names.find((name) => plainName(name) === afterThing) ??
    names.find((name) => name === "id") ??
    names.find((name) => plainName(name) === plainName(variable)) ??
    names.find((name) => plainName(name) !== "" && plainName(variable).endsWith(plainName(name)))
  );
}

/** What a variable says besides the thing, if the path has that: `name` of `/vpcs/{vpc_name}`. */
function nameAfterThing(collection: string, variable: string): string | undefined {
  const words: readonly string[] = variable.match(/[A-Z]*[a-z0-9]+|[A-Z]+/g) ?? [];
  // Its plural may end otherwise: `policy`, `/policies`.
  const thing = plainName(words.slice(0, -1).join("")).replace(/y$/, "");
  const isInPath = plainName(collection.replace(/\{[^{}]*\}/g, "")).includes(thing);
  return thing !== "" && isInPath ? plainName(words[words.length - 1]!) : undefined;
}

function plainName(name: string): string {
  return name.replace(/[^a-z0-9]/gi, "").toLowerCase();
}
