import type { Api } from "../../model/api.js";
import type { MultipartFormat } from "../../model/body.js";
import type { Docs, JsonValue } from "../../model/docs.js";
import type { EnumValue, ObjectShape, Property, Shape } from "../../model/schema.js";
import { mergeAccess } from "../../model/merge.js";
import { isBinary, objectsIn, resolveShape } from "../../model/walk.js";
import { appliedParts, nothingApplied } from "./applied-parts.js";
import { boundedNumber, boundedText } from "./bounded-samples.js";
import { fittingExample } from "./example-fit.js";
import { fileSample } from "./file-samples.js";
import { keepsRules } from "./sample-rules.js";
import type { MemberSample, Sample } from "./sample.js";

/** What samples are made from. */
export interface SampleContext extends Pick<Api, "schemas" | "dates"> {
  /** Where files are allowed: a multipart body, and each of its parts, but not inside of a part. */
  readonly place?: "multipart" | "part";
  /** In a multipart body: how its parts are written, by name. */
  readonly parts?: MultipartFormat["encodings"];
  /** In a part: its Content-Type, one or several. */
  readonly partTypes?: string | undefined;
}

/** Of a list that needs some. */
const mostItems = 3;

const text: Sample = literal("...");
const now: Sample = { kind: "now" };

/** Texts of formats that look like nothing else. */
const formatSamples: ReadonlyMap<string | undefined, Sample> = new Map(
  Object.entries({
    email: "ann@example.com",
    hostname: "www.example.com",
    ipv4: "192.0.2.1",
    ipv6: "2001:db8::1",
    time: "09:30:00Z",
    duration: "P1D",
    uri: "https://www.example.com",
    url: "https://www.example.com",
    uuid: "123e4567-e89b-42d3-a456-426614174000",
  }).map(([format, value]) => [format, literal(value)]),
);

/** A text, or another type that is accepted besides. */
function stringSample(
  shape: Extract<Shape, { kind: "string" }>,
  { place, partTypes }: SampleContext,
): Sample {
  const { wire, format } = shape;
  switch (wire) {
    case "date-time":
      return now;
    case "date":
      return literal("2024-01-31");
    case "binary":
      return place === undefined ? { kind: "bytes" } : fileSample(partTypes);
    case null:
      return formatSamples.get(format) ?? literal(boundedText(shape));
    case "base64":
    case "base64url":
    case "int64":
      return text;
  }
}

/** A value of a shape, which is a whole body or all of a query. */
export function wholeSample(shape: Shape, api: SampleContext): Sample {
  // Of what may be anything, an object is the most likely.
  return resolveShape(shape, api.schemas).kind === "unknown"
    ? { kind: "object", members: [] }
    : sampleOf(shape, api);
}

/** A value of a shape. */
function sampleOf(shape: Shape, api: SampleContext, depth = 0): Sample {
  const target = resolveShape(shape, api.schemas);
  if (depth > 3 || "userFormat" in target) return { kind: "deep" };
  switch (target.kind) {
    case "string":
      return stringSample(target, api);
    case "integer":
      return target.wire === "unix-time" ? now : literal(boundedNumber(target, api.schemas));
    case "number":
      return literal(boundedNumber(target, api.schemas));
    case "boolean":
      return literal(true);
    case "enum": {
      const isRight = ({ value }: EnumValue) => keepsRules(value, target, api.schemas);
      return constant(target.values.find(isRight) ?? target.values[0]!);
    }
    case "array": {
      const least = Math.max(target.minItems ?? 0, isBinary(target.items, api.schemas) ? 1 : 0);
      const length = Math.min(least, target.uniqueItems ? 1 : mostItems);
      const item = length > 0 ? [sampleOf(target.items, api, depth + 1)] : [];
      return { kind: "list", items: Array.from({ length }, () => item[0]!) };
    }
    case "tuple": {
      const asked = target.prefix.slice(0, target.required);
      return { kind: "list", items: asked.map((item) => sampleOf(item, api, depth + 1)) };
    }
    case "never":
      return { kind: "impossible" };
    case "object":
      return objectSample([target], api, depth);
    case "intersection":
      return intersectionSample(target, api, depth);
    case "union":
      return sampleOf(target.variants[0]!, api, depth + 1);
    case "null":
      return literal(null);
    default:
      // Of what may be anything, a text can be sent in every place.
      target.kind satisfies "unknown" | "reference";
      return text;
  }
}

/** A value of a member or a parameter: an example of the document, if one fits. */
export function memberSample(
  { shape, docs }: { readonly shape: Shape; readonly docs: Docs },
  api: SampleContext,
  depth = 0,
): Sample {
  return shownSample(docs, shape, api) ?? sampleOf(shape, api, depth);
}

/** The first example that is short and shows itself: its own, else one of the schema that it refers to. */
function shownSample(docs: Docs, shape: Shape, api: SampleContext): Sample | null {
  const named = shape.kind === "reference" ? api.schemas.get(shape.to)?.docs.examples : undefined;
  const examples = [...docs.examples, ...(named ?? [])];
  if (examples.length === 0) return null;
  const target = resolveShape(shape, api.schemas);
  const item = target.kind === "array" ? resolveShape(target.items, api.schemas) : target;
  const values = examples.map((json) => JSON.parse(json) as JsonValue);
  if (item === target && isMoment(item)) return momentSample(values);
  if (!isPlain(item)) return null;
  const value = values.find((one) => fittingExample(one, target, api) === one && !isLong(one));
  return value === undefined ? null : { kind: "example", value };
}

/** Of what has a type of its own, such as a `Date`, a sample shows how it is made. */
function isPlain(shape: Shape): boolean {
  if (shape.kind === "string") return shape.wire === null || shape.wire === "date";
  if (shape.kind === "integer") return shape.wire === null;
  return shape.kind === "number" || shape.kind === "enum" || shape.kind === "boolean";
}

const isMoment = (shape: Shape) => shape.kind === "string" && shape.wire === "date-time";

/** With the type of a `Date`, which a request takes under each setting of `dates`. */
function momentSample(values: readonly JsonValue[]): Sample | null {
  const text = values.find((one) => typeof one === "string" && dateTime.test(one));
  return typeof text === "string" ? { kind: "moment", text } : null;
}

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

const isLong = (value: JsonValue) => JSON.stringify(value).length > 60;

function literal(value: string | number | boolean | null): Sample {
  return { kind: "literal", value };
}

function constant({ value, digits }: EnumValue): Sample {
  return digits === undefined ? literal(value) : { kind: "bigint", digits };
}

/** An object of everything that the parts require; of scalars, the most specific part. */
function intersectionSample(
  shape: Extract<Shape, { kind: "intersection" }>,
  api: SampleContext,
  depth: number,
): Sample {
  const objects = objectsIn(shape, api.schemas, { withFirst: true });
  if (objects.length > 0) return objectSample(objects, api, depth);
  const parts = shape.parts.map((part) => resolveShape(part, api.schemas));
  const meaningful =
    parts.find(({ kind }) => kind === "enum") ?? parts.find(({ kind }) => kind !== "unknown");
  return meaningful === undefined ? text : sampleOf(meaningful, api, depth + 1);
}

function objectSample(objects: readonly ObjectShape[], api: SampleContext, depth: number): Sample {
  let applied = nothingApplied;
  let members = memberSamples(objects, applied.asked, api, depth);
  // What applies may add members, because of which more applies.
  for (let round = 0; round < mostRounds; round++) {
    const { parts, asked } = appliedParts(objects, members, api.schemas);
    if (parts.length === applied.parts.length && asked.size === applied.asked.size) break;
    applied = { parts, asked };
    members = memberSamples([...objects, ...parts], asked, api, depth);
  }
  return { kind: "object", members };
}

const mostRounds = 4;

function memberSamples(
  objects: readonly ObjectShape[],
  asked: ReadonlySet<string>,
  { schemas, dates, place, parts }: SampleContext,
  depth: number,
): readonly MemberSample[] {
  const inner = (name: string): SampleContext => {
    if (place !== "multipart") return { schemas, dates };
    const encoding = parts?.get(name)?.encoding;
    const partTypes = encoding?.kind === "content" ? encoding.mediaType : undefined;
    return { schemas, dates, place: "part", partTypes };
  };
  const properties = new Map<string, Property>();
  const groups = objects.flatMap((object) => object.requiredAnyOf[0]?.required ?? []);
  const wanted = new Set([...asked, ...groups]);
  for (const property of objects.flatMap((object) => object.properties)) {
    const earlier = properties.get(property.name);
    const required = property.required || earlier?.required === true;
    const shape = narrower(property, earlier);
    const access = earlier ? mergeAccess(earlier, property) : property.access;
    properties.set(property.name, { ...property, required, shape, access });
  }
  const writable = [...properties.values()].filter(({ access }) => access !== "read");
  const isAsked = ({ name, required }: Property) => required || wanted.has(name);
  const least = Math.max(...objects.map(({ minProperties = 0 }) => minProperties));
  const room = Math.max(0, least - writable.filter(isAsked).length);
  const more = new Set(writable.filter((one) => !isAsked(one)).slice(0, room));
  const given = writable.filter((one) => isAsked(one) || more.has(one));
  return given.map((property) => [
    property.name,
    memberSample(property, inner(property.name), depth + 1),
  ]);
}

/** Of two declarations that both apply, the more specific one. */
function narrower({ shape, tag }: Property, earlier: Property | undefined): Shape {
  // A discriminator's word, compared with the variant's own declaration.
  if (earlier === undefined || tag === "replaces") return shape;
  return shape.kind === "unknown" || earlier.shape.kind === "enum" ? earlier.shape : shape;
}
