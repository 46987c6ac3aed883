import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import type { Operation, StreamMember } from "../../model/operation.js";
import type { Response } from "../../model/response.js";
import { successesOf } from "./answers.js";
import type { Lowering } from "../lowering.js";

/** A boolean `stream` in the body, in any of its variants: in APIs of AI models it asks for a stream. */
export function lowerStreamMember(operation: Node, lowering: Lowering): StreamMember | null {
  const body = child(operation, "requestBody");
  const content = body && child(lowering.openapi.follow(body), "content");
  if (content === undefined) return null;
  const declared = lowering.openapi.follow(content);
  const found = lowering.openapi.keysOf(declared).flatMap((mediaType) => {
    const media = lowering.openapi.follow(child(declared, mediaType)!);
    return findMembers(child(media, "schema"), lowering);
  });
  // Where it may be something else too, it doesn't decide the response.
  if (!found.every((member) => isBoolean(member, lowering))) return null;
  const [said] = found;
  const usual = found.map((member) => defaultOf(member, lowering)).includes(true);
  return said === undefined ? null : { at: said.at, usual };
}

/** The contents of successes, with the default of `stream` first: whole, or item by item. */
export function usualFirst(
  { responses }: Pick<Operation, "responses">,
  { usual }: StreamMember,
): readonly Response[] {
  const successes = successesOf(responses);
  return responses.map((response) => {
    const { contents } = response;
    if (!successes.includes(response)) return response;
    const isUsual = ({ stream }: (typeof contents)[number]) => (stream !== null) === usual;
    const first = contents.filter(isUsual);
    if (first.length === 0 || first.length === contents.length) return response;
    return { ...response, contents: [...first, ...contents.filter((one) => !isUsual(one))] };
  });
}

/** A limit for the search, since schemas may refer to themselves. */
const mostSchemas = 200;

/** The schemas of `stream` that a schema and its parts declare. */
function findMembers(
  written: Node | undefined,
  lowering: Lowering,
  budget = { left: mostSchemas },
): readonly Node[] {
  if (written === undefined || budget.left-- <= 0) return [];
  const node = lowering.openapi.follow(written);
  const properties = child(node, "properties");
  const own = properties === undefined ? undefined : child(properties, "stream");
  const parts = partsOf(node).flatMap((part) => findMembers(part, lowering, budget));
  return own === undefined ? parts : [own, ...parts];
}

function partsOf(node: Node): readonly Node[] {
  return ["allOf", "anyOf", "oneOf"].flatMap((keyword) => items(child(node, keyword)));
}

/** Whether a schema admits booleans and null alone. */
function isBoolean(written: Node, lowering: Lowering, depth = 0): boolean {
  const node = lowering.openapi.follow(written);
  if (!isRecord(node.value) || depth > 5) return false;
  const { type, const: constant, enum: values } = node.value;
  const isOf = (value: unknown) => typeof value === "boolean" || value === null;
  if (constant !== undefined) return isOf(constant);
  if (Array.isArray(values)) return values.every(isOf);
  if (type !== undefined) return [type].flat().every((one) => one === "boolean" || one === "null");
  const isOfPart = (part: Node) => isBoolean(part, lowering, depth + 1);
  const variants = ["anyOf", "oneOf"].flatMap((keyword) => items(child(node, keyword)));
  return variants.length > 0
    ? variants.every(isOfPart)
    : items(child(node, "allOf")).some(isOfPart);
}

function defaultOf(written: Node, lowering: Lowering): unknown {
  const node = lowering.openapi.follow(written);
  return child(written, "default")?.value ?? child(node, "default")?.value;
}
