import type { ObjectShape, Property } from "../../model/schema.js";
import { directedMembers } from "../../4-plan/types/directed-members.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { keyword, literalType, typeSymbol, union } from "../seam/build.js";
import type { Member, TypeNode } from "../seam/draft.js";
import { memberDocs } from "./member-docs.js";
import { typeOf, type TypeContext } from "./types.js";

/** @param beside members that other parts of an `allOf` have */
export function objectType(
  shape: ObjectShape,
  context: TypeContext,
  beside: readonly Member[] = [],
): TypeNode {
  const members = membersOf(shape, context);
  if (isListed(shape, members)) return listedRecord(members);
  const index = indexOf(shape, members, context, beside);
  if (members.length === 0 && index !== null && !context.client.types.isInCircle(shape))
    return { kind: "global", name: "Record", arguments: [keyword("string"), index] };
  const fields: TypeNode = { kind: "object", members, index };
  return requireAnyOf(shape, fields, context);
}

/** Whether a type can list the names; an alias may not contain itself there. */
export function isListed(shape: ObjectShape, [first]: readonly Member[]): boolean {
  return shape.isRecord === true && first !== undefined && !mentionsSymbol(first.type);
}

/** `Record<"a" | "b", T>`, or one of which each may be there. */
function listedRecord(members: readonly Member[]): TypeNode {
  const [first] = members;
  const names = union(members.map(({ name }) => literalType(name)));
  const record: TypeNode = { kind: "global", name: "Record", arguments: [names, first!.type] };
  return first!.optional ? { kind: "global", name: "Partial", arguments: [record] } : record;
}

/** The members of a type: those that exist in this direction. */
export function membersOf(shape: ObjectShape, context: TypeContext): readonly Member[] {
  const { shown, hidden } = directedMembers(shape, context.direction);
  if (shown.length > 0 || context.direction === "response" || isRecordLike(shape))
    return shown.map((property) => memberOf(property, context));
  // Else nothing that was read could be given back.
  return hidden.map((property) => {
    const member = memberOf({ ...property, required: false }, context);
    return { ...member, docs: [...member.docs, ...(member.docs.length > 0 ? [""] : []), notSent] };
  });
}

const notSent = "Only answers have it: it is not sent.";

/** Whether further members have a type. */
function isRecordLike({ additional }: ObjectShape): boolean {
  return typeof additional !== "string";
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
    docs: memberDocs(docs, property.shape, context.client),
  };
}

/** No known word is one of all others: so a comparison with one leaves this variant out. */
function restType({ shape }: Property, context: TypeContext): TypeNode {
  const variants = shape.kind === "union" ? shape.variants : [shape];
  const words = variants.filter(({ kind }) => kind === "enum");
  const other = typeSymbol(context.client.runtime("tools/unrecognized", "UnrecognizedWord"));
  return union([...words.map((word) => typeOf(word, context)), other]);
}

/** The type of members that have no name here; `null` where the document says nothing of them. */
export function indexOf(
  shape: ObjectShape,
  members: readonly Member[],
  context: TypeContext,
  beside: readonly Member[] = [],
): TypeNode | null {
  if (shape.additional === "open") return members.length === 0 ? keyword("unknown") : null;
  if (shape.additional === "closed") return members.length === 0 ? keyword("never") : null;
  const additional = typeOf(shape.additional, context);
  const all = [...members, ...beside, ...readBack(shape, context)];
  const optional = all.some((member) => member.optional) ? [keyword("undefined")] : [];
  return union(simplest([additional, ...all.map(({ type }) => type), ...optional]));
}

/** Without what another of them says already: `"a"` beside `string`. What may be missing comes last. */
function simplest(types: readonly TypeNode[]): readonly TypeNode[] {
  const flat = types.flatMap((type) => (type.kind === "union" ? type.of : [type]));
  const names = new Set<string>(flat.map((type) => (type.kind === "keyword" ? type.name : "")));
  const told = flat.filter((type) => type.kind !== "literal" || !names.has(typeof type.value));
  const isUndefined = (type: TypeNode) => type.kind === "keyword" && type.name === "undefined";
  return [...told.filter((type) => !isUndefined(type)), ...told.filter(isUndefined)];
}

/** What was read can be given back: members that are only read are there then, though not sent. */
export function readBack(shape: ObjectShape, context: TypeContext): readonly Member[] {
  if (context.direction === "response") return [];
  const { hidden } = directedMembers(shape, context.direction);
  return hidden.map((property) => memberOf(property, { ...context, direction: "response" }));
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
