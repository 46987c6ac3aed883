import { somePart, type ShapeContext } from "../../model/walk.js";
import type { ObjectShape, PlainKind, SchemaId, Shape } from "../../model/schema.js";
import { distribute, mergeObjects } from "../../model/merge.js";
import type { Codec, CodecPlan, SimpleCodec, ValueForm } from "./codec.js";
import { CodecTable } from "./codec-table.js";
import { objectCodec } from "./object-codecs.js";
import { joinChoices } from "./open-choices.js";
import { integerCodec, enumCodec, stringCodec } from "./scalar-codecs.js";
import { unionCodec } from "./union-codecs.js";
import { formOf } from "./value-forms.js";

/** The codecs of one client's shapes: each is computed once. */
export class Codecs implements CodecPlan {
  readonly #table = new CodecTable();
  readonly #known = new Map<Shape, Codec>();
  /** The shapes whose codecs are being computed right now. */
  readonly #planning = new Set<Shape>();

  /** @param isRecursive whether a named schema contains itself */
  constructor(
    readonly api: ShapeContext,
    readonly isRecursive: (id: SchemaId) => boolean,
  ) {}

  of(shape: Shape): Codec {
    // These contain none, and are found at once.
    if (plainKinds.has(shape.kind)) return planCodec(shape, this);
    const known = this.#known.get(shape);
    if (known !== undefined) return known;
    this.#planning.add(shape);
    const codec = planCodec(shape, this);
    this.#planning.delete(shape);
    this.#known.set(shape, codec);
    return codec;
  }

  /**
   * Whether a shape contains one whose codec is being computed, with no name in between: such a
   * codec would contain itself.
   */
  isInPlanning(shape: Shape): boolean {
    if (this.#planning.has(shape)) return true;
    if (this.#known.has(shape)) return false;
    const merged = shape.kind === "intersection" ? mergeObjects(shape, this) : undefined;
    return somePart(merged ?? shape, (part) => this.isInPlanning(part));
  }

  formOf(shape: Shape): ValueForm | undefined {
    return formOf(shape, this);
  }

  simple(name: SimpleCodec): Codec {
    return this.#table.simple(name);
  }

  /** The same number for equal data. */
  numberOf(data: unknown): number {
    return this.#table.numberOf(data);
  }

  /** The codec itself, or an equal one that exists already. */
  add(codec: Codec): Codec {
    return this.#table.add(codec);
  }
}

const plainKinds: ReadonlySet<string> = new Set<PlainKind>([
  "unknown",
  "null",
  "never",
  "boolean",
  "number",
  "string",
  "integer",
  "enum",
]);

/** Whether the codec of a schema is one of the runtime under another name, so that nothing is to be made. */
export function isOfRuntime(shape: Shape): boolean {
  return plainKinds.has(shape.kind) && !("userFormat" in shape);
}

function planCodec(shape: Shape, codecs: Codecs): Codec {
  if ("userFormat" in shape) return codecs.add({ kind: "printed", of: shape.kind });
  switch (shape.kind) {
    case "unknown":
    case "null":
      return codecs.simple("any");
    case "never":
    case "boolean":
    case "number":
      return codecs.simple(shape.kind);
    case "string":
      return codecs.simple(stringCodec(shape));
    case "integer":
      return codecs.simple(integerCodec(shape));
    case "enum":
      return codecs.simple(enumCodec(shape));
    case "array":
      return codecs.add({ kind: "array", items: codecs.of(shape.items) });
    case "tuple":
      return tupleCodec(shape, codecs);
    case "object":
      return objectCodec(shape, codecs);
    case "union":
      return unionCodec(shape.variants, codecs);
    case "intersection":
      return intersectionCodec(shape, codecs);
    case "reference": {
      const own = codecs.api.schemas.get(shape.to)?.shape;
      // A bundle needn't have the runtime's codec under two names.
      if (own !== undefined && isOfRuntime(own)) return codecs.of(own);
      return codecs.add({ kind: "schema", id: shape.to, isLazy: codecs.isRecursive(shape.to) });
    }
  }
}

/** A list, if all positions are written the same way. */
function tupleCodec({ prefix, rest }: Shape & { kind: "tuple" }, codecs: Codecs): Codec {
  const first = prefix.map((item) => codecs.of(item));
  const last = codecs.of(rest ?? { kind: "never" });
  if (new Set([...first, last]).size === 1) return codecs.add({ kind: "array", items: last });
  return codecs.add({ kind: "tuple", first, rest: rest?.kind === "unknown" ? null : last });
}

/**
 * Several objects that all apply are one object with all members; anything else is written by its
 * runtime type.
 */
function intersectionCodec(shape: Shape & { kind: "intersection" }, codecs: Codecs): Codec {
  const joined = joinChoices(shape.parts, codecs);
  const whole = joined === undefined ? shape : { kind: shape.kind, parts: joined };
  const merged = mergeObjects(whole, codecs);
  if (merged !== undefined)
    return joined === undefined
      ? mergedCodec(shape, merged, codecs)
      : objectCodec(merged, codecs, { isLoose: true });
  const choices = distribute(whole, codecs);
  if (typeof choices === "object") return unionCodec(choices, codecs);
  const [first, ...others] = new Set(whole.parts.map((part) => codecs.of(part)));
  return first !== undefined && others.length === 0 ? first : codecs.simple("any");
}

/** If one part is a named schema and the others add nothing to it, its codec is used. */
function mergedCodec(
  { parts }: Shape & { kind: "intersection" },
  merged: ObjectShape,
  codecs: Codecs,
): Codec {
  const codec = codecs.of(merged);
  const same = parts.find((part) => {
    const object = part.kind === "reference" ? mergeObjects(part, codecs) : undefined;
    return object !== undefined && codecs.of(object) === codec;
  });
  return same === undefined ? codec : codecs.of(same);
}
