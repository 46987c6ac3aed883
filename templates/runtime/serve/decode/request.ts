/** From a request to the input of its operation: the inverse of building it. */
import { hasOwn } from "../../encode/codecs/scalar.js";
import type { ParameterGroup } from "../../encode/operation.js";
import type { ServedBody, ServedOperation, ServedParameter } from "../served.js";
import { type BodyToRead, bytesOfBody, type RequestWithBody, valueOfBody } from "./bodies/body.js";
import { type DecodeLimits, malformed, RequestFault, usualLimits } from "./fault.js";
import { chooseBody } from "./bodies/media-types.js";
import { formPairs } from "./pairs.js";
import {
  cookieFinder,
  headerFinder,
  ownersAmong,
  pathFinder,
  queryFinder,
  readGroup,
  type ReadParameter,
} from "./parameter-groups.js";
import type { NameOwners } from "./values/name-owners.js";
import { WireReader } from "./shapes/reader.js";
import { readWholeQuery, type WholeQuery } from "./bodies/whole-query.js";
import { ValueShapes } from "./shapes/shapes.js";

export interface RequestToDecode extends RequestWithBody {
  readonly url: URL;
}

/** The groups that the operation has. Names are wire names, as in its input. */
export interface DecodedInput {
  readonly path?: Readonly<Record<string, unknown>>;
  /** Of a parameter that is the whole query, its value. */
  readonly query?: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Where the document declares several. */
  readonly contentType?: string;
}

/**
 * Decodes requests of an operation.
 * @param pathTexts by the template's names, as they stand in the URL: still percent-encoded
 * @throws RequestFault
 */
export type RequestDecoder = (
  request: RequestToDecode,
  pathTexts: Readonly<Record<string, string>>,
) => Promise<DecodedInput>;

/**
 * Make it once for each operation: what it finds out of the rules is kept in it. It tells types by
 * the structure of the rules; whether values keep to all of the rules is left to validation.
 */
export function requestDecoder(
  operation: ServedOperation,
  limits: Partial<DecodeLimits> = {},
): RequestDecoder {
  const shapes = new ValueShapes();
  const all: DecodeLimits = { ...usualLimits, ...limits };
  const bodies = operation.body && bodiesToRead(operation.body, shapes);
  const groups = groupsOf(operation.parameters ?? [], shapes);

  async function decodeBody(request: RequestToDecode): Promise<DecodedInput> {
    if (bodies === undefined) return {};
    const reader = new WireReader();
    const bytes = await bytesOfBody(request, all, ["gzip", "deflate"]);
    const sent = request.headers.get("content-type");
    const chosen = bytes && chooseBody(bodies, sent);
    const value = chosen && valueOfBody(bytes!, sent!, chosen.body, reader, all);
    if (value === undefined) {
      if (operation.isBodyRequired) throw malformed(["body"], "missing", "required");
      return {};
    }
    refuseIf(reader);
    const isOnly = Object.keys(bodies).length === 1 && hasOwn(bodies, chosen!.contentType);
    return { body: value, ...(!isOnly && { contentType: chosen!.contentType }) };
  }

  return async (request, pathTexts) => {
    const parameters = decodeParameters(groups, request, pathTexts, all);
    return { ...parameters, ...(await decodeBody(request)) };
  };
}

function bodiesToRead(
  bodies: Readonly<Record<string, ServedBody>>,
  shapes: ValueShapes,
): Readonly<Record<string, BodyToRead>> {
  const entries = Object.entries(bodies).map(([contentType, body]) => {
    return [contentType, { body, shape: shapes.ofRule(body.rule) }] as const;
  });
  return Object.fromEntries(entries);
}

interface Groups {
  readonly byPlace: ReadonlyMap<ParameterGroup, ReadGroup>;
  readonly wholeQuery: WholeQuery | undefined;
}

interface ReadGroup {
  readonly parameters: readonly ReadParameter[];
  /** Of names: found when they are first needed. */
  readonly owners: () => NameOwners;
}

function groupsOf(parameters: readonly ServedParameter[], shapes: ValueShapes): Groups {
  const byPlace = new Map<ParameterGroup, ReadParameter[]>();
  let wholeQuery: WholeQuery | undefined;
  for (const { in: place, name, required: isRequired = false, rule, format } of parameters) {
    const shape = shapes.ofRule(rule);
    if (format.kind === "wholeQuery") wholeQuery = { body: format.body, isRequired, shape };
    else byPlace.set(place, [...(byPlace.get(place) ?? []), { name, isRequired, format, shape }]);
  }
  const groups = Array.from(byPlace, ([place, parameters]) => {
    let owners: NameOwners | undefined;
    return [place, { parameters, owners: () => (owners ??= ownersAmong(parameters)) }] as const;
  });
  return { byPlace: new Map(groups), wholeQuery };
}

/** All that is missing is told at once. */
function decodeParameters(
  { byPlace, wholeQuery }: Groups,
  { url, headers }: RequestToDecode,
  pathTexts: Readonly<Record<string, string>>,
  limits: DecodeLimits,
): DecodedInput {
  const reader = new WireReader();
  const query = url.search.slice(1);
  const found = Array.from(byPlace, ([place, { parameters, owners }]) => {
    const find = {
      path: () => pathFinder(pathTexts, limits),
      query: () => queryFinder(owners(), formPairs(query, ["query"], limits)),
      headers: () => headerFinder(headers, limits),
      cookies: () => cookieFinder(owners(), headers, limits),
    }[place]();
    return [place, readGroup(parameters, place, reader, find)] as const;
  });
  const input: DecodedInput = Object.fromEntries(found);
  const whole = wholeQuery && readWholeQuery(wholeQuery, query, reader, limits);
  refuseIf(reader);
  return whole === undefined ? input : { ...input, query: whole };
}

function refuseIf({ faults }: WireReader): void {
  if (faults.length > 0) throw new RequestFault(400, faults);
}
