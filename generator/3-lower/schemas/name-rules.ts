import { child, isRecord, type Node } from "../../2-resolve/node.js";
import { constraintsOf, hasConstraints, resolveWhole } from "../../model/constrain.js";
import { resolveShape } from "../../model/walk.js";
import type { Property, Shape } from "../../model/schema.js";
import { type FreeNames, freeMember, freeNames } from "../../model/free-names.js";
import type { ShapeTable } from "../../model/shape-table.js";
import { isReadable } from "./free-names.js";
import type { Lowering } from "../lowering.js";
import { isText } from "./siblings.js";
import { isReportedKeyword, isValidated } from "../checks/unsupported-keywords.js";

/** Which names the members of an object may have (`propertyNames`). */
export type NameRule = {
  /** Whether that is all that the document asks of names. */
  readonly isWhole: boolean;
} & (
  | { readonly kind: "any" }
  /** No other than these. */
  | { readonly kind: "listed"; readonly names: readonly string[] }
  /** Those that all of these regular expressions find. */
  | { readonly kind: "found"; readonly sources: readonly string[] }
);

/** Reads `propertyNames`, and reports what of it isn't checked. */
export function lowerNameRule(node: Node, lowering: Lowering): NameRule {
  const written = child(node, "propertyNames");
  if (written === undefined) return { kind: "any", isWhole: true };
  const shape = lowering.schema(written);
  const names = namesOf(shape, lowering);
  if (names !== undefined) return { kind: "listed", names, isWhole: isPlainList(shape, lowering) };
  const schema = lowering.openapi.follow(written);
  if (!isRecord(schema.value)) return { kind: "any", isWhole: true };
  const pattern = child(schema, "pattern");
  const isPattern =
    typeof pattern?.value === "string" && isReadable(pattern, pattern.value, lowering);
  const sources = sourcesOf(schema, isPattern ? [pattern.value as string] : [], lowering);
  const checked = /^(type|pattern|minLength|maxLength|format)$/;
  const others = Object.keys(schema.value).filter(
    (key) => !isText(key) && !checked.test(key) && !isWarnedOf(key, schema, lowering),
  );
  if (others.length > 0) {
    const message = `names are not checked by \`${others.join("`, `")}\``;
    const hint = "checked are: enum, const, pattern and lengths";
    lowering.diagnostics.report("WF3010", written.at, message, { on: "key", hint });
  }
  const keywords = Object.keys(schema.value).filter((key) => !isText(key));
  const isFound = (key: string) => key !== "format" && checked.test(key);
  const isWhole = keywords.every(isFound) && isPattern === (pattern !== undefined);
  return sources.length === 0 ? { kind: "any", isWhole } : { kind: "found", sources, isWhole };
}

/** Whether it was reported as what nothing checks: validators check values, and no names. */
function isWarnedOf(keyword: string, schema: Node, lowering: Lowering): boolean {
  return isReportedKeyword(keyword) && !isValidated(keyword, schema, lowering);
}

/**
 * The free names that these expressions find.
 * @param known the names of the members that are declared: what is said of all others isn't said of them
 */
export function restrictNames(
  free: FreeNames,
  sources: readonly string[],
  known: readonly string[],
  table: ShapeTable,
): FreeNames {
  const { of, others } = free.patterns ?? { of: [], others: free.additional };
  const found = of.map(({ source, shape }) => ({ source: conjoin([...sources, source]), shape }));
  const rest: Shape = others === "open" ? { kind: "unknown" } : (others as Shape);
  const besides =
    others === "open" ? [] : [...of.map(({ source }) => source), ...known.map(exactly)];
  const last = others === "closed" ? [] : [{ source: conjoin(sources, besides), shape: rest }];
  const names = freeNames([...found, ...last], "closed", table);
  // What may have any value needs no type of its own.
  return free.additional === "open" ? { ...names, additional: "open" } : names;
}

/** The members that a list of names makes of free ones. */
export function listedMembers(
  names: readonly string[],
  free: FreeNames,
  member: (name: string, shape: Shape) => Property,
): readonly Property[] {
  return names.flatMap((name) => {
    const shape = freeMember(name, free);
    return shape === "closed" ? [] : [member(name, shape === "open" ? { kind: "unknown" } : shape)];
  });
}

/** Whether a list of names says all: nothing else is asked of the names in it. */
function isPlainList(shape: Shape, lowering: Lowering): boolean {
  const {
    const: _,
    default: _usual,
    examples: _some,
    ...others
  } = constraintsOf(resolveWhole(shape, lowering.schemas));
  return !hasConstraints(others);
}

/** Where only certain texts are names: these. */
function namesOf(shape: Shape, lowering: Lowering): readonly string[] | undefined {
  const target = resolveShape(shape, lowering.schemas);
  if (target.kind === "never" || target.kind === "null") return [];
  if (target.kind === "enum")
    return target.values.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  if (target.kind !== "union") return undefined;
  const lists = target.variants.map((variant) => namesOf(variant, lowering));
  const isWhole = lists.every((list) => list !== undefined);
  return isWhole ? [...new Set(lists.flat())] : undefined;
}

function sourcesOf(
  schema: Node,
  patterns: readonly string[],
  lowering: Lowering,
): readonly string[] {
  const least = child(schema, "minLength")?.value;
  const most = child(schema, "maxLength")?.value;
  const length = (value: unknown) => (Number.isSafeInteger(value) ? String(value) : "");
  const isLimited = length(least) !== "" || length(most) !== "";
  return [
    ...numerals(schema, lowering),
    ...(isLimited ? [`^[\\s\\S]{${length(least) || 0},${length(most)}}$`] : []),
    ...patterns,
  ];
}

/** Zod writes `z.record(z.number(), ...)` so; JSON's names are text. */
function numerals(schema: Node, { diagnostics }: Lowering): readonly string[] {
  const type = child(schema, "type");
  if (type?.value !== "number" && type?.value !== "integer") return [];
  diagnostics.report(
    "WF2008",
    type.at,
    "property names are strings: these values are compared as text",
  );
  const whole = "^-?(0|[1-9]\\d*)";
  return [type.value === "integer" ? `${whole}$` : `${whole}(\\.\\d+)?([eE][+-]?\\d+)?$`];
}

/** One expression that finds the names that all of them find, and none of the others. */
function conjoin(sources: readonly string[], others: readonly string[] = []): string {
  if (sources.length === 1 && others.length === 0) return sources[0]!;
  const fromStart = (source: string) =>
    source.startsWith("^") && !source.includes("|") ? source.slice(1) : `[\\s\\S]*?(?:${source})`;
  const ahead = sources.map((source) => `(?=${fromStart(source)})`);
  return `^${others.map((source) => `(?!${fromStart(source)})`).join("")}${ahead.join("")}`;
}

/** An expression that finds this name alone. */
function exactly(name: string): string {
  return `^${name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}$`;
}
