import type { ObjectShape, Property } from "../../model/schema.js";
import { declaredAt } from "../../diagnostics/diagnostic.js";
import { directedMembers } from "./directed-members.js";
import type { TypeBuilder } from "./type-builder.js";
import type { Declaration, MemberForm, TypeForm } from "./type-form.js";
import { alternatives, anyOf, hasName, isWord, word } from "./words.js";

/** @param beside members that other parts of an `allOf` have */
export function objectType(
  shape: ObjectShape,
  builder: TypeBuilder,
  beside: readonly MemberForm[] = [],
): TypeForm {
  const members = membersOf(shape, builder);
  if (isListed(shape, members)) return listedRecord(members);
  const index = indexOf(shape, members, builder, beside);
  if (members.length === 0 && index !== null && !builder.facts.isInCircle(shape))
    return { kind: "record", names: null, values: index, isPartial: false };
  const fields: TypeForm = { kind: "object", members, index };
  const groups = groupsOf(shape, builder);
  return groups === null ? fields : { kind: "intersection", of: [fields, groups] };
}

/** What declares an object under a name; `null`: an alias of its type does. */
export function objectDeclaration(shape: ObjectShape, builder: TypeBuilder): Declaration | null {
  const members = membersOf(shape, builder);
  if (members.length === 0 || isListed(shape, members)) return null;
  const index = indexOf(shape, members, builder);
  const groups = groupsOf(shape, builder);
  return { kind: "interface", table: { kind: "object", members, index }, groups };
}

/** Whether a type can list the names; an alias may not contain itself there. */
function isListed(shape: ObjectShape, [first]: readonly MemberForm[]): boolean {
  return shape.isRecord === true && first !== undefined && !hasName(first.type);
}

/** `Record<"a" | "b", T>`, or one of which each may be there. */
function listedRecord(members: readonly MemberForm[]): TypeForm {
  const [first] = members;
  const names = members.map(({ name }) => name);
  return { kind: "record", names, values: first!.type, isPartial: first!.optional };
}

/** The members of a type: those that exist in this direction. */
export function membersOf(shape: ObjectShape, builder: TypeBuilder): readonly MemberForm[] {
  const { direction } = builder;
  const { shown, hidden } = directedMembers(shape, direction);
  const isRequest = direction === "request";
  if (shown.length > 0 || !isRequest || typeof shape.additional !== "string")
    return shown.map((property) => memberOf(property, builder, isRequest));
  // Else nothing that was read could be given back.
  return hidden.map((property) => ({
    ...memberOf({ ...property, required: false }, builder, true),
    isOnlyRead: true,
  }));
}

/** An optional member of a request takes `undefined` too: exactOptionalPropertyTypes or not. */
function memberOf(property: Property, builder: TypeBuilder, isRequest: boolean): MemberForm {
  const { name, required, docs, shape } = property;
  const type = property.tag === "rest" ? restType(property, builder) : builder.typeOf(shape);
  return {
    [declaredAt]: property[declaredAt],
    name,
    optional: !required,
    type: !required && isRequest ? anyOf([type, word("undefined")]) : type,
    docs: builder.facts.docsOf(docs, shape),
    isOnlyRead: false,
  };
}

/** No known word is one of all others: so a comparison with one leaves this variant out. */
function restType({ shape }: Property, builder: TypeBuilder): TypeForm {
  const variants = shape.kind === "union" ? shape.variants : [shape];
  const words = variants.filter(({ kind }) => kind === "enum");
  return anyOf([...words.map((one) => builder.typeOf(one)), { kind: "unrecognizedWord" }]);
}

/** The type of members that have no name here; `null` where the document says nothing of them. */
function indexOf(
  shape: ObjectShape,
  members: readonly MemberForm[],
  builder: TypeBuilder,
  beside: readonly MemberForm[] = [],
): TypeForm | null {
  if (shape.additional === "open") return members.length === 0 ? word("unknown") : null;
  if (shape.additional === "closed") return members.length === 0 ? word("never") : null;
  const additional = builder.typeOf(shape.additional);
  const all = [...members, ...beside, ...readBack(shape, builder)];
  const optional = all.some((member) => member.optional) ? [word("undefined")] : [];
  return anyOf(simplest([additional, ...all.map(({ type }) => type), ...optional]));
}

/**
 * Without literals that another type includes, such as `"a"` beside `string`. `undefined` comes
 * last.
 */
function simplest(types: readonly TypeForm[]): readonly TypeForm[] {
  const flat = types.flatMap(alternatives);
  const names = new Set<string>(flat.map((type) => (type.kind === "word" ? type.name : "")));
  const kept = flat.filter((type) => type.kind !== "literal" || !names.has(typeof type.value));
  const isUndefined = (type: TypeForm) => isWord(type, "undefined");
  return [...kept.filter((type) => !isUndefined(type)), ...kept.filter(isUndefined)];
}

/** What was read can be given back: members that are only read are there then, though not sent. */
export function readBack(shape: ObjectShape, builder: TypeBuilder): readonly MemberForm[] {
  if (builder.direction === "response") return [];
  const { hidden } = directedMembers(shape, builder.direction);
  return hidden.map((property) => memberOf(property, builder, false));
}

/** Where the document asks for one of several properties, a caller that gives none is refused. */
function groupsOf(shape: ObjectShape, builder: TypeBuilder): TypeForm | null {
  if (shape.requiredAnyOf.length === 0) return null;
  const find = (name: string) => shape.properties.find((property) => property.name === name);
  const member = (name: string, optional: boolean, type: TypeForm): MemberForm => {
    const at = find(name)?.[declaredAt];
    return { [declaredAt]: at, name, optional, type, docs: null, isOnlyRead: false };
  };
  const groups = shape.requiredAnyOf.map(({ required, absent }): TypeForm => {
    const given = required.map((name) => {
      const property = find(name);
      return member(name, false, property ? builder.typeOf(property.shape) : word("unknown"));
    });
    const missing = absent.map((name) => member(name, true, word("undefined")));
    return { kind: "object", members: [...given, ...missing], index: null };
  });
  return anyOf(groups);
}
