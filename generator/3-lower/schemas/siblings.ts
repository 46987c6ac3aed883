import {
  child,
  isRecord,
  items,
  listOf,
  type Node,
  valueAt,
  withMember,
  withoutKeyword,
} from "../../2-resolve/node.js";
import type { OpenApi } from "../../2-resolve/openapi.js";
import { referenceOf } from "../../2-resolve/targets.js";
import type { Lowering } from "../lowering.js";

/** Keywords that document a schema, or that have no meaning of their own. */
const texts = /^(description|summary|title|deprecated|examples?|default|x-.*|\$.*|externalDocs)$/;

/** Whether a keyword constrains nothing: a schema of these alone allows any value. */
export function isText(keyword: string): boolean {
  return texts.test(keyword) && keyword !== "$ref" && keyword !== "$dynamicRef";
}

/** Keywords about the property, not its value: `lowerProperty` reads them. */
const flags = /^(readOnly|writeOnly|nullable)$/;

/** A schema without its `$ref`, where the rest says more than texts do. OpenAPI 3.0 ignores it. */
export function constrainingSiblings(node: Node, lowering: Lowering): Node | undefined {
  if (ignoresSiblings(node, lowering.openapi)) {
    warnOfIgnored(node, lowering);
    return undefined;
  }
  return constrains(node) ? withoutKeyword(withoutKeyword(node, "$ref"), "$dynamicRef") : undefined;
}

/** Whether a schema with a `$ref` says more beside it than texts do. */
export function constrains({ value }: Node): boolean {
  if (!isRecord(value)) return false;
  return Object.keys(value).some((key) => !texts.test(key) && !flags.test(key));
}

/**
 * Null by `nullable: true` (OpenAPI 3.0) or `x-nullable: true` (Swagger 2.0). It counts beside a
 * `$ref`, too, where OpenAPI 3.0 ignores it: servers of such documents do send null.
 */
export function saysNull(node: Node, openapi: OpenApi): boolean {
  const flag = openapi.isSwagger ? "x-nullable" : "nullable";
  if (child(node, flag)?.value === true) return true;
  // Most schemas list no types: this is asked of all of them.
  if (!listsNull(node)) return false;
  const isBesideReference = referenceOf(node) !== undefined && !ignoresSiblings(node, openapi);
  return (
    isBesideReference ||
    addsNull(node) ||
    choosers.some((keyword) => child(node, keyword) !== undefined)
  );
}

const choosers = ["allOf", "oneOf", "anyOf"];

/** A list of types with null in it: beside a `$ref` or a combination, whose schemas lack null, it adds null. */
function listsNull(node: Node): boolean {
  const type = valueAt(node, "type");
  return Array.isArray(type) && type.includes("null");
}

/** The schema without what says that null is allowed, too: `saysNull` has read it. */
export function withoutNull(node: Node): Node {
  const rest = child(node, "nullable") === undefined ? node : withoutKeyword(node, "nullable");
  if (!listsNull(rest)) return rest;
  const type = child(rest, "type")!;
  const others = items(type).filter(({ value }) => value !== "null");
  if (others.length === 0) return withoutKeyword(rest, "type");
  return withMember(rest, "type", others.length === 1 ? others[0]! : listOf(type.at, others));
}

/**
 * The type null beside values that lack it, as in `type: [string, "null"], enum: [a, b]`: JSON Schema has
 * no null there. It is how `nullable: true` looks after an upgrade to OpenAPI 3.1, and it counts as that does.
 */
export function addsNull(node: Node): boolean {
  if (!listsNull(node) || referenceOf(node) !== undefined) return false;
  return child(node, "enum") !== undefined || child(node, "const") !== undefined;
}

/** Reference Objects of OpenAPI 3.0 (4.7.23) can't be extended. */
export function ignoresSiblings(node: Node, { version }: OpenApi): boolean {
  return version === "3.0" && referenceOf(node) !== undefined;
}

function warnOfIgnored(node: Node, { diagnostics }: Lowering): void {
  const ignored = Object.keys(node.value as object).filter(
    (key) => !texts.test(key) && key !== "nullable",
  );
  if (ignored.length === 0) return;
  const message = `OpenAPI 3.0 ignores what is beside a $ref: ${ignored.join(", ")}`;
  const hint = "put the $ref into an allOf";
  diagnostics.reportOnce("WF3005", child(node, ignored[0]!)!.at, message, { on: "key", hint });
}
