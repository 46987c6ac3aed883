import type { EnumShape, ObjectShape, Property, SchemaId, Shape } from "../3-lower/api.js";
import type { Direction } from "../4-plan/directions.js";
import type { ClientPlan } from "../4-plan/plan.js";
import { keyword, literalType, typeSymbol, union } from "./build.js";
import { mergeObjects } from "../3-lower/merging.js";
import { declaredAt } from "../diagnostics/diagnostic.js";
import { docLines } from "./doc-lines.js";
import type { Member, TypeNode } from "./draft.js";
import { schemaKey } from "./keys.js";

/** How a shape is written as a type: requests closed and generous, responses open. */
export interface TypeContext {
  readonly client: ClientPlan;
  readonly direction: Direction;
}

/** The type of a shape, schemas by name. */
export function typeOf(shape: Shape, context: TypeContext): TypeNode {
  const isRequest = context.direction === "request";
  switch (shape.kind) {
    case "unknown":
    case "never":
    case "null":
    case "boolean":
    case "number":
      return keyword(shape.kind);
    case "string":
      return stringType(shape, isRequest);
    case "integer":
      return integerType(shape, context);
    case "enum":
      return enumType(shape, isRequest);
    case "array":
      return { kind: "array", of: typeOf(shape.items, context) };
    case "tuple": {
      const items = shape.prefix.map((item) => typeOf(item, context));
      return { kind: "tuple", items, rest: shape.rest && typeOf(shape.rest, context) };
    }
    case "object":
      return objectType(shape, context);
    case "union":
      return union(shape.variants.map((variant) => typeOf(variant, context)));
    case "intersection":
      return intersectionType(shape.parts, context);
    case "reference":
      return typeSymbol(schemaSymbol(shape.to, context));
  }
}

/** Parts of which nothing is left in this direction say nothing. */
function intersectionType(parts: readonly Shape[], context: TypeContext): TypeNode {
  const said = parts.filter((part) => saysMore(part, parts, context));
  const markers = said.filter((part) => replacedBy(part).length > 0);
  const replaced = markers.flatMap(replacedBy);
  const of = (said.length === 0 ? parts : said).map((part) => {
    const type = typeOf(part, context);
    return markers.includes(part) || replaced.length === 0 ? type : without(type, replaced);
  });
  return of.length === 1 ? of[0]! : { kind: "intersection", of };
}

function saysMore(part: Shape, parts: readonly Shape[], context: TypeContext): boolean {
  if (part.kind !== "object" || part.additional !== "open") return true;
  const names = membersOf(part, context).map(({ name }) => name);
  return part.properties.some((property) => {
    if (!names.includes(property.name) || property.tag === "repeats") return false;
    if (property.tag !== "rest" || context.direction === "response") return true;
    // Any word is right where it is declared at all.
    const others = parts.filter((other) => other !== part);
    const object = mergeObjects({ kind: "intersection", parts: others }, context.client);
    return !object?.properties.some(({ name }) => name === property.name);
  });
}

/** The members that are what this part says, whatever others say. */
function replacedBy(part: Shape): readonly string[] {
  if (part.kind !== "object") return [];
  return part.properties.filter(({ tag }) => tag === "replaces").map(({ name }) => name);
}

function without(type: TypeNode, names: readonly string[]): TypeNode {
  const left = union(names.map(literalType));
  return { kind: "global", name: "Omit", arguments: [type, left] };
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

function objectType(shape: ObjectShape, context: TypeContext): TypeNode {
  const members = membersOf(shape, context);
  const index = indexOf(shape, members, context);
  if (members.length === 0 && index !== null && !mentionsSymbol(index))
    return { kind: "global", name: "Record", arguments: [keyword("string"), index] };
  const fields: TypeNode = { kind: "object", members, index };
  return requireAnyOf(shape, fields, context);
}

/** The members that exist in this direction. */
export function membersOf(shape: ObjectShape, context: TypeContext): readonly Member[] {
  const hidden = context.direction === "request" ? "read" : "write";
  return shape.properties
    .filter(({ access }) => access !== hidden)
    .map((property) => memberOf(property, context));
}

/** An optional member of a request takes `undefined` too: exactOptionalPropertyTypes or not. */
function memberOf(property: Property, context: TypeContext): Member {
  const { name, required, docs } = property;
  const type =
    property.tag === "rest" ? restType(property, context) : typeOf(property.shape, context);
  const admitsUndefined = !required && context.direction === "request";
  return {
    [declaredAt]: property[declaredAt],
    name,
    optional: !required,
    type: admitsUndefined ? union([type, keyword("undefined")]) : type,
    docs: docLines(docs),
  };
}

/** In answers no known word is one of all others: so a comparison with one leaves this variant out. */
function restType({ shape }: Property, context: TypeContext): TypeNode {
  if (context.direction === "request") return typeOf(shape, context);
  const variants = shape.kind === "union" ? shape.variants : [shape];
  const words = variants.filter(({ kind }) => kind === "enum");
  const other = typeSymbol(context.client.runtime("unrecognized", "Unrecognized"));
  return union([...words.map((word) => typeOf(word, context)), other]);
}

/** The type of members that have no name here; `null` where the document says nothing of them. */
export function indexOf(
  shape: ObjectShape,
  members: readonly Member[],
  context: TypeContext,
): TypeNode | null {
  if (shape.additional === "open") return members.length === 0 ? keyword("unknown") : null;
  if (shape.additional === "closed") return members.length === 0 ? keyword("never") : null;
  const additional = typeOf(shape.additional, context);
  const optional = members.some((member) => member.optional) ? [keyword("undefined")] : [];
  return union([additional, ...members.map(({ type }) => type), ...optional]);
}

/** An alias may contain itself in an index signature, but not as an argument of `Record`. */
function mentionsSymbol(type: TypeNode): boolean {
  switch (type.kind) {
    case "symbol":
      return true;
    case "array":
      return mentionsSymbol(type.of);
    case "tuple":
      return type.items.some(mentionsSymbol) || (type.rest !== null && mentionsSymbol(type.rest));
    case "union":
    case "intersection":
      return type.of.some(mentionsSymbol);
    case "global":
      return type.arguments.some(mentionsSymbol);
    default:
      return false;
  }
}

/** Where the document asks for one of several properties, a caller that gives none is refused. */
export function requireAnyOf(shape: ObjectShape, fields: TypeNode, context: TypeContext): TypeNode {
  if (shape.requiredAnyOf.length === 0) return fields;
  const groups = shape.requiredAnyOf.map(({ required, absent }): TypeNode => {
    const find = (name: string) => shape.properties.find((property) => property.name === name);
    const given = required.map((name): Member => {
      const property = find(name);
      const type = property ? typeOf(property.shape, context) : keyword("unknown");
      return { [declaredAt]: property?.[declaredAt], name, optional: false, type, docs: [] };
    });
    const missing = absent.map((name): Member => {
      const at = find(name)?.[declaredAt];
      return { [declaredAt]: at, name, optional: true, type: keyword("undefined"), docs: [] };
    });
    return { kind: "object", members: [...given, ...missing], index: null };
  });
  return { kind: "intersection", of: [fields, union(groups)] };
}

function stringType({ format }: Shape & { kind: "string" }, isRequest: boolean): TypeNode {
  const string = keyword("string");
  if (!isRequest || format === null) return string;
  const given = (name: "Uint8Array" | "ArrayBuffer" | "Blob"): TypeNode => {
    return { kind: "global", name, arguments: [] };
  };
  const bytes = [given("Uint8Array"), given("ArrayBuffer")];
  if (format === "date" || format === "date-time")
    return union([{ kind: "global", name: "Date", arguments: [] }, string]);
  if (format === "binary") return union([...bytes, given("Blob"), string]);
  return union([...bytes, string]);
}

function integerType(
  { format }: Shape & { kind: "integer" },
  { client, direction }: TypeContext,
): TypeNode {
  if (direction === "response") return keyword(format === "int64" ? client.api.int64 : "number");
  if (format === null) return keyword("number");
  if (format === "int64") return union([keyword("number"), keyword("bigint")]);
  return union([{ kind: "global", name: "Date", arguments: [] }, keyword("number")]);
}

/** A response's enum admits values that don't exist yet; a single value is a marker and closed. */
function enumType({ values }: EnumShape, isRequest: boolean): TypeNode {
  const literals = values.map(({ value }) => literalType(value));
  if (isRequest || values.length === 1) return union(literals);
  const open = (["string", "number"] as const)
    .filter((type) => values.some(({ value }) => typeof value === type))
    .map((name): TypeNode => ({ kind: "open", name }));
  return union([...literals, ...open]);
}
