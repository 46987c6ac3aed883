/** Required members that no part of a schema declares. */
import path from "node:path";
import { pointerTokens } from "../../1-load/source.js";
import { child, isRecord, items, valueAt, type Node } from "../../2-resolve/node.js";
import { targetOf } from "../../2-resolve/targets.js";
import { splitPointer } from "../../diagnostics/locate.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import { regularExpression } from "../../model/regular-expression.js";
import { isNothing } from "../checks/any-schema.js";
import type { Lowering } from "../lowering.js";

type Members = Readonly<Record<string, unknown>>;

export function warnOfRequired(node: Node, lowering: Lowering): void {
  if (declaresAll(node.value as Members)) return;
  const names = items(child(node, "required")).filter(({ value }) => typeof value === "string");
  const written = child(node, "properties");
  const declared = written && lowering.openapi.follow(written).value;
  const unknown = names.filter(
    ({ value }) => !isRecord(declared) || !Object.hasOwn(declared, value as string),
  );
  if (unknown.length === 0 || findsNames(node)) return;
  const isClosed = isForbidden(child(node, "additionalProperties"));
  if (!isClosed && !(isRecord(declared) && saysAll(node, lowering))) return;
  const others = isRecord(declared) ? Object.keys(declared) : [];
  const required = new Set(names.map(({ value }) => value));
  const optional = others.filter((name) => !required.has(name));
  const why = isClosed
    ? "it is required, and no member of this name is allowed: no object fits"
    : "it is required, but declared nowhere: its value may be anything";
  for (const { value, at } of unknown) {
    if (value === tagOf(node) || isFound(value as string, node)) continue;
    const hint = didYouMean(value as string, optional);
    lowering.diagnostics.report("WF3016", at, `${JSON.stringify(value)}: ${why}`, { hint });
  }
}

/** As nearly all schemas do: they cost a loop. */
function declaresAll({ required, properties }: Members): boolean {
  if (!Array.isArray(required) || typeof properties !== "object" || properties === null)
    return false;
  for (const name of required) if (!Object.hasOwn(properties, name as string)) return false;
  return true;
}

function isForbidden(schema: Node | undefined): boolean {
  return schema !== undefined && (schema.value === false || isNothing(schema));
}

/** Whether names have rules that nobody is told of by name. */
function findsNames(node: Node): boolean {
  return child(node, "propertyNames") !== undefined;
}

function isFound(name: string, node: Node): boolean {
  const patterns = valueAt(node, "patternProperties");
  if (!isRecord(patterns)) return false;
  return Object.keys(patterns).some((source) => regularExpression(source)?.test(name) !== false);
}

/** The member that tells variants apart: `discriminator` declares it. */
function tagOf(node: Node): unknown {
  const discriminator = child(node, "discriminator");
  return typeof discriminator?.value === "string"
    ? discriminator.value
    : discriminator && valueAt(discriminator, "propertyName");
}

/** Whether the members that a schema declares are all that is known of its objects. */
function saysAll({ at }: Node, lowering: Lowering): boolean {
  const [file, pointer] = splitPointer(at);
  // What is lowered may be a part, without the keywords that were lowered by themselves.
  const written = targetOf(`#${pointer}`, at, lowering.openapi.sources);
  if ("error" in written || !isRecord(written.value)) return false;
  const hasMore = Object.keys(written.value).some((keyword) => elsewhere.has(keyword));
  const tokens = pointerTokens(pointer);
  // At any depth: two parts may each say something of one member.
  const isPart = tokens.some((token) => parts.has(token));
  const name = tokens.at(-1) ?? path.posix.basename(file);
  return !hasMore && !isPart && !namesInParts(lowering).has(name);
}

/** Keywords whose schemas speak of the same object. */
const parts: ReadonlySet<string> = new Set([
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
]);

const elsewhere: ReadonlySet<string> = new Set([
  ...parts,
  "$ref",
  "$dynamicRef",
  "additionalProperties",
  "unevaluatedProperties",
]);

const known = new WeakMap<object, ReadonlySet<string>>();

/** The last part of each `$ref` in an `allOf` and the like: what stands beside it says more. */
function namesInParts({ openapi: { sources } }: Lowering): ReadonlySet<string> {
  const before = known.get(sources);
  if (before !== undefined) return before;
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isRecord(value))
      for (const [key, member] of Object.entries(value)) {
        if (parts.has(key)) for (const one of [member].flat()) note(one);
        visit(member);
      }
  };
  const note = (part: unknown): void => {
    const reference = isRecord(part) ? part["$ref"] : undefined;
    if (typeof reference === "string") names.add(pointerTokens(`/${reference}`).at(-1)!);
  };
  for (const { value } of sources.files.values()) visit(value);
  known.set(sources, names);
  return names;
}
