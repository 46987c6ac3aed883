/** One of the things that a value can be. */
import { hasOwn } from "../../../encode/codecs/scalar.js";
import type { TextTest } from "../../../validate/checks.js";
import { isDate, isDateTime, isUuid } from "../../../validate/formats.js";
import { isPlainObject } from "../../../validate/objects.js";
import type { JsonSchema } from "../../../validate/rule.js";
import type { ValueShape } from "./shapes.js";

export type ValueKind = "string" | "number" | "integer" | "boolean" | "null" | "array" | "object";

/** For schemas that don't say a type. A text stays text: nothing tells what it means. */
const freeKinds: readonly ValueKind[] = ["string", "array", "object"];

/** The schema of what isn't described. */
const freeSchema: JsonSchema = {};

const formatTests: Readonly<Record<string, (value: unknown) => boolean>> = {
  date: isDate,
  "date-time": isDateTime,
  uuid: isUuid,
};

/** Schemas that apply together, without choices and references. */
export class Variant {
  /** None: no value is allowed. */
  readonly kinds: readonly ValueKind[];
  /** Whether the document doesn't say a type. */
  readonly isFree: boolean;
  /** Whether it is bytes, and not text. */
  readonly isBinary: boolean;
  /** Whether it is an integer of 64 bits. */
  readonly isInt64: boolean;
  /** How many items have schemas of their own. */
  readonly firstItems: number;
  /** The declared members. */
  readonly names: ReadonlySet<string>;
  readonly required: readonly string[];
  /** Whether it says what other members may be, or declares none: it is made for names of the sender's. */
  readonly isMap: boolean;
  private readonly parts: readonly Part[];
  private readonly shapeOf: (schemas: readonly unknown[]) => ValueShape;
  private readonly declared = new Map<string, ValueShape | null>();

  constructor(
    schemas: readonly JsonSchema[],
    shapeOf: (schemas: readonly unknown[]) => ValueShape,
  ) {
    const kinds = schemas.map(kindsOf).reduce(commonKinds, null);
    this.kinds = kinds ?? freeKinds;
    this.isFree = kinds === null;
    this.isBinary = schemas.some(({ format }) => format === "binary");
    this.parts = schemas.map(partOf);
    this.isInt64 = schemas.some(({ type, format }) => type === "integer" && isLong(format));
    this.firstItems = Math.max(0, ...schemas.map(({ prefixItems }) => listIn(prefixItems).length));
    this.names = new Set(this.parts.flatMap(({ properties }) => Object.keys(properties)));
    this.required = schemas.flatMap(({ required }) => listIn<string>(required));
    const saysOthers = schemas.some(
      (one) => "additionalProperties" in one || "patternProperties" in one,
    );
    this.isMap = saysOthers || this.names.size === 0;
    this.shapeOf = shapeOf;
  }

  /** `null`: no member of this name is allowed. */
  member(name: string): ValueShape | null {
    // Other names are the caller's, who may invent any number of them: they aren't kept.
    if (!this.names.has(name)) return this.common((part) => schemasOfMember(part, name));
    let shape = this.declared.get(name);
    if (shape === undefined) {
      shape = this.common((part) => schemasOfMember(part, name));
      this.declared.set(name, shape);
    }
    return shape;
  }

  /** What members besides the declared ones can be. */
  others(): readonly ValueShape[] {
    return this.parts
      .flatMap(({ schema, patterns }) => [
        ...patterns.map(([, one]) => one),
        schema["additionalProperties"],
      ])
      .flatMap((schema) => (isPlainObject(schema) ? [this.shapeOf([schema])] : []));
  }

  /** `null`: there is no item at this index. */
  item(index: number): ValueShape | null {
    return this.common(({ schema: { prefixItems, items = freeSchema } }) => {
      const first: unknown = Array.isArray(prefixItems) ? prefixItems[index] : undefined;
      return [first ?? items];
    });
  }

  /** Whether a scalar is one of the values that the document lists, and in its notation. */
  allows(value: unknown): boolean {
    return this.parts.every(({ schema: { enum: values, const: only, format }, pattern }) => {
      if (Array.isArray(values) && !values.includes(value)) return false;
      if (only !== undefined && only !== value) return false;
      if (typeof value !== "string") return true;
      const hasTest = typeof format === "string" && hasOwn(formatTests, format);
      return (!hasTest || formatTests[format]!(value)) && (pattern?.test(value) ?? true);
    });
  }

  private common(schemasIn: (part: Part) => readonly unknown[]): ValueShape | null {
    const schemas = new Set(this.parts.flatMap(schemasIn));
    if (schemas.has(false)) return null;
    if (schemas.size > 1) schemas.delete(freeSchema);
    return this.shapeOf([...schemas]);
  }
}

/** A schema, with what is looked up in it. */
interface Part {
  readonly schema: JsonSchema;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Without a test, no name is one of them. */
  readonly patterns: readonly (readonly [name: TextTest | null | undefined, schema: unknown])[];
  readonly pattern: TextTest | undefined;
}

/** What rules say beside their JSON Schema. */
interface PatternTests {
  readonly patternTest?: TextTest;
  readonly patternTests?: ReadonlyMap<string, TextTest | null>;
}

function partOf(schema: JsonSchema): Part {
  const { properties, patternProperties } = schema;
  const { patternTest: pattern, patternTests } = schema as PatternTests;
  return {
    schema,
    properties: isPlainObject(properties) ? properties : {},
    patterns: Object.entries(isPlainObject(patternProperties) ? patternProperties : {}).map(
      ([source, one]) => [patternTests?.get(source), one],
    ),
    pattern,
  };
}

function schemasOfMember({ schema, properties, patterns }: Part, name: string): unknown[] {
  if (hasOwn(properties, name)) return [properties[name]];
  const found = patterns.filter(([pattern]) => pattern?.test(name));
  const { additionalProperties = freeSchema } = schema;
  return found.length > 0 ? found.map(([, one]) => one) : [additionalProperties];
}

/** `null`: any. */
function kindsOf({ type, enum: values, const: only }: JsonSchema): readonly ValueKind[] | null {
  if (type !== undefined) return (Array.isArray(type) ? type : [type]) as readonly ValueKind[];
  if (only !== undefined) return [kindOfValue(only)];
  return Array.isArray(values) ? [...new Set(values.map(kindOfValue))] : null;
}

export function kindOfValue(value: unknown): ValueKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as ValueKind;
}

function commonKinds(
  left: readonly ValueKind[] | null,
  right: readonly ValueKind[] | null,
): readonly ValueKind[] | null {
  if (left === null || right === null) return left ?? right;
  return left.flatMap((kind): ValueKind[] => {
    if (right.includes(kind)) return [kind];
    const isInteger = kind === "integer" ? right.includes("number") : right.includes("integer");
    return isInteger && /integer|number/.test(kind) ? ["integer"] : [];
  });
}

function isLong(format: unknown): boolean {
  return format === "int64" || format === "uint64";
}

function listIn<T>(list: unknown): readonly T[] {
  return Array.isArray(list) ? (list as readonly T[]) : [];
}
