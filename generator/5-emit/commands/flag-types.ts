/** The kind of value that a flag takes. */
import type { ObjectShape, Shape } from "../../model/schema.js";
import { isBinary, resolveShape, type Schemas } from "../../model/walk.js";
import type { CliFlag } from "../../../templates/runtime/commands/command-table.js";

type FlagType = Pick<CliFlag, "kind" | "isList" | "isMap" | "words">;

/** Beside null, what else it may be. */
export function valueOf(shape: Shape, schemas: Schemas): Shape {
  const target = resolveShape(shape, schemas);
  if (target.kind !== "union") return target;
  const values = target.variants.filter(({ kind }) => kind !== "null");
  return values.length === 1 ? valueOf(values[0]!, schemas) : target;
}

/** Whether the word `null` is null. JSON says so itself, and items of lists and maps aren't. */
export function isNullable(
  shape: Shape,
  { kind, isList, isMap, words }: FlagType,
  schemas: Schemas,
): boolean {
  const isScalar = kind !== "json" && kind !== "file" && isList !== true && isMap !== true;
  return isScalar && !words?.includes("null") && admitsNull(shape, schemas);
}

function admitsNull(shape: Shape, schemas: Schemas): boolean {
  const target = resolveShape(shape, schemas);
  if (target.kind !== "union") return false;
  const values = target.variants.filter(({ kind }) => kind !== "null");
  const [only] = values;
  if (values.length < target.variants.length) return true;
  return only !== undefined && values.length === 1 && admitsNull(only, schemas);
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
      const { isList, ...item } = flagType(valueOf(target.items, schemas), schemas);
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
  const { kind, isList, isMap } = flagType(valueOf(additional, schemas), schemas);
  const isScalar = isList !== true && isMap !== true && kind !== "json" && kind !== "boolean";
  return isScalar ? { kind, isMap: true } : { kind: "json" };
}
