/** The kind of value that a flag takes. */
import type { ObjectShape, Shape } from "../../model/schema.js";
import { isBinary, resolveShape, type Schemas } from "../../model/walk.js";
import type { CliFlag } from "../../../templates/runtime/commands/command-table.js";

type FlagType = Pick<CliFlag, "kind" | "isList" | "isMap" | "words">;

/** What a value is beside null, and whether it may be null. */
export interface FlagValue {
  readonly target: Shape;
  readonly admitsNull: boolean;
}

export function valueOf(shape: Shape, schemas: Schemas): FlagValue {
  const target = resolveShape(shape, schemas);
  if (target.kind !== "union") return { target, admitsNull: false };
  const values = target.variants.filter(({ kind }) => kind !== "null");
  const hasNull = values.length < target.variants.length;
  if (values.length !== 1) return { target, admitsNull: hasNull };
  const inner = valueOf(values[0]!, schemas);
  return { target: inner.target, admitsNull: hasNull || inner.admitsNull };
}

/** Whether the word `null` is null. JSON says so itself, and items of lists and maps aren't. */
export function isNullable(
  { admitsNull }: FlagValue,
  { kind, isList, isMap, words }: FlagType,
): boolean {
  const isScalar = kind !== "json" && kind !== "file" && isList !== true && isMap !== true;
  return admitsNull && isScalar && !words?.includes("null");
}

/** @param target without null beside it */
export function flagType(target: Shape, schemas: Schemas): FlagType {
  switch (target.kind) {
    case "string":
      return { kind: isBinary(target, schemas) ? "file" : "string" };
    case "integer":
    case "number":
    case "boolean":
      return { kind: target.kind };
    case "enum": {
      const [first] = target.values;
      const words = target.values.map(({ value, digits }) => digits ?? String(value));
      return { kind: typeof first?.value === "number" ? "number" : "string", words };
    }
    case "array": {
      const { isList, ...item } = flagType(valueOf(target.items, schemas).target, schemas);
      const isScalar = isList !== true && item.kind !== "json" && item.kind !== "boolean";
      return isScalar ? { ...item, isList: true } : { kind: "json" };
    }
    case "object":
      return mapType(target, schemas);
    default:
      return { kind: "json" };
  }
}

/** An object of names that the document doesn't know. */
function mapType(
  { additional, properties }: ObjectShape,
  schemas: Schemas,
): Pick<CliFlag, "kind" | "isMap"> {
  if (properties.length > 0 || typeof additional === "string") return { kind: "json" };
  const { kind, isList, isMap } = flagType(valueOf(additional, schemas).target, schemas);
  const isScalar = isList !== true && isMap !== true && kind !== "json" && kind !== "boolean";
  return isScalar ? { kind, isMap: true } : { kind: "json" };
}
