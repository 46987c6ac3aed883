import type { EnumShape, EnumValue, Int64 } from "../3-lower/api.js";
import type { Direction } from "../4-plan/directions.js";
import { keyword, literalType, union } from "./build.js";
import type { TypeNode } from "./draft.js";

/** A response's enum admits values that don't exist yet; a single value is a marker and closed. */
export function enumType(shape: EnumShape, direction: Direction, int64: Int64): TypeNode {
  const isWide = shape.int64 === true;
  const isRead = direction === "response";
  const literals = shape.values.flatMap((value) => {
    if (!isWide || typeof value.value !== "number") return [literalType(value.value)];
    return isRead ? [readType(value, int64)] : writtenTypes(value, int64);
  });
  if (!isRead || shape.values.length === 1) return union(literals);
  const kinds = new Set(shape.values.map(({ value }) => typeof value));
  const open: TypeNode[] = [];
  if (kinds.has("string")) open.push({ kind: "open", name: "string" });
  // Beside any number, there is nothing more to admit.
  const isAny = literals.some((type) => type.kind === "keyword");
  if (kinds.has("number") && !isAny) open.push({ kind: "open", name: isWide ? int64 : "number" });
  return union([...literals, ...open]);
}

/** What an integer of 64 bits is in an answer: beyond 2^53 a number has other digits. */
function readType(value: EnumValue, int64: Int64): TypeNode {
  if (int64 === "bigint") return exactType(value);
  return value.digits === undefined ? literalType(value.value) : keyword("number");
}

/** A number where it can say all digits; a bigint where it can't, and where answers have one. */
function writtenTypes(value: EnumValue, int64: Int64): readonly TypeNode[] {
  if (value.digits !== undefined) return [exactType(value)];
  return int64 === "bigint"
    ? [literalType(value.value), exactType(value)]
    : [literalType(value.value)];
}

function exactType({ value, digits }: EnumValue): TypeNode {
  return { kind: "bigint", digits: digits ?? `${BigInt(value)}` };
}
