import type { Api } from "../../model/api.js";
import type {
  EnumValue,
  IntegerFormat,
  ObjectShape,
  Property,
  Shape,
  StringFormat,
} from "../../model/schema.js";
import { mergeAccess } from "../../model/merge.js";
import { resolveShape } from "../../model/walk.js";
import type { Literal, Sample } from "../seam/draft.js";

const literal = (value: Literal): Sample => ({ kind: "literal", value });
const code = (text: string): Sample => ({ kind: "code", text });

/** A text, or what is taken besides. */
function stringSample(format: StringFormat | null, { dates }: Api): Sample {
  switch (format) {
    case "date-time":
      return now;
    case "date":
      return dates === "string" ? now : anyText;
    case null:
    case "binary":
    case "base64":
    case "base64url":
    case "int64":
      return anyText;
  }
}

const now = code("new Date()");
const anyText = literal("...");

const integerSamples: Readonly<Record<IntegerFormat, Sample>> = {
  "unix-time": now,
  int64: literal(1),
};

/** A value that a shape admits, as short as it can be: what is required, and no more. */
export function sampleOf(shape: Shape, api: Api, depth = 0): Sample {
  const target = resolveShape(shape, api.schemas);
  if (depth > 3) return code("/* ... */ undefined as never");
  switch (target.kind) {
    case "string":
      return stringSample(target.wire, api);
    case "integer":
      return target.wire === null ? literal(1) : integerSamples[target.wire];
    case "number":
      return literal(1);
    case "boolean":
      return literal(true);
    case "enum":
      return enumSample(target.values[0]!);
    case "array":
      return { kind: "array", items: [] };
    case "tuple":
      return {
        kind: "array",
        items: asked(target).map((item) => sampleOf(item, api, depth + 1)),
      };
    case "never":
      return code("undefined as never");
    case "object":
      return objectSample([target], api, depth);
    case "intersection":
      return intersectionSample(target, api, depth);
    case "union":
      return sampleOf(target.variants[0]!, api, depth + 1);
    default:
      target.kind satisfies "unknown" | "null" | "reference";
      return literal(null);
  }
}

function asked({ prefix, required }: Extract<Shape, { kind: "tuple" }>): readonly Shape[] {
  return prefix.slice(0, required);
}

function enumSample({ value, digits }: EnumValue): Sample {
  return digits === undefined ? literal(value) : code(`${digits}n`);
}

/** An object of all that the parts ask for; of scalars, the part that says most. */
function intersectionSample(
  shape: Extract<Shape, { kind: "intersection" }>,
  api: Api,
  depth: number,
): Sample {
  const objects = objectsIn(shape, api);
  if (objects.length > 0) return objectSample(objects, api, depth);
  const parts = shape.parts.map((part) => resolveShape(part, api.schemas));
  const telling =
    parts.find(({ kind }) => kind === "enum") ?? parts.find(({ kind }) => kind !== "unknown");
  return telling === undefined ? literal(null) : sampleOf(telling, api, depth + 1);
}

function objectSample(objects: readonly ObjectShape[], api: Api, depth: number): Sample {
  const properties = new Map<string, Property>();
  const wanted = new Set(objects.flatMap((object) => object.requiredAnyOf[0]?.required ?? []));
  for (const property of objects.flatMap((object) => object.properties)) {
    const earlier = properties.get(property.name);
    const required = property.required || earlier?.required === true;
    const shape = narrower(property, earlier);
    const access = earlier ? mergeAccess(earlier, property) : property.access;
    properties.set(property.name, { ...property, required, shape, access });
  }
  const given = [...properties.values()].filter(
    ({ name, required, access }) => access !== "read" && (required || wanted.has(name)),
  );
  const members = given.map(({ name, shape }) => [name, sampleOf(shape, api, depth + 1)] as const);
  return { kind: "object", members };
}

/** Of two declarations that both apply, the shape that says more of what may be written. */
function narrower({ shape, tag }: Property, earlier: Property | undefined): Shape {
  // A discriminator's word, against what the variant itself says.
  if (earlier === undefined || tag === "replaces") return shape;
  return shape.kind === "unknown" || earlier.shape.kind === "enum" ? earlier.shape : shape;
}

/** The objects that all apply; of a choice, the first. */
function objectsIn(shape: Shape, api: Api, depth = 0): readonly ObjectShape[] {
  const target = resolveShape(shape, api.schemas);
  if (target.kind === "object") return [target];
  if (target.kind === "union" && depth <= 5) return objectsIn(target.variants[0]!, api, depth + 1);
  if (target.kind !== "intersection" || depth > 5) return [];
  return target.parts.flatMap((part) => objectsIn(part, api, depth + 1));
}
