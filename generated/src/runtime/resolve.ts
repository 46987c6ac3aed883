// The runtime of wireform, copied. Do not edit.
/** Which codec a value takes: by its runtime type, as nothing else is known when it is written. */
import type { CodecNode, ScalarKind } from "./codec.js";
import { isNested, isObject, type Members } from "./scalar.js";

export type ArrayNode = Extract<CodecNode, { kind: "array" }>;
export type ObjectNode = Extract<CodecNode, { kind: "object" }>;
export type ScalarNode = { readonly kind: ScalarKind };

const any: CodecNode = { kind: "any" };
const anyArray: ArrayNode = { kind: "array", items: any };
const anyObject: ObjectNode = { kind: "object", fields: [], rest: any };
const anyScalar: ScalarNode = { kind: "string" };

/** The codec with its wrappers removed, one of a union chosen, and `any` settled. */
export function resolve(node: CodecNode, value: unknown): ArrayNode | ObjectNode | ScalarNode {
  switch (node.kind) {
    case "nullable":
      return resolve(node.of, value);
    case "lazy":
      return resolve(node.get(), value);
    case "any":
      return Array.isArray(value) ? anyArray : isObject(value) ? anyObject : anyScalar;
    case "union":
      return choose(node.of, value);
    default:
      return node;
  }
}

export function admitsNull(node: CodecNode): boolean {
  switch (node.kind) {
    case "nullable":
    case "any":
      return true;
    case "lazy":
      return admitsNull(node.get());
    case "union":
      return node.of.some(admitsNull);
    default:
      return false;
  }
}

/** The first of those that fit best. */
function choose(of: readonly CodecNode[], value: unknown): ArrayNode | ObjectNode | ScalarNode {
  let best: ArrayNode | ObjectNode | ScalarNode = anyScalar;
  let bestFit = -1;
  for (const alternative of of) {
    const node = resolve(alternative, value);
    const fit = fitOf(node, value);
    if (fit > bestFit) [best, bestFit] = [node, fit];
  }
  return best;
}

/** 0: another shape. 1: the shape. 2 and 3: the members or the scalar's type too. */
function fitOf(node: ArrayNode | ObjectNode | ScalarNode, value: unknown): number {
  if (node.kind === "array") return Array.isArray(value) ? 3 : 0;
  if (node.kind === "object") return isObject(value) ? memberFit(node, value) : 0;
  if (isNested(value)) return 0;
  return scalarFit(node.kind, value) ? 3 : 1;
}

function memberFit(node: ObjectNode, value: Members): number {
  const isDeclared = (name: string) => node.fields.some(([field]) => field === name);
  if (Object.keys(value).every(isDeclared)) return 3;
  return node.rest === null ? 1 : 2;
}

function scalarFit(kind: ScalarKind, value: unknown): boolean {
  if (value instanceof Date) return kind === "unixTime" || kind === "date" || kind === "dateTime";
  if (value instanceof Uint8Array)
    return kind === "bytes" || kind === "base64" || kind === "bytesUrl";
  const whole = kind === "integer" || kind === "unixTime";
  if (typeof value === "number") return kind === "number" || (whole && Number.isInteger(value));
  if (typeof value === "bigint") return kind === "number" || whole;
  if (typeof value === "boolean") return kind === "boolean";
  return !whole && kind !== "number" && kind !== "boolean";
}
