/**
 * Schemas that contain themselves with no member in between: `Json` is a map of `Json`. An
 * alias may contain itself so in an index signature, but not as an argument of `Record`.
 */
import type { SchemaId, Shape, PlainKind } from "../../model/schema.js";
import type { Schemas } from "../../model/walk.js";

export class AliasCircles {
  #ids: ReadonlySet<SchemaId> | undefined;

  constructor(private readonly schemas: Schemas) {}

  /** Whether a type of this shape may be in such a circle. */
  has(shape: Shape): boolean {
    this.#ids ??= findCircles(this.schemas);
    for (const id of leadsTo(shape)) if (this.#ids.has(id)) return true;
    return false;
  }
}

type Edges = ReadonlyMap<SchemaId, ReadonlySet<SchemaId>>;

/** The schemas in circles, and those on a way from one circle to another. */
function findCircles(schemas: Schemas): ReadonlySet<SchemaId> {
  const edges = new Map([...schemas].map(([id, { shape }]) => [id, new Set(leadsTo(shape))]));
  return new Set(withoutEnds(reverse(withoutEnds(edges))).keys());
}

/** Removes schemas that lead to no circle. Iteratively, since chains may be as long as a document. */
function withoutEnds(edges: Edges): Edges {
  const sources = reverse(edges);
  const left = new Map([...edges].map(([id, targets]) => [id, targets.size]));
  const ends = [...left].flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (const end of ends)
    for (const source of sources.get(end) ?? []) {
      const count = left.get(source)! - 1;
      left.set(source, count);
      if (count === 0) ends.push(source);
    }
  const gone = new Set(ends);
  const kept = [...edges].filter(([id]) => !gone.has(id));
  return new Map(
    kept.map(([id, targets]) => [id, new Set([...targets].filter((to) => !gone.has(to)))]),
  );
}

function reverse(edges: Edges): Edges {
  const sources = new Map([...edges.keys()].map((id) => [id, new Set<SchemaId>()]));
  for (const [id, targets] of edges) for (const target of targets) sources.get(target)?.add(id);
  return sources;
}

/** The schemas that TypeScript resolves before it looks at any member of the type. */
function* leadsTo(shape: Shape): Generator<SchemaId> {
  switch (shape.kind) {
    case "reference":
      yield shape.to;
      break;
    case "array":
      yield* leadsTo(shape.items);
      break;
    case "tuple":
      for (const item of shape.prefix) yield* leadsTo(item);
      if (shape.rest !== null) yield* leadsTo(shape.rest);
      break;
    case "union":
      for (const variant of shape.variants) yield* leadsTo(variant);
      break;
    case "intersection":
      for (const part of shape.parts) yield* leadsTo(part);
      break;
    case "object":
      // Where a direction lacks these members, a mere map may be left.
      for (const { access, shape: member } of shape.properties)
        if (access !== "both") yield* leadsTo(member);
      if (typeof shape.additional !== "string") yield* leadsTo(shape.additional);
      break;
    default:
      shape.kind satisfies PlainKind;
      break;
  }
}
