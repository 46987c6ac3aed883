import type { EnumShape, EnumValue } from "../../model/schema.js";
import type { Int64 } from "../../model/api.js";
import { openKinds, type OpenKind } from "../../4-plan/types/open-enums.js";
import type { ClientPlan } from "../../4-plan/plan.js";
import { keyword, literalType, typeSymbol, union } from "../seam/build.js";
import type { Keyword, TypeNode } from "../seam/draft.js";
import type { TypeContext } from "./types.js";

/**
 * An enum admits values that don't exist yet, in requests too: what was read can be sent back. A
 * single value is a marker and closed.
 * @param beside any value of which kind stands beside it: nothing of that is unknown
 */
export function enumType(
  shape: EnumShape,
  { client, direction }: TypeContext,
  beside: readonly OpenKind[] = [],
): TypeNode {
  const { int64 } = client.api;
  const isWide = shape.int64 === true;
  const isRead = direction === "response";
  const literals = shape.values.flatMap((value) => {
    if (!isWide || typeof value.value !== "number") return [literalType(value.value)];
    return isRead ? [readType(value, int64)] : writtenTypes(value, int64);
  });
  const kinds = openKinds(shape).filter((kind) => !beside.includes(kind));
  // Beside any number, there is nothing more to admit.
  const isAny = literals.some((type) => type.kind === "keyword");
  const admitted = kinds.flatMap((kind): readonly Keyword[] => {
    if (kind !== "number" || !isWide) return [kind];
    if (isRead) return isAny ? [] : [int64];
    return int64 === "bigint" ? ["number", "bigint"] : ["number"];
  });
  return union([
    ...literals,
    ...(admitted.length === 0 ? [] : [unrecognizedType(client, admitted)]),
  ]);
}

/** What no word of the document is: of a string, where nothing else is said. */
export function unrecognizedType(
  client: ClientPlan,
  kinds: readonly Keyword[] = ["string"],
): TypeNode {
  const of = union(kinds.map(keyword));
  const isUsual = of.kind === "keyword" && of.name === "string";
  return typeSymbol(client.runtime("tools/unrecognized", "Unrecognized"), ...(isUsual ? [] : [of]));
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
