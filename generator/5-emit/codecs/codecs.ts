import type { ObjectShape, Shape } from "../../model/schema.js";
import { distribute, mergeObjects } from "../../model/merge.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { call, value } from "../seam/build.js";
import type { Expression } from "../seam/draft.js";
import { codecKey } from "../keys.js";
import { joinChoices } from "../schemas/open-choices.js";
import { objectCodec } from "./object-codecs.js";
import { unionCodec } from "./union-codecs.js";

/** The codec of a shape as an expression: data that the runtime's encoders interpret. */
export function codecOf(shape: Shape, client: ClientPlan): Expression {
  const scalar = (name: string) => value(codecSymbol(client, name));
  switch (shape.kind) {
    case "unknown":
    case "null":
      return scalar("any");
    case "never":
      return scalar("never");
    case "boolean":
    case "number":
      return scalar(shape.kind);
    case "string":
      return scalar(stringCodec(shape));
    case "integer":
      return scalar(integerCodec(shape));
    case "enum":
      return scalar(enumCodec(shape));
    case "array":
      return call(codecSymbol(client, "array"), codecOf(shape.items, client));
    case "tuple":
      return tupleCodec(shape, client);
    case "object":
      return objectCodec(shape, client);
    case "union":
      return unionCodec(shape.variants, client);
    case "intersection":
      return intersectionCodec(shape, client);
    case "reference": {
      const codec = value(client.symbol(codecKey(shape.to)));
      if (client.usages.get(shape.to)?.recursive !== true) return codec;
      return call(codecSymbol(client, "lazy"), { kind: "thunk", value: codec });
    }
  }
}

export function codecSymbol(client: ClientPlan, name: string) {
  return client.runtime("encode/codecs/codec", name);
}

/** A list, where all positions are written alike. */
function tupleCodec({ prefix, rest }: Shape & { kind: "tuple" }, client: ClientPlan): Expression {
  const first = prefix.map((item) => codecOf(item, client));
  const last = codecOf(rest ?? { kind: "never" }, client);
  if (new Set([...first, last].map((codec) => JSON.stringify(codec))).size === 1)
    return call(codecSymbol(client, "array"), last);
  const items: Expression = { kind: "array", items: first };
  return call(codecSymbol(client, "tuple"), items, ...(rest?.kind === "unknown" ? [] : [last]));
}

/** What all values of a shape are, if its codec is no union, `any`, `nullable` or `lazy` one. */
export function formOf(
  shape: Shape,
  client: ClientPlan,
): "object" | "array" | "scalar" | undefined {
  switch (shape.kind) {
    case "boolean":
    case "number":
    case "integer":
    case "string":
      return "scalar";
    case "enum":
      return enumCodec(shape) === "any" ? undefined : "scalar";
    case "array":
    case "tuple":
      return "array";
    case "object":
      return "object";
    case "intersection":
      return mergeObjects(shape, client) && "object";
    case "reference": {
      const target = client.api.schemas.get(shape.to);
      const isLazy = client.usages.get(shape.to)?.recursive === true;
      return target === undefined || isLazy ? undefined : formOf(target.shape, client);
    }
    default:
      return undefined;
  }
}

/** Objects that all apply are one object with all members; anything else goes by runtime type. */
function intersectionCodec(
  { kind, parts }: Shape & { kind: "intersection" },
  client: ClientPlan,
): Expression {
  const shape = { kind, parts: joinChoices(parts, client) };
  const merged = mergeObjects(shape, client);
  const isJoined = shape.parts !== parts;
  if (merged !== undefined && isJoined) return objectCodec(merged, client, true);
  if (merged !== undefined) return mergedCodec(shape, merged, client);
  const choices = distribute(shape, client);
  if (typeof choices === "object") return unionCodec(choices, client);
  const codecs = shape.parts.map((part) => codecOf(part, client));
  const [first, ...others] = new Set(codecs.map((codec) => JSON.stringify(codec)));
  return first !== undefined && others.length === 0
    ? codecs[0]!
    : value(codecSymbol(client, "any"));
}

/** Where a part is a named schema that the others add nothing to, its codec does. */
function mergedCodec(
  { parts }: Shape & { kind: "intersection" },
  merged: ObjectShape,
  client: ClientPlan,
): Expression {
  const codec = objectCodec(merged, client);
  const text = JSON.stringify(codec);
  const same = parts.find((part) => {
    const object = part.kind === "reference" ? mergeObjects(part, client) : undefined;
    return object !== undefined && JSON.stringify(objectCodec(object, client)) === text;
  });
  return same === undefined ? codec : codecOf(same, client);
}

function integerCodec({ wire: format, isUnsigned }: Shape & { kind: "integer" }): string {
  if (format === null) return "integer";
  if (format === "unix-time") return "unixTime";
  return isUnsigned ? "uint64" : "int64";
}

function stringCodec({ wire: format, isUnsigned }: Shape & { kind: "string" }): string {
  switch (format) {
    case null:
      return "string";
    case "date":
      return "date";
    case "date-time":
      return "dateTime";
    case "base64url":
      return "bytesUrl";
    case "int64":
      return isUnsigned ? "uint64Text" : "int64Text";
    case "binary":
      return "bytes";
    case "base64":
      return "base64";
  }
}

function enumCodec({ values, int64 }: Shape & { kind: "enum" }): string {
  const [type, ...others] = new Set(values.map(({ value }) => typeof value));
  if (type === undefined || others.length > 0) return "any";
  return int64 === true ? "integer" : type;
}
