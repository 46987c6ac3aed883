import type { Int64 } from "../../model/api.js";
import type { EnumShape, EnumValue } from "../../model/schema.js";
import { openKinds } from "./open-enums.js";
import type { TypeBuilder } from "./type-builder.js";
import type { OpenKind, TypeForm, TypeWord } from "./type-form.js";
import { anyOf, word } from "./words.js";

/**
 * An enum admits values that don't exist yet, in requests too: what was read can be sent back. A
 * single value is a marker and closed.
 * @param beside any value of which kind stands beside it: nothing of that is unknown
 */
export function enumType(
  shape: EnumShape,
  { facts, direction }: Pick<TypeBuilder, "facts" | "direction">,
  beside: readonly OpenKind[] = [],
): TypeForm {
  const { int64 } = facts.api;
  const isWide = shape.int64 === true;
  const isRead = direction === "response";
  const literals = shape.values.flatMap((value) => {
    if (!isWide || typeof value.value !== "number") return [literal(value)];
    return isRead ? [readType(value, int64)] : writtenTypes(value, int64);
  });
  const kinds = openKinds(shape).filter((kind) => !beside.includes(kind));
  // Beside any number, there is nothing more to admit.
  const isAny = literals.some((type) => type.kind === "word");
  const admitted = kinds.flatMap((kind): readonly TypeWord[] => {
    if (kind !== "number" || !isWide) return [kind];
    if (isRead) return isAny ? [] : [int64];
    return int64 === "bigint" ? ["number", "bigint"] : ["number"];
  });
  return anyOf([
    ...literals,
    ...(admitted.length === 0 ? [] : [{ kind: "unrecognized", of: admitted } as const]),
  ]);
}

/** What an integer of 64 bits is in an answer: beyond 2^53 a number has other digits. */
function readType(value: EnumValue, int64: Int64): TypeForm {
  if (int64 === "bigint") return exactType(value);
  return value.digits === undefined ? literal(value) : word("number");
}

/** A number where it can say all digits; a bigint where it can't, and where answers have one. */
function writtenTypes(value: EnumValue, int64: Int64): readonly TypeForm[] {
  if (value.digits !== undefined) return [exactType(value)];
  return int64 === "bigint" ? [literal(value), exactType(value)] : [literal(value)];
}

function literal({ value }: EnumValue): TypeForm {
  return { kind: "literal", value };
}

function exactType({ value, digits }: EnumValue): TypeForm {
  return { kind: "bigint", digits: digits ?? `${BigInt(value)}` };
}
