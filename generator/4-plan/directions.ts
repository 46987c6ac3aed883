import type { Api } from "../model/api.js";
import type { SchemaId, Shape } from "../model/schema.js";
import { listReferences, requestShapes, responseShapes, somePart } from "../model/walk.js";
import { differsByDirection, type Values } from "./direction-differences.js";

/** Callers write requests, servers write responses: some shapes have a type for each. */
export type Direction = "request" | "response";

/** Where a named schema is used, and whether its two types differ. */
export interface Usage {
  readonly request: boolean;
  readonly response: boolean;
  /** The types differ in themselves or in what they contain. */
  readonly split: boolean;
  /**
   * Responses use it, and would have another type of it than requests. Of a part of a document, this says
   * what `response` doesn't, which is also true where nothing uses it.
   */
  readonly differsInResponses: boolean;
  /** It contains itself, at any distance. */
  readonly recursive: boolean;
}

/** The directions in which a schema has its own type. The first one keeps the name. */
export function directionsOf(usage: Usage): readonly [Direction, ...Direction[]] {
  if (usage.split) return ["response", "request"];
  return [usage.request ? "request" : "response"];
}

/** The usage of every named schema. One that nothing uses counts as a response's. */
export function findUsages(api: Api): ReadonlyMap<SchemaId, Usage> {
  const references = new Map(
    Array.from(api.schemas, ([id, { shape }]) => [id, listReferences(shape)] as const),
  );
  const reachedBy = (shapes: readonly Shape[]) =>
    follow(shapes.flatMap(listReferences), references);
  const requests = reachedBy(api.operations.flatMap(requestShapes));
  const read = [
    ...api.operations.flatMap(responseShapes),
    ...api.webhooks.map(({ shape }) => shape),
  ];
  const responses = reachedBy(read);
  const recursive = findRecursive(references);
  const different = [...api.schemas.values()].filter(({ shape }) =>
    anyPart(shape, (part) => differsByDirection(part, api)),
  );
  const splitting = follow(
    different.map(({ id }) => id),
    usersIn(references),
  );
  const usageOf = (id: SchemaId): Usage => {
    const request = requests.has(id);
    const response = responses.has(id) || !request;
    const split = request && response && splitting.has(id);
    const differsInResponses = responses.has(id) && splitting.has(id);
    return { request, response, split, differsInResponses, recursive: recursive.has(id) };
  };
  return new Map(
    [...api.schemas].map(([id, { isAlias, shape }]) => {
      // An alias has the types of its target.
      return [id, usageOf(isAlias === true && shape.kind === "reference" ? shape.to : id)];
    }),
  );
}

/** Whether a shape has two types, as it is or as what it contains is. */
export function differs(shape: Shape, api: Values, isSplit: (id: SchemaId) => boolean): boolean {
  return anyPart(shape, (part) =>
    part.kind === "reference" ? isSplit(part.to) : differsByDirection(part, api),
  );
}

/** The direction under which the type of a schema is known that is used in this one. */
export function typeDirection(
  id: SchemaId,
  direction: Direction,
  usages: ReadonlyMap<SchemaId, Usage>,
): Direction {
  return usages.get(id)?.split === true ? direction : anyDirection(id, { usages });
}

/** The direction of the only type of a schema. */
export function anyDirection(
  id: SchemaId,
  { usages }: { readonly usages: ReadonlyMap<SchemaId, Usage> },
): Direction {
  return usages.get(id)?.request === true ? "request" : "response";
}

function anyPart(shape: Shape, test: (shape: Shape) => boolean): boolean {
  return test(shape) || somePart(shape, (part) => anyPart(part, test));
}

/** What each schema refers to directly, or what refers to it. */
type References = ReadonlyMap<SchemaId, readonly SchemaId[]>;

/** Which schemas refer to each directly. */
function usersIn(references: References): References {
  const users = new Map<SchemaId, SchemaId[]>();
  for (const [id, all] of references)
    for (const used of all) {
      const known = users.get(used);
      if (known === undefined) users.set(used, [id]);
      else known.push(id);
    }
  return users;
}

/** Some schemas, and those to which they lead, at any distance. */
function follow(ids: readonly SchemaId[], steps: References): ReadonlySet<SchemaId> {
  const found = new Set(ids);
  for (const id of found) for (const next of steps.get(id) ?? []) found.add(next);
  return found;
}

/** The schemas that contain themselves: Tarjan's strongly connected components. */
function findRecursive(references: References): ReadonlySet<SchemaId> {
  const recursive = new Set<SchemaId>();
  const indexes = new Map<SchemaId, number>();
  const lowest = new Map<SchemaId, number>();
  const stack: SchemaId[] = [];
  const onStack = new Set<SchemaId>();
  const visit = (id: SchemaId): void => {
    const index = indexes.size;
    indexes.set(id, index);
    lowest.set(id, index);
    stack.push(id);
    onStack.add(id);
    for (const used of references.get(id)!) {
      if (used === id) recursive.add(id);
      if (!indexes.has(used)) visit(used);
      if (onStack.has(used)) lowest.set(id, Math.min(lowest.get(id)!, lowest.get(used)!));
    }
    if (lowest.get(id) !== index) return;
    const component = stack.splice(stack.lastIndexOf(id));
    for (const member of component) onStack.delete(member);
    if (component.length > 1) for (const member of component) recursive.add(member);
  };
  for (const id of references.keys()) if (!indexes.has(id)) visit(id);
  return recursive;
}
