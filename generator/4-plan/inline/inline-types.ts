/**
 * Inline objects, enums and combinations, which no component names: their names follow from their places.
 */
import type { Operation } from "../../model/operation.js";
import type { SchemaId, Shape } from "../../model/schema.js";
import { declaredAt, type Pointer } from "../../diagnostics/diagnostic.js";
import { differs, type Direction, type Usage } from "../directions.js";
import { walkMessages, walkOperation } from "./roots.js";
import { InlineWalk } from "./walk.js";
import type { Client } from "../client-plan.js";
import { compareTexts } from "../../host/text-order.js";

/** The name of an inline shape, and where its type is declared. */
export interface InlineType {
  /** The pointer of its place, without indices: so reordering the document doesn't change it. */
  readonly at: Pointer;
  readonly home: InlineHome;
  /** What its name adds to that of its home: `Body`, `shipping`. */
  readonly words: readonly string[];
  /** The same for a longer name, where the short one is taken. */
  readonly longer: readonly string[] | null;
  readonly shape: Shape;
  /** Where the document declares what bears the name. */
  readonly declared: Pointer | undefined;
  readonly request: boolean;
  readonly response: boolean;
  /** It has a type for each direction. */
  readonly split: boolean;
}

/** What an inline type belongs to: it is in the same module, and its name begins with that of the home. */
export type InlineHome =
  | { readonly kind: "operation"; readonly operation: Operation }
  | { readonly kind: "schema"; readonly id: SchemaId }
  | { readonly kind: "webhooks" }
  /** A parameter, body or response that operations refer to: it has a module of its own. */
  | { readonly kind: "component"; readonly at: Pointer; readonly name: string };

export interface InlineTypes {
  /** The name of a shape, where it has one by its place. */
  of(shape: Shape): InlineType | undefined;
  /** Those of a home, outer ones first. */
  in(home: Pointer): readonly InlineType[];
  /** The homes that are components. */
  readonly components: readonly (InlineHome & { readonly kind: "component" })[];
}

/** The directions in which it has a type of its own, the one that keeps the name first. */
export function directionsOf({ split, request }: InlineType): readonly Direction[] {
  if (split) return ["response", "request"];
  return [request ? "request" : "response"];
}

/** The key of a home's types. */
export function homePointer(home: InlineHome): Pointer {
  switch (home.kind) {
    case "operation":
      return home.operation.at;
    case "schema":
      return home.id;
    case "webhooks":
      return "webhooks";
    case "component":
      return home.at;
  }
}

/**
 * Nothing depends on the order of schemas or operations: a shape that several have is the first's by name.
 */
export function findInlineTypes(
  { api, entry }: Client,
  usages: ReadonlyMap<SchemaId, Usage>,
): InlineTypes {
  const walk = new InlineWalk(api.shapes);
  for (const schema of inOrder([...api.schemas.values()], ({ id }) => id)) {
    const { id, shape, [declaredAt]: declared } = schema;
    const { request, response } = usages.get(id)!;
    const home: InlineHome = { kind: "schema", id };
    walk.inside(shape, { home, at: id, words: [], declared, request, response });
  }
  for (const operation of inOrder(api.operations, ({ at }) => at)) walkOperation(operation, walk);
  walkMessages(api.webhooks, { kind: "webhooks" }, `${entry}#/webhooks`, ["Webhook"], walk);

  const isSplit = (id: SchemaId) => usages.get(id)?.split === true;
  const homes = new Map<Pointer, InlineType[]>();
  const types = new Map<Pointer, InlineType>();
  for (const found of walk.found.values()) {
    const { longer = null, request, response, shape } = found;
    const split = request && response && differs(shape, api, isSplit);
    const type: InlineType = { ...found, longer, split };
    types.set(type.at, type);
    const home = homePointer(type.home);
    const known = homes.get(home);
    if (known === undefined) homes.set(home, [type]);
    else known.push(type);
  }
  const all = [...homes.values()].map(([first]) => first!.home);
  return {
    of(shape) {
      const at = walk.places.get(shape);
      return at === undefined ? undefined : types.get(at);
    },
    in: (home) => homes.get(home) ?? [],
    components: all.filter((home) => home.kind === "component"),
  };
}

function inOrder<T extends { readonly name: string }>(all: readonly T[], at: (one: T) => Pointer) {
  const keyed = all.map((one) => ({ one, key: `${one.name}\0${at(one)}` }));
  return keyed.toSorted((a, b) => compareTexts(a.key, b.key)).map(({ one }) => one);
}
