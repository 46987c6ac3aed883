/** The parameters of one place of a request. */
import type { Issue } from "../../validate/rule.js";
import type { ServedParameter } from "../served.js";
import { type DecodeLimits, malformed, type RequestPlace } from "./fault.js";
import { contentValue } from "./values/content-value.js";
import { explodedNames, valueByFormat } from "./values/form-value.js";
import { NameOwners } from "./values/name-owners.js";
import { cookiePairs, type Pairs } from "./pairs.js";
import type { SentText } from "./values/text-values.js";
import type { WireReader } from "./shapes/reader.js";
import type { ValueShape } from "./shapes/shapes.js";
import { styledField, styledSegment } from "./values/style-values.js";
import { type Unescape, unchanged, unescapePercents } from "./texts.js";
import type { WireValue } from "./values/wire-value.js";

/** A parameter that isn't the whole query, with the structure of its values. */
export interface ReadParameter {
  readonly name: string;
  readonly isRequired: boolean;
  readonly format: Exclude<ServedParameter["format"], { readonly kind: "wholeQuery" }>;
  readonly shape: ValueShape;
}

/** `undefined`: it wasn't sent. */
export type FindValue = (parameter: ReadParameter, place: RequestPlace) => WireValue | undefined;

/** The values by wire name. What wasn't sent is left out; if it is required, that is a fault. */
export function readGroup(
  parameters: readonly ReadParameter[],
  group: string,
  reader: WireReader,
  find: FindValue,
): Record<string, unknown> {
  const missing: Issue[] = [];
  const found = parameters.flatMap((parameter) => {
    const { name, isRequired, shape } = parameter;
    const place = [group, name];
    const value = find(parameter, place);
    if (value !== undefined) return [[name, reader.read(shape, value)] as const];
    if (isRequired) missing.push({ path: place, message: "missing", keyword: "required" });
    return [];
  });
  reader.faults.push(...missing);
  return Object.fromEntries(found);
}

/** The pairs of a query, by the formats of its parameters. @param owners of the names */
export function queryFinder(owners: NameOwners, pairs: Pairs): FindValue {
  return (parameter) => pairsValue(parameter, pairs, "query", owners);
}

function pairsValue(
  { name, format, shape }: ReadParameter,
  pairs: Pairs,
  group: string,
  owners: NameOwners,
): WireValue | undefined {
  if (format.kind !== "content") return valueByFormat(name, format, shape, pairs, [group], owners);
  const [text, ...others] = pairs.named(name);
  if (others.length > 0) throw malformed([group, name], "sent more than once", "repeated");
  return text && contentValue(format, text, [group, name], pairs.limits);
}

/** Of the names of a query, or of cookies. */
export function ownersAmong(parameters: readonly ReadParameter[]): NameOwners {
  return new NameOwners(
    parameters.map(({ name }) => name),
    parameters.map(({ name, format }) => [name, format] as const),
    parameters.map(({ name, format, shape }) => [name, explodedNames(format, shape)] as const),
  );
}

/** @param texts by name, as they stand in the URL */
export function pathFinder(
  texts: Readonly<Record<string, string>>,
  limits: DecodeLimits,
): FindValue {
  return ({ name, format, shape }, place) => {
    const own = new Map(Object.entries(texts)).get(name);
    if (own === undefined) return undefined;
    if (format.kind === "style") return styledSegment(name, format, own, place, limits, shape);
    return contentIn({ sent: own, unescape: unescapePercents }, format, place, limits);
  };
}

export function headerFinder(headers: Headers, limits: DecodeLimits): FindValue {
  return ({ name, format }, place) => {
    const field = headers.get(name);
    if (field === null) return undefined;
    if (format.kind === "style") return styledField(format, field, place, limits);
    return contentIn({ sent: field, unescape: unchanged }, format, place, limits);
  };
}

/** Cookies of the style `cookie` aren't escaped, others are. */
export function cookieFinder(
  owners: NameOwners,
  headers: Headers,
  limits: DecodeLimits,
): FindValue {
  const field = headers.get("cookie") ?? "";
  const pairsBy = (unescape: Unescape) => cookiePairs(field, unescape, ["cookies"], limits);
  const [raw, escaped] = [pairsBy(unchanged), pairsBy(unescapePercents)];
  return (parameter) => {
    const { format } = parameter;
    const isRaw = format.kind === "style" && format.style === "cookie";
    return pairsValue(parameter, isRaw ? raw : escaped, "cookies", owners);
  };
}

/** No place but a query has brackets: it is read as JSON. */
function contentIn(
  text: SentText,
  format: Exclude<ReadParameter["format"], { readonly kind: "style" }>,
  place: RequestPlace,
  limits: DecodeLimits,
): WireValue {
  return contentValue(format.kind === "brackets" ? { kind: "json" } : format, text, place, limits);
}
