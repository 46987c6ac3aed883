/** What a schema says of the discriminator's member: read from the document, before shapes are complete. */
import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import type { Pointer } from "../../diagnostics/diagnostic.js";
import { findFlag } from "../operations/access.js";
import type { EnumValue } from "../../model/schema.js";
import { isScalar } from "../schemas/enum-texts.js";

export type Word = EnumValue["value"];

export interface TagMember {
  /** Where it is declared, if it is. */
  readonly at?: Pointer;
  readonly isDeclared: boolean;
  readonly isRequired: boolean;
  /** Where it is `readOnly`, if any part or alternative says so. */
  readonly readOnlyAt: Pointer | undefined;
  /** The only values that it may have, where these are listed. */
  readonly values: readonly Word[] | undefined;
  /** By `type`; `[]`: any. */
  readonly types: readonly string[];
}

/**
 * The member `property` of a schema, by itself and by its `allOf`; of a choice, what all alternatives say.
 * @param apart schemas to leave out
 */
export function readTag(
  schema: Node,
  property: string,
  openapi: OpenApi,
  apart: Iterable<string> = [],
): TagMember {
  return tagOf(schema, property, openapi, new Map(Array.from(apart, (at) => [at, nothing])));
}

const nothing: TagMember = {
  isDeclared: false,
  isRequired: false,
  readOnlyAt: undefined,
  values: undefined,
  types: [],
};

/** @param known each schema is read once, however many ways lead to it; one that is open says nothing */
function tagOf(
  node: Node,
  property: string,
  openapi: OpenApi,
  known: Map<string, TagMember>,
): TagMember {
  const found = known.get(node.at);
  if (found !== undefined || !isRecord(node.value)) return found ?? nothing;
  known.set(node.at, nothing);
  const partOf = (part: Node) => tagOf(openapi.follow(part), property, openapi, known);
  const beside = child(node, "$ref") === undefined ? [] : [openapi.follow(node)].map(partOf);
  const parts = [ownTag(node, property, openapi), ...beside];
  parts.push(...items(child(node, "allOf")).map(partOf));
  for (const keyword of ["oneOf", "anyOf"]) {
    const alternatives = items(child(node, keyword)).filter((part) => !isNull(part, openapi));
    if (alternatives.length > 0) parts.push(alternatives.map(partOf).reduce(either));
  }
  const tag = parts.reduce(both);
  known.set(node.at, tag);
  return tag;
}

function ownTag(node: Node, property: string, openapi: OpenApi): TagMember {
  const written = child(node, "properties");
  const properties = written && openapi.follow(written);
  const schema = properties && child(properties, property);
  const required = child(node, "required")?.value;
  const isRequired = Array.isArray(required) && required.includes(property);
  if (schema === undefined) return { ...nothing, isRequired };
  const target = openapi.follow(schema);
  const readOnlyAt = findFlag(schema, "readOnly", openapi)?.at;
  const { values, types } = valuesOf(target, openapi, new Map());
  return { at: schema.at, isDeclared: true, isRequired, readOnlyAt, values, types };
}

type Values = Pick<TagMember, "values" | "types">;

function valuesOf(node: Node, openapi: OpenApi, known: Map<string, Values>): Values {
  const found = known.get(node.at);
  if (found !== undefined) return found;
  known.set(node.at, nothing);
  const partOf = (part: Node) => valuesOf(openapi.follow(part), openapi, known);
  const type = child(node, "type")?.value;
  const types = [type].flat().filter((name): name is string => typeof name === "string");
  const constant = child(node, "const");
  const listed = constant === undefined ? items(child(node, "enum")) : [constant];
  const words = listed.map(({ value }) => value).filter(isWord);
  const own: Values = { types, values: words.length > 0 ? [...new Set(words)] : undefined };
  const parts = [own, ...items(child(node, "allOf")).map(partOf)];
  for (const keyword of ["oneOf", "anyOf"]) {
    const alternatives = items(child(node, keyword)).filter((part) => !isNull(part, openapi));
    if (alternatives.length > 0) parts.push(alternatives.map(partOf).reduce(eitherValue));
  }
  const all = parts.reduce(bothValues);
  known.set(node.at, all);
  return all;
}

function isWord(value: unknown): value is Word {
  return isScalar(value) && value !== null;
}

function isNull(node: Node, openapi: OpenApi): boolean {
  const type = child(openapi.follow(node), "type")?.value;
  return type === "null" || type === null;
}

function both(a: TagMember, b: TagMember): TagMember {
  const at = a.at ?? b.at;
  return {
    ...(at !== undefined && { at }),
    isDeclared: a.isDeclared || b.isDeclared,
    isRequired: a.isRequired || b.isRequired,
    readOnlyAt: a.readOnlyAt ?? b.readOnlyAt,
    ...bothValues(a, b),
  };
}

function either(a: TagMember, b: TagMember): TagMember {
  return {
    isDeclared: a.isDeclared && b.isDeclared,
    isRequired: a.isRequired && b.isRequired,
    readOnlyAt: a.readOnlyAt ?? b.readOnlyAt,
    ...eitherValue(a, b),
  };
}

function bothValues(a: Values, b: Values): Values {
  const types = a.types.length === 0 ? b.types : a.types;
  if (a.values === undefined || b.values === undefined)
    return { types, values: a.values ?? b.values };
  return { types, values: a.values.filter((value) => b.values!.includes(value)) };
}

function eitherValue(a: Values, b: Values): Values {
  const isListed = a.values !== undefined && b.values !== undefined;
  return {
    types: [...new Set([...a.types, ...b.types])],
    values: isListed ? [...new Set([...a.values, ...b.values])] : undefined,
  };
}
