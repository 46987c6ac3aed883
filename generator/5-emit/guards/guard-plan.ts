/** Which guards a client has: one for each variant, for all choices in which it stands. */
import { escapeToken } from "../../1-load/source.js";
import type { DeclaredClient } from "../../4-plan/declarer.js";
import { directionsOf, type Direction, type Usage } from "../../4-plan/directions.js";
import { pascalCase } from "../../4-plan/names/names.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { groupBy } from "../../host/group-by.js";
import { compareTexts } from "../../host/text-order.js";
import type { NamedSchema } from "../../model/api.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { partsOf, requestShapes, responseShapes } from "../../model/walk.js";
import { schemaKey } from "../keys.js";
import { schemasWithValues } from "../schemas/schema-values.js";
import { toldVariants, type ToldVariant } from "./told-variants.js";

export interface PlannedGuard {
  /** Under which its name stands in the lock. */
  readonly at: Pointer;
  /** The schema from whose name it derives, and the key of that name. */
  readonly base: NamedSchema;
  readonly baseKey: string;
  derive(baseName: string): string;
  readonly property: string;
  readonly words: ToldVariant["words"];
  /** The choices and the variant, as they are in requests and answers. */
  readonly choices: readonly DirectedShape[];
  readonly variants: readonly DirectedShape[];
}

export interface DirectedShape {
  readonly shape: Shape;
  readonly direction: Direction;
}

type Client = Pick<DeclaredClient, "api">;
type Usages = ReadonlyMap<SchemaId, Usage>;

export function guardsOf(client: Client, usages: Usages): readonly PlannedGuard[] {
  const byPlace = groupBy(foundIn(client, usages), ({ place }) => place);
  const guards = [...byPlace].flatMap(([place, found]) => {
    // By different members or words in different choices: the first one has the short name.
    const byWords = [...groupBy(found, tellingOf)].toSorted(([a], [b]) => compareTexts(a, b));
    return byWords.map(([telling, all], index) =>
      guardOf(place, index === 0 ? null : telling, all, client, usages),
    );
  });
  return guards.toSorted((a, b) => compareTexts(a.at, b.at));
}

interface Found {
  /** Under which its name stands in the lock. */
  readonly place: Pointer;
  readonly variant: ToldVariant;
  readonly choice: Shape;
  readonly direction: Direction;
}

/** `null`: neither the variant nor its choice has a name. */
function placeOf({ id, choice, words }: ToldVariant): Pointer | null {
  if (id !== null) return `${id}/guard`;
  return choice === null ? null : `${choice}/guards/${escapeToken(String(words[0]))}`;
}

function tellingOf({ variant: { property, words } }: Found): string {
  return [property, ...words].join(" ");
}

function guardOf(
  place: Pointer,
  telling: string | null,
  found: readonly [Found, ...Found[]],
  { api }: Client,
  usages: Usages,
): PlannedGuard {
  const [{ variant }] = found;
  const { id, choice, property, words } = variant;
  const base = api.schemas.get(id ?? choice!)!;
  const word = id === null ? ` ${words[0]}` : "";
  const behind = telling === null ? "" : `By${pascalCase(telling)}`;
  return {
    at: telling === null ? place : `${place}/${escapeToken(telling)}`,
    base,
    baseKey: schemaKey(base.id, directionsOf(usages.get(base.id)!)[0]),
    derive: (baseName) => `is${pascalCase(`${baseName}${word}`)}${behind}`,
    property,
    words,
    choices: found.map(({ choice: shape, direction }) => ({ shape, direction })),
    variants: found.map(({ variant: { shape }, direction }) => ({ shape, direction })),
  };
}

/** All variants that are told apart, of all choices in schemas and operations. */
function foundIn(client: Client, usages: Usages): readonly Found[] {
  const { api } = client;
  const inSchemas = schemasWithValues(client).flatMap(({ id, shape }) =>
    directionsOf(usages.get(id)!).flatMap((direction) => {
      // By its name.
      const own: Shape = { kind: "reference", to: id };
      const named = shape.kind === "union" ? told(shape.variants, own, id, direction, client) : [];
      const parts = shape.kind === "union" ? shape.variants : [shape];
      return [...named, ...parts.flatMap((part) => inside(part, direction, client))];
    }),
  );
  const inOperations = api.operations.flatMap((operation) => [
    ...requestShapes(operation).flatMap((shape) => inside(shape, "request", client)),
    ...responseShapes(operation).flatMap((shape) => inside(shape, "response", client)),
  ]);
  return [...inSchemas, ...inOperations];
}

function inside(shape: Shape, direction: Direction, client: Client): readonly Found[] {
  const own = shape.kind === "union" ? told(shape.variants, shape, null, direction, client) : [];
  return [...own, ...partsOf(shape).flatMap((part) => inside(part, direction, client))];
}

function told(
  variants: readonly Shape[],
  choice: Shape,
  id: SchemaId | null,
  direction: Direction,
  client: Client,
): readonly Found[] {
  return toldVariants(variants, id, client).flatMap((variant) => {
    const place = placeOf(variant);
    return place === null ? [] : [{ place, variant, choice, direction }];
  });
}
