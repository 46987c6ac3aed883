import type { Dates } from "../../model/api.js";
import type { SchemaId, Shape, StringFormat } from "../../model/schema.js";
import type { Direction } from "../../4-plan/directions.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { keyword, typeSymbol, union } from "../seam/build.js";
import type { TypeNode } from "../seam/draft.js";
import { enumType } from "./enum-types.js";
import { inlineSymbol } from "./inline-types.js";
import { intersectionType } from "./intersection-types.js";
import { schemaKey } from "../keys.js";
import { objectType } from "./object-types.js";
import { unionType } from "./union-types.js";

/** How a shape is written as a type: requests are generous, and both say the same otherwise. */
export interface TypeContext {
  readonly client: ClientPlan;
  readonly direction: Direction;
  /** What moments are in responses, where it isn't as everywhere in the API. */
  readonly dates?: Dates;
}

/** The type of a shape, by its name where it has one. */
export function typeOf(shape: Shape, context: TypeContext): TypeNode {
  const symbol = inlineSymbol(shape, context.client, context.direction);
  return symbol === undefined ? structureOf(shape, context) : typeSymbol(symbol);
}

/** The type of a shape as it is declared under its name, or has none. */
export function structureOf(shape: Shape, context: TypeContext): TypeNode {
  switch (shape.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "number":
      return keyword(shape.kind);
    case "string":
      return stringType(shape, context);
    case "integer":
      return integerType(shape, context);
    case "enum":
      return enumType(shape, context);
    case "array":
      return { kind: "array", of: typeOf(shape.items, context) };
    case "tuple": {
      const items = shape.prefix.map((item) => typeOf(item, context));
      const { required, rest } = shape;
      return { kind: "tuple", items, required, rest: rest && typeOf(rest, context) };
    }
    case "object":
      return objectType(shape, context);
    case "union":
      return unionType(shape.variants, context);
    case "intersection":
      return intersectionType(shape.parts, context);
    case "reference":
      return typeSymbol(schemaSymbol(shape.to, context));
  }
}

/** The symbol of a named schema's type in this direction. */
export function schemaSymbol(id: SchemaId, { client, direction }: TypeContext) {
  const isSplit = client.usages.get(id)?.split === true;
  return client.symbol(schemaKey(id, isSplit ? direction : anyDirection(id, client)));
}

/** The direction under which a schema with one type is claimed. */
export function anyDirection(id: SchemaId, client: Pick<ClientPlan, "usages">): Direction {
  return client.usages.get(id)?.request === true ? "request" : "response";
}

const date = global("Date");

function stringType(
  { wire: format }: Shape & { kind: "string" },
  { client, direction, dates = client.api.dates }: TypeContext,
): TypeNode {
  const string = keyword("string");
  if (dates === "date" && format === "date-time") return date;
  // Where moments are dates, a day is a text in both directions.
  if (dates === "date" && format === "date") return string;
  return direction === "response" || format === null ? string : union([...given[format], string]);
}

const bytes = [global("Uint8Array"), global("ArrayBuffer")];

/** What a caller may give besides a text. */
const given: Readonly<Record<StringFormat, readonly TypeNode[]>> = {
  date: [date],
  "date-time": [date],
  int64: [keyword("bigint")],
  binary: [...bytes, global("Blob")],
  base64: bytes,
  base64url: bytes,
};

function global(name: "Date" | "Uint8Array" | "ArrayBuffer" | "Blob"): TypeNode {
  return { kind: "global", name, arguments: [] };
}

function integerType(
  { wire: format }: Shape & { kind: "integer" },
  { client, direction, dates = client.api.dates }: TypeContext,
): TypeNode {
  if (dates === "date" && format === "unix-time") return date;
  if (direction === "response") return keyword(format === "int64" ? client.api.int64 : "number");
  switch (format) {
    case null:
      return keyword("number");
    case "int64":
      return union([keyword("number"), keyword("bigint")]);
    case "unix-time":
      return union([date, keyword("number")]);
  }
}
