import { child, isRecord, items, type Node } from "../../2-resolve/node.js";
import type { Lowering } from "../lowering.js";
import { isAnything, isNothing } from "./any-schema.js";
import { exactConditional, exactCopy } from "./exact-copy.js";

/** Keywords that constrain a value in a way that a TypeScript type can't say, and when they do. */
const reported = {
  not: (found) => found.value !== false && !isNothing(found),
  if: (_, schema) => {
    const branches = [child(schema, "then"), child(schema, "else")];
    return branches.some((branch) => branch !== undefined && !isAnything(branch));
  },
  dependentSchemas: (found) => membersOf(found).some((schema) => !isAnything(schema)),
  dependentRequired: (found) => membersOf(found).some((names) => items(names).length > 0),
  // From JSON Schema before 2019-09: a list of names, or a schema.
  dependencies: (found) =>
    membersOf(found).some((rule) => items(rule).length > 0 || !isAnything(rule)),
  contains: (_, schema) =>
    child(schema, "minContains")?.value !== 0 || child(schema, "maxContains") !== undefined,
  // Beside a tuple it is in the type.
  unevaluatedItems: (found, schema) =>
    !isAnything(found) && ["oneOf", "anyOf", "if"].some((keyword) => child(schema, keyword)),
} satisfies Readonly<Record<string, Rule>>;

type Rule = (found: Node, schema: Node) => boolean;

const combining = ["allOf", "oneOf", "anyOf", "if", "dependentSchemas", "$ref", "$dynamicRef"];

/** It only concerns what the other keywords of its schema leave open. */
const isCombined = (found: Node, schema: Node) =>
  !isAnything(found) && combining.some((keyword) => child(schema, keyword));

/** What no shape says as data: nobody is told of some of it, as types lose nothing that callers would miss. */
const { dependentRequired: _asData, ...others } = reported;
const unsupported: Readonly<Record<string, Rule>> = {
  ...others,
  contentSchema: () => true,
  unevaluatedProperties: isCombined,
  unevaluatedItems: isCombined,
};

/** Whether a keyword of a schema constrains values in a way that no shape has. */
export function isUnsupported(keyword: string, schema: Node): boolean {
  if (!Object.hasOwn(unsupported, keyword)) return false;
  return unsupported[keyword]!(child(schema, keyword)!, schema);
}

/** Warns of rules that aren't in the types, so that nobody relies on them. */
export function warnOfUnsupported(node: Node, lowering: Lowering): void {
  // Most schemas have none: so their keywords are looked up, and not these.
  for (const keyword of Object.keys(node.value as object)) {
    if (!isReportedKeyword(keyword)) continue;
    const found = child(node, keyword);
    if (found === undefined || !reported[keyword](found, node)) continue;
    const hasCheck = isChecked(keyword, node, lowering);
    if (hasCheck && lowering.config.validators === true) continue;
    const who = hasCheck ? "only validators check it" : "it is not checked";
    const message = `\`${keyword}\` can't be expressed as a type: ${who}`;
    lowering.diagnostics.report("WF3010", found.at, message, { on: "key" });
  }
}

/** Whether the client has validators, and they check it. */
export function isValidated(keyword: string, schema: Node, lowering: Lowering): boolean {
  return lowering.config.validators === true && isChecked(keyword, schema, lowering);
}

function isChecked(keyword: string, schema: Node, lowering: Lowering): boolean {
  if (keyword === "not") return exactCopy(child(schema, keyword)!, lowering) !== undefined;
  if (keyword === "if") return exactConditional(schema, lowering) !== undefined;
  return validated.has(keyword);
}

const validated: ReadonlySet<string> = new Set([
  "contains",
  "dependentRequired",
  "dependentSchemas",
]);

/** Whether `warnOfUnsupported` reports a keyword. */
export function isReportedKeyword(keyword: string): keyword is keyof typeof reported {
  return Object.hasOwn(reported, keyword);
}

function membersOf(node: Node): readonly Node[] {
  if (!isRecord(node.value)) return [];
  return Object.keys(node.value).map((name) => child(node, name)!);
}
